import assert from 'node:assert/strict';
import { pino } from 'pino';
import { createKeep } from '../../directline/keep.ts';
import type { Keep } from '../../directline/keep.ts';
import type { DirectLineStore } from '../../directline/ports.ts';
import { createRateLimit } from '../../directline/rateLimit.ts';
import type { Database } from '../../stores/sqlite/database.ts';
import { createSqliteDirectLineStore } from '../../stores/sqlite/directLineStore.ts';
import { openDatabase } from '../../stores/sqlite/openDatabase.ts';
import { FakeClock } from '../support/clock.ts';

const USER = { id: 'dl_customer' };
const MOST_BYTES = 300;

describe('What is kept of a visitor', () => {
  let clock: FakeClock;
  let database: Database;
  let store: DirectLineStore;
  let keep: Keep;

  beforeEach(() => {
    clock = new FakeClock();
    database = openDatabase(':memory:');
    store = createSqliteDirectLineStore(database, pino({ level: 'silent' }));
    for (const id of ['conversation-1', 'conversation-2']) store.createConversation({ id, createdAt: clock.now() });
    const said = createRateLimit({ limit: MOST_BYTES, windowMs: 1_000, clock });
    keep = createKeep({ store, uploads: { keep: () => [] }, visitorOf: () => 'office', said, clock });
  });

  afterEach(() => database.close());

  const say = (length: number, clientActivityID: string, conversationId = 'conversation-1') => {
    const activity = { type: 'message' as const, text: 'a'.repeat(length), channelData: { clientActivityID } };
    return keep({ conversationId, user: USER, activity, files: [] });
  };

  it('has a limit in bytes, over all their conversations and for some time', () => {
    say(150, 'first');
    assert.throws(() => say(150, 'second', 'conversation-2'), { code: 'TooManyRequests', statusCode: 429 });
    assert.deepEqual(store.entriesAfter('conversation-2', 0, 10), []);
    clock.advance(1_000);
    assert.equal(say(150, 'third', 'conversation-2').number, 1);
  });

  it('counts once what is sent twice', () => {
    const first = say(150, 'first');
    assert.deepEqual(say(150, 'first'), first);
    assert.deepEqual(say(150, 'first'), first);
  });
});
