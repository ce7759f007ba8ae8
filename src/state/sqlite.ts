import { setImmediate } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, Dialect, Driver } from 'kysely';
import Libsql from 'libsql';
import { SelectQueryNode, SqliteDialect, SqliteDriver } from './kysely.ts';

/** How long one attempt to write may stand still for another process; between attempts the event loop turns. */
const WAIT_SYNC_MS = 20;
const RETRY_EVERY_MS = 25;
const RETRIES_MAX = 200;

/**
 * Creates Kysely's way to a SQLite file (or ':memory:') that several processes may share. What was written is on the
 * disk when its promise resolves.
 *
 * @throws when the file cannot be opened.
 */
export function createSqliteDialect(path: string): Dialect {
  const database = new Libsql(path);
  database.exec(
    `PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = ${WAIT_SYNC_MS}`,
  );
  return new (class extends SqliteDialect {
    override createDriver(): Driver {
      return new PatientDriver(database);
    }
  })({ database });
}

/**
 * Waits for other writers without stopping the event loop. The right to write is taken before a write begins, and by
 * `exec`: libsql leaves a statement that was refused half done, and nothing can be committed after it.
 */
class PatientDriver extends SqliteDriver {
  readonly #database: Libsql.Database;
  #isInTransaction = false;

  constructor(database: Libsql.Database) {
    super({ database });
    this.#database = database;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    // Statements are done while they are called. Many in a row must not keep others, such as acknowledgements, waiting.
    await setImmediate();
    return {
      executeQuery: async <Row>(query: CompiledQuery) => {
        if (this.#isInTransaction || SelectQueryNode.is(query.query)) {
          return connection.executeQuery<Row>(query);
        }
        await this.#begin();
        try {
          const result = await connection.executeQuery<Row>(query);
          this.#end('COMMIT');
          return result;
        } catch (error) {
          this.#end('ROLLBACK');
          throw error;
        }
      },
      streamQuery: (query, size) => connection.streamQuery(query, size),
    };
  }

  override async beginTransaction(): Promise<void> {
    await this.#begin();
  }

  override async commitTransaction(): Promise<void> {
    this.#end('COMMIT');
  }

  override async rollbackTransaction(): Promise<void> {
    this.#end('ROLLBACK');
  }

  async #begin(): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        this.#database.exec('BEGIN IMMEDIATE');
        this.#isInTransaction = true;
        return;
      } catch (error) {
        if (tries >= RETRIES_MAX || !isBusy(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, RETRY_EVERY_MS));
      }
    }
  }

  #end(how: 'COMMIT' | 'ROLLBACK'): void {
    this.#isInTransaction = false;
    this.#database.exec(how);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
