import { existsSync, renameSync, rmSync } from 'node:fs';

/** Codes by which SQLite says that a file holds no database, or not all of one. */
const DAMAGE = /^SQLITE_(?:CORRUPT|NOTADB|IOERR_SHORT_READ)/;

/** Tells whether an error says that the database file itself is damaged, so that trying again cannot help. */
export function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && DAMAGE.test(String(error.code));
}

/**
 * Puts a database file aside as `<path>.damaged`, so that a new one can be made in its place. It is not deleted: the
 * path may have named somebody's own file by mistake.
 */
export function putAside(path: string): void {
  if (existsSync(path)) renameSync(path, `${path}.damaged`);
  for (const ending of ['-wal', '-shm']) rmSync(path + ending, { force: true });
}
