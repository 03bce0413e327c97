import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createSqliteStores } from '../../stores/sqlite/createSqliteStores.ts';
import { createPassOver } from '../../stores/records/passOver.ts';
import type { Database } from '../../stores/sqlite/database.ts';
import type { DocumentsDeps } from '../../stores/sqlite/documents.ts';
import { openDatabase } from '../../stores/sqlite/openDatabase.ts';
import type { StoreFixture } from '../contracts/storeFixture.ts';
import { FakeClock } from '../support/clock.ts';
import { loggerInto, silentLogger } from '../support/logger.ts';

/** A folder of its own under the system's temporary one, with the name of a database file in it. */
export async function aDatabaseFile(): Promise<{ readonly file: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'koji-sqlite-'));
  return { file: join(folder, 'koji.db'), remove: () => rm(folder, { recursive: true }) };
}

/** What single stores are made of. */
export function depsOver(database: Database): DocumentsDeps {
  return { database, passOver: createPassOver(silentLogger()) };
}

/** Runs SQL behind the stores' back, and returns how many rows it changed. */
export function meddle(file: string, sql: string): number {
  const connection = new DatabaseSync(file);
  try {
    return Number(connection.prepare(sql).run().changes);
  } finally {
    connection.close();
  }
}

export async function openSqliteFixture(): Promise<StoreFixture> {
  const { file, remove } = await aDatabaseFile();
  const clock = new FakeClock();
  const logged: string[] = [];
  const open = () => createSqliteStores(openDatabase(file), clock, loggerInto(logged));
  let stores = open();
  return {
    clock,
    logged,
    get stores() {
      return stores;
    },
    async restart() {
      await stores.close();
      stores = open();
    },
    async damage(record) {
      // Without its last sign the JSON is none any more, and everything else still stands in it.
      const changed = meddle(file, `UPDATE ${record} SET body = substr(body, 1, length(body) - 1)`);
      assert.equal(changed, 1, 'only a single record can be damaged');
    },
    async dispose() {
      await stores.close();
      await remove();
    },
  };
}
