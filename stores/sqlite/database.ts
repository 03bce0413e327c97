import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { fromSqliteError } from './sqliteError.ts';

export type Row = Record<string, SQLOutputValue>;

/**
 * An open database file. Errors of SQLite become a KojiError: `unavailable` when the file cannot be used now (full
 * disk, locked for too long, closed) and `storedRecord` when it is damaged.
 */
export interface Database {
  readonly file: string;
  /** The first row. Not for statements that write: SQLite reports their failure only after the rows were read. */
  get(sql: string, ...values: readonly SQLInputValue[]): Row | undefined;
  all(sql: string, ...values: readonly SQLInputValue[]): readonly Row[];
  /** Runs one statement that writes, and returns how many rows it changed. */
  run(sql: string, ...values: readonly SQLInputValue[]): number;
  /** Runs several statements without values. */
  exec(sql: string): void;
  /** All or nothing. The write lock is taken at the start, so what `work` reads cannot change before it writes. */
  transaction<T>(work: () => T): T;
  /** Closing twice is closing once. */
  close(): void;
}

export function createDatabase(file: string, connection: DatabaseSync): Database {
  const prepare = cachedStatements(connection);
  const translated = <T>(work: () => T) => withOwnErrors(file, work);
  const exec = (sql: string) => {
    translated(() => {
      connection.exec(sql);
    });
  };
  return {
    file,
    get: (sql, ...values) => translated(() => prepare(sql).get(...values)),
    all: (sql, ...values) => translated(() => prepare(sql).all(...values)),
    run: (sql, ...values) => translated(() => Number(prepare(sql).run(...values).changes)),
    exec,
    transaction: (work) => {
      exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        exec('COMMIT');
        return result;
      } catch (error) {
        // A full disk may have ended the transaction already.
        if (connection.isTransaction) exec('ROLLBACK');
        throw error;
      }
    },
    close: () => {
      if (connection.isOpen) connection.close();
    },
  };
}

/** Runs `work` and turns what SQLite throws into a KojiError. */
export function withOwnErrors<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw fromSqliteError(error, file);
  }
}

function cachedStatements(connection: DatabaseSync): (sql: string) => StatementSync {
  const statements = new Map<string, StatementSync>();
  return (sql) => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
}
