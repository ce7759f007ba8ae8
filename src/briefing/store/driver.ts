import Libsql from 'libsql';

/** A value that SQLite stores. */
export type Cell = string | number | Uint8Array | null;

/** The little of a SQLite driver that the store needs; `node:sqlite` can stand behind it as well. */
export interface Driver {
  exec(sql: string): void;
  run(sql: string, ...cells: readonly Cell[]): void;
  all<Row>(sql: string, ...cells: readonly Cell[]): Row[];
  /** Runs `work` in one transaction; rolls back and throws on when it throws. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** Opens a database file (or ':memory:') for reading and writing. @throws when it cannot be opened */
export function openDriver(path: string): Driver {
  const database = new Libsql(path);
  const statements = new Map<string, Libsql.Statement>();
  const prepare = (sql: string): Libsql.Statement => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = database.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  };
  const exec = (sql: string): void => {
    database.exec(sql);
  };
  // The time-out first: taking up WAL mode may itself have to wait for another process.
  exec(
    'PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000',
  );
  return {
    exec,
    run: (sql, ...cells) => {
      prepare(sql).run(...cells);
    },
    all: <Row>(sql: string, ...cells: readonly Cell[]) => prepare(sql).all(...cells) as Row[],
    transaction: (work) => {
      exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        exec('COMMIT');
        return result;
      } catch (error) {
        exec('ROLLBACK');
        throw error;
      }
    },
    close: () => {
      statements.clear();
      database.close();
    },
  };
}
