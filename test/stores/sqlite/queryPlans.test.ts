import assert from 'node:assert/strict';
import { silentLogger } from '../../support/logger.ts';
import { createSqliteStores } from '../../../stores/sqlite/createSqliteStores.ts';
import type { Database } from '../../../stores/sqlite/database.ts';
import { openDatabase } from '../../../stores/sqlite/openDatabase.ts';
import type { Stores } from '../../../stores/stores.ts';
import { FakeClock, NOW } from '../../support/clock.ts';
import { aHandoff, aJournalEntry, DESK, TENANT } from '../../support/data.ts';

const QUERIES: Readonly<Record<string, (stores: Stores) => Promise<unknown>>> = {
  'loading a handoff': ({ handoffs }) => handoffs.load(aHandoff()),
  'who waits': ({ handoffs }) => handoffs.waiting(DESK),
  'which chats are due': ({ handoffs }) => handoffs.due(DESK, NOW, NOW + 300_000),
  'which chats ended lately': ({ handoffs }) => handoffs.recentlyEnded(DESK, 10),
  'which agents are present': ({ agents }) => agents.present(DESK),
  'the conversations of a person': ({ conversations }) => conversations.ofPerson('account:customer'),
  'the entries of a handoff': ({ journal }) => journal.entries('handoff-1'),
  'what is open in a handoff': ({ journal }) => journal.open('handoff-1'),
  'what is pending': ({ journal }) => journal.pending(),
  'marking an entry': ({ journal }) => journal.mark('handoff-1', aJournalEntry().id, 'delivered'),
  'erasing old entries': ({ journal }) => journal.eraseBefore(0, ['handoff-1']),
  'the people of a tenant': ({ people }) => people.all(TENANT),
  'the newest settings': ({ settings }) => settings.load(TENANT),
  'the people of an account': ({ people }) => people.ofAccount('customer'),
  'whom to tell something': ({ newsBoxes }) => newsBoxes.due(NOW, 10),
  'which work on requests is due': ({ requestTasks }) => requestTasks.due(NOW, 10),
  'erasing finished work': ({ requestTasks }) => requestTasks.eraseFinishedBefore(NOW),
  'which articles were voted on last': ({ articleVotes }) => articleVotes.newest(TENANT, 10),
  'removing expired sessions': ({ sessions }) => sessions.removeExpired(0),
  'erasing dialog state': ({ botState }) => botState.eraseUnchangedSince(0),
  'erasing old news': ({ newsBoxes }) => newsBoxes.eraseUnchangedSince(0),
  'erasing old codes': ({ signInCodes }) => signInCodes.eraseUnchangedSince(0),
  'reading dialog state': ({ botState }) => botState.read(['key']),
};

/** Notes what is asked of a database on the way to it. */
function recording(database: Database): { readonly recorded: Database; readonly asked: string[] } {
  const asked: string[] = [];
  const recorded: Database = {
    ...database,
    get: (sql, ...values) => (asked.push(sql), database.get(sql, ...values)),
    all: (sql, ...values) => (asked.push(sql), database.all(sql, ...values)),
    run: (sql, ...values) => (asked.push(sql), database.run(sql, ...values)),
  };
  return { recorded, asked };
}

/** Reads a whole table, or sorts. A scan of an index is one of a partial index, as long as the answer. */
function isSlow(step: string): boolean {
  return /^SCAN (?!.*USING INDEX)|TEMP B-TREE/.test(step);
}

describe('queries of the SQLite stores', () => {
  let database: Database;

  beforeEach(() => {
    database = openDatabase(':memory:');
  });
  afterEach(() => {
    database.close();
  });

  const planOf = (sql: string) => database.all(`EXPLAIN QUERY PLAN ${sql}`).map((row) => String(row['detail']));

  for (const [title, query] of Object.entries(QUERIES)) {
    it(`find ${title} by an index, already in order`, async () => {
      const { recorded, asked } = recording(database);
      await query(createSqliteStores(recorded, new FakeClock(), silentLogger()));
      assert.ok(asked.length > 0);
      for (const sql of asked) assert.deepEqual(planOf(sql).filter(isSlow), []);
    });
  }
});
