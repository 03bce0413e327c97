import assert from 'node:assert/strict';
import { isKojiError } from '../../../errors.ts';
import { createSqliteStores } from '../../../stores/sqlite/createSqliteStores.ts';
import type { Database } from '../../../stores/sqlite/database.ts';
import { openDatabase } from '../../../stores/sqlite/openDatabase.ts';
import { FakeClock } from '../../support/clock.ts';
import { aConversation, aJournalEntry, aLine, DESK, aHandoff } from '../../support/data.ts';
import { silentLogger } from '../../support/logger.ts';
import { aDatabaseFile } from '../sqliteFixture.ts';

const isUnavailable = (error: unknown): boolean => isKojiError(error, 'unavailable') && /full/.test(error.message);

/** Longer than what is left in the pages that are there already. */
const LONG = 'x'.repeat(20_000);

function pages(database: Database): number {
  return Number(database.get('PRAGMA page_count')?.['page_count']);
}

describe('a full disk', () => {
  let database: Database;
  let remove: () => Promise<void>;
  const stores = () => createSqliteStores(database, new FakeClock(), silentLogger());

  beforeEach(async () => {
    const found = await aDatabaseFile();
    remove = found.remove;
    database = openDatabase(found.file);
    await stores().handoffs.create(aHandoff());
    database.exec(`PRAGMA max_page_count = ${pages(database)}`);
  });
  afterEach(async () => {
    database.close();
    await remove();
  });

  it('refuses what is written, says so, and keeps nothing of it', async () => {
    const line = aJournalEntry({ content: aLine(LONG) });
    await assert.rejects(stores().journal.append(line), isUnavailable);
    await assert.rejects(stores().conversations.create(aConversation({ name: LONG })), isUnavailable);
    await assert.rejects(stores().botState.write({ a: { step: 1 }, b: { text: LONG } }), isUnavailable);
    assert.deepEqual(await stores().journal.entries('handoff-1'), []);
    assert.deepEqual(await stores().botState.read(['a', 'b']), {});
  });

  it('is no hindrance to reading', async () => {
    await assert.rejects(stores().journal.append(aJournalEntry({ content: aLine(LONG) })), isUnavailable);
    assert.equal((await stores().handoffs.waiting(DESK)).length, 1);
  });

  it('is over as soon as there is room again', async () => {
    const line = aJournalEntry({ content: aLine(LONG) });
    await assert.rejects(stores().journal.append(line), isUnavailable);
    database.exec(`PRAGMA max_page_count = ${pages(database) + 100}`);
    assert.equal(await stores().journal.append(line), 'appended');
    assert.deepEqual(await stores().journal.entries('handoff-1'), [line]);
  });
});
