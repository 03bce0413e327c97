import assert from 'node:assert/strict';
import { pino } from 'pino';
import { KojiError } from '../../errors.ts';
import { createSqliteDirectLineStore } from '../../stores/sqlite/directLineStore.ts';
import { openDatabase } from '../../stores/sqlite/openDatabase.ts';
import { DirectLineHarness, errorCode } from './directLineHarness.ts';

const DAY = 24 * 3_600_000;

describe('mountDirectLine', () => {
  let harness: DirectLineHarness;

  afterEach(() => harness.close());

  it('answers 500, and nothing of the cause, when the store fails', async () => {
    const database = openDatabase(':memory:');
    const store = createSqliteDirectLineStore(database, pino({ level: 'silent' }));
    const createConversation = () => {
      throw new KojiError('unavailable', 'the disk at /var/lib is full');
    };
    harness = await DirectLineHarness.start({ store: { ...store, createConversation } });
    const bearer = await harness.generate();
    const reply = await harness.call('conversations', { method: 'POST', bearer });
    database.close();
    assert.deepEqual([reply.status, errorCode(reply)], [500, 'ServiceError']);
    assert.doesNotMatch(JSON.stringify(reply.body), /disk/);
  });

  it('forgets conversations that have been silent for the retention period', async () => {
    harness = await DirectLineHarness.start();
    const silent = await harness.startConversation();
    harness.clock.advance(90 * DAY);
    const lively = await harness.startConversation();
    await harness.post(lively, { type: 'message', text: 'Hello' });
    harness.clock.advance(1);
    assert.deepEqual(harness.directLine.purge(90 * DAY), { uploads: 0, conversations: 1 });
    assert.equal(harness.store.findConversation(silent.conversationId), undefined);
    assert.equal(harness.store.findConversation(lively.conversationId)?.id, lively.conversationId);
  });

  it('tells the bot where the connector is reached from within', async () => {
    harness = await DirectLineHarness.start({ connectorUrl: () => 'http://127.0.0.1:1' });
    await harness.startConversation();
    const [update] = harness.bot.activities('conversationUpdate');
    assert.equal(update?.serviceUrl, 'http://127.0.0.1:1/v3/directline-connector');
  });
});
