import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isKojiError } from '../../errors.ts';
import { applySchema } from './applySchema.ts';
import type { Database } from './database.ts';
import { createDatabase, withOwnErrors } from './database.ts';
import { storesSchema } from './storesSchema.ts';

export interface OpenOptions {
  /** How long a statement waits for the lock of another process. The event loop waits with it. */
  readonly busyTimeoutMs?: number;
}

const WAL_ATTEMPTS = 10;
/** SQLite's name for a database without a file. */
const IN_MEMORY = ':memory:';

/**
 * What is committed survives the death of the process, `kill -9` included: it is in the operating system's hands by
 * then. With synchronous = NORMAL the disk itself is made to catch up at checkpoints only, so a power failure or a
 * crash of the operating system can undo the last commits (and never tears one apart); FULL would pay for that with a
 * wait for the disk at every message. secure_delete overwrites what is erased instead of only forgetting where it was.
 */
const PRAGMAS = `
  PRAGMA synchronous = NORMAL;
  PRAGMA secure_delete = ON;
`;

/**
 * Opens the file, and creates it with its folder where there is none. Several processes may have it open at once, on one
 * machine and on a local disk: the write-ahead log needs shared memory, which network shares do not offer. A backup
 * takes `<file>-wal` along, or is made with SQLite's own tools.
 *
 * Throws a KojiError of kind `unavailable` or `storedRecord`; the latter also for a file of a newer version.
 */
export function openDatabase(file: string, options: OpenOptions = {}): Database {
  const { busyTimeoutMs = 5_000 } = options;
  const connection = withOwnErrors(file, () => {
    if (file !== IN_MEMORY) makeFolder(dirname(file));
    // For the eyes of its owner only, also in a folder that was there before; the log beside it gets the same rights.
    if (file !== IN_MEMORY) closeSync(openSync(file, 'a', 0o600));
    return new DatabaseSync(file, { timeout: busyTimeoutMs });
  });
  const database = createDatabase(file, connection);
  try {
    useWriteAheadLog(database, WAL_ATTEMPTS);
    database.exec(PRAGMAS);
    applySchema(database, storesSchema);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Level by level: where nothing can be made, as in /proc, Node's recursive one goes on for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process has just made it.
    if (!existsSync(folder)) throw error;
  }
}

/**
 * Where several processes open a new file at the same moment, SQLite answers all but one as locked at once, without the
 * busy timeout. An empty transaction waits until the other is done; then the log is there, and asking again succeeds.
 */
function useWriteAheadLog(database: Database, attempts: number): void {
  try {
    database.exec('PRAGMA journal_mode = WAL');
  } catch (error) {
    if (attempts <= 1 || !isKojiError(error, 'unavailable')) throw error;
    database.transaction(() => undefined);
    useWriteAheadLog(database, attempts - 1);
  }
}
