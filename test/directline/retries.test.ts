import assert from 'node:assert/strict';
import { z } from 'zod';
import { LIMITS } from '../../directline/limits.ts';
import { DirectLineHarness, errorCode, idOf } from './directLineHarness.ts';
import type { Connection } from './directLineHarness.ts';

const idsSchema = z.object({ clientActivityID: z.string() });

/** A line as a page sends it; another try has an id of its own. */
const line = (clientActivityID: string, retryOf?: string) => ({
  type: 'message',
  text: 'My mouse is broken',
  channelData: { clientActivityID, ...(retryOf !== undefined && { retryOf }) },
});

describe('What a page sends again under an id of its own', () => {
  let harness: DirectLineHarness;
  let connection: Connection;

  beforeEach(async () => {
    harness = await DirectLineHarness.start();
    connection = await harness.startConversation();
  });
  afterEach(() => harness.close());

  /** The different activities that the bot has been sent: one that comes again under its id is none to it. */
  const heard = () => new Set(harness.bot.activities('message').map(({ id }) => id)).size;
  const shown = async () => {
    const { activities } = await harness.poll(connection);
    return activities.map(({ channelData }) => idsSchema.parse(channelData).clientActivityID);
  };
  const hang = () => {
    harness.bot.turn = () => new Promise(() => undefined);
  };
  const reached = (count: number) =>
    harness.bot.received.until(() => harness.bot.activities('message').length >= count);

  it('is the same activity to the bot where the server was killed while it handed it over', async () => {
    const other = await harness.beside();
    hang();
    void harness.post(connection, line('first')).catch(() => undefined);
    await reached(1);
    await harness.down();
    harness.bot.turn = () => 200;
    assert.equal((await other.post(connection, line('second', 'first'))).status, 200);
    assert.equal(harness.bot.activities('message').length, 2);
    assert.equal(heard(), 1);
    assert.deepEqual(other.store.pendingEntries(), []);
    await other.close();
  });

  it('is not handed over where the bot has it, and the page gets its echo once, by the newest id', async () => {
    const first = idOf(await harness.post(connection, line('first')));
    assert.equal(idOf(await harness.post(connection, line('second', 'first'))), first);
    assert.equal(idOf(await harness.post(connection, line('third', 'first'))), first);
    assert.equal(harness.bot.activities('message').length, 1);
    assert.deepEqual(await shown(), ['third']);
  });

  it('goes to the bot under its first id where that failed, for nobody knows what became of it', async () => {
    harness.bot.turn = () => 500;
    assert.equal((await harness.post(connection, line('first'))).status, 502);
    harness.bot.turn = () => 200;
    assert.equal((await harness.post(connection, line('second', 'first'))).status, 200);
    assert.equal(heard(), 1);
    assert.equal(harness.bot.activities('message').length, 2);
  });

  it('is handed over as what it is where the first try has not arrived, which then comes too late', async () => {
    assert.equal((await harness.post(connection, line('second', 'first'))).status, 200);
    assert.equal((await harness.post(connection, line('first'))).status, 200);
    assert.equal((await harness.post(connection, line('third', 'first'))).status, 200);
    assert.equal(harness.bot.activities('message').length, 1);
    assert.deepEqual(await shown(), ['third']);
  });

  it('waits with the first try while another server is at work', async () => {
    const gate = Promise.withResolvers<number>();
    harness.bot.turn = () => gate.promise;
    const other = await harness.beside();
    const first = harness.post(connection, line('first'));
    await reached(1);
    const second = other.post(connection, line('second', 'first'));
    await other.poll(connection);
    gate.resolve(200);
    assert.deepEqual([(await first).status, (await second).status], [200, 200]);
    assert.equal(harness.bot.activities('message').length, 1);
    await other.close();
  });

  it('does not touch what is said in another conversation', async () => {
    await harness.post(connection, line('first'));
    const other = await harness.startConversation();
    assert.equal((await harness.post(other, line('second', 'first'))).status, 200);
    assert.equal(heard(), 2);
    assert.deepEqual(await shown(), ['first']);
  });

  it('brings no files a second time', async () => {
    const upload = (activity: object) => {
      const body = new FormData();
      body.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
      body.append('file', new Blob(['Hello'], { type: 'text/plain' }), 'a.txt');
      const path = `conversations/${connection.conversationId}/upload`;
      return harness.call(path, { method: 'POST', bearer: connection.token, body });
    };
    assert.equal((await upload(line('first'))).status, 200);
    assert.equal((await upload(line('second', 'first'))).status, 200);
    assert.equal(harness.bot.activities('message').length, 1);
    assert.deepEqual(await shown(), ['second']);
    const { conversationId } = connection;
    assert.deepEqual(harness.store.uploadedBytes({ conversationId, visitor: 'dl_customer' }), {
      conversation: 5,
      visitor: 5,
    });
  });
});

describe('What is more than the bot takes', () => {
  let harness: DirectLineHarness;
  let connection: Connection;

  beforeEach(async () => {
    harness = await DirectLineHarness.start();
    connection = await harness.startConversation();
  });
  afterEach(() => harness.close());

  for (const [what, text] of [
    ['in the request', '电'.repeat(LIMITS.activityBytes / 3)],
    ['once it is kept', ''],
  ] as const) {
    it(`is refused, and not kept: counted ${what}`, async () => {
      // A number may be written shorter than it is kept.
      const value = `[${Array.from({ length: 40_000 }, () => '1e20').join(',')}]`;
      const long = text === '' ? `{"type":"message","value":${value}}` : JSON.stringify({ type: 'message', text });
      const path = `conversations/${connection.conversationId}/activities`;
      const headers = { 'content-type': 'application/json' };
      const reply = await harness.call(path, { method: 'POST', bearer: connection.token, headers, body: long });
      assert.deepEqual([reply.status, errorCode(reply)], [413, 'MessageSizeTooBig']);
      assert.deepEqual((await harness.poll(connection)).activities, []);
    });
  }
});
