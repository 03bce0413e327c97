import assert from 'node:assert/strict';
import { z } from 'zod';
import { LIMITS } from '../../directline/limits.ts';
import { chatForEachTest } from './chatForEachTest.ts';
import { errorCode, idOf } from './directLineHarness.ts';

const idsSchema = z.object({ clientActivityID: z.string() });

/** A line as a page sends it; another try has an id of its own. */
const line = (clientActivityID: string, retryOf?: string) => ({
  type: 'message',
  text: 'My mouse is broken',
  channelData: { clientActivityID, ...(retryOf !== undefined && { retryOf }) },
});

describe('What a page sends again under an id of its own', () => {
  const chat = chatForEachTest();

  /** The different activities that the bot has been sent: one that comes again under its id is none to it. */
  const heard = () => new Set(chat.server.bot.activities('message').map(({ id }) => id)).size;
  const shown = async () => {
    const { activities } = await chat.poll();
    return activities.map(({ channelData }) => idsSchema.parse(channelData).clientActivityID);
  };
  const hang = () => {
    chat.server.bot.turn = () => new Promise(() => undefined);
  };
  const reached = (count: number) =>
    chat.server.bot.received.until(() => chat.server.bot.activities('message').length >= count);

  it('is the same activity to the bot where the server was killed while it handed it over', async () => {
    const other = await chat.server.beside();
    hang();
    void chat.post(line('first')).catch(() => undefined);
    await reached(1);
    await chat.server.down();
    chat.server.bot.turn = () => 200;
    assert.equal((await other.post(chat.connection, line('second', 'first'))).status, 200);
    assert.equal(chat.server.bot.activities('message').length, 2);
    assert.equal(heard(), 1);
    assert.deepEqual(other.store.pendingEntries(), []);
    await other.close();
  });

  it('is not handed over where the bot has it, and the page gets its echo once, by the newest id', async () => {
    const first = idOf(await chat.post(line('first')));
    assert.equal(idOf(await chat.post(line('second', 'first'))), first);
    assert.equal(idOf(await chat.post(line('third', 'first'))), first);
    assert.equal(chat.server.bot.activities('message').length, 1);
    assert.deepEqual(await shown(), ['third']);
  });

  it('goes to the bot under its first id where that failed, for nobody knows what became of it', async () => {
    chat.server.bot.turn = () => 500;
    assert.equal((await chat.post(line('first'))).status, 502);
    chat.server.bot.turn = () => 200;
    assert.equal((await chat.post(line('second', 'first'))).status, 200);
    assert.equal(heard(), 1);
    assert.equal(chat.server.bot.activities('message').length, 2);
  });

  it('is handed over as what it is where the first try has not arrived, which then comes too late', async () => {
    assert.equal((await chat.post(line('second', 'first'))).status, 200);
    assert.equal((await chat.post(line('first'))).status, 200);
    assert.equal((await chat.post(line('third', 'first'))).status, 200);
    assert.equal(chat.server.bot.activities('message').length, 1);
    assert.deepEqual(await shown(), ['third']);
  });

  it('waits with the first try while another server is at work', async () => {
    const gate = Promise.withResolvers<number>();
    chat.server.bot.turn = () => gate.promise;
    const other = await chat.server.beside();
    const first = chat.post(line('first'));
    await reached(1);
    const second = other.post(chat.connection, line('second', 'first'));
    await other.poll(chat.connection);
    gate.resolve(200);
    assert.deepEqual([(await first).status, (await second).status], [200, 200]);
    assert.equal(chat.server.bot.activities('message').length, 1);
    await other.close();
  });

  it('does not touch what is said in another conversation', async () => {
    await chat.post(line('first'));
    const other = await chat.server.startConversation();
    assert.equal((await chat.server.post(other, line('second', 'first'))).status, 200);
    assert.equal(heard(), 2);
    assert.deepEqual(await shown(), ['first']);
  });

  it('brings no files a second time', async () => {
    const upload = (activity: object) => {
      const body = new FormData();
      body.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
      body.append('file', new Blob(['Hello'], { type: 'text/plain' }), 'a.txt');
      const path = `conversations/${chat.connection.conversationId}/upload`;
      return chat.server.call(path, { method: 'POST', bearer: chat.connection.token, body });
    };
    assert.equal((await upload(line('first'))).status, 200);
    assert.equal((await upload(line('second', 'first'))).status, 200);
    assert.equal(chat.server.bot.activities('message').length, 1);
    assert.deepEqual(await shown(), ['second']);
    const { conversationId } = chat.connection;
    assert.deepEqual(chat.server.store.uploadedBytes({ conversationId, visitor: 'dl_customer' }), {
      conversation: 5,
      visitor: 5,
    });
  });
});

describe('What is more than the bot takes', () => {
  const chat = chatForEachTest();

  for (const [what, text] of [
    ['in the request', '电'.repeat(LIMITS.activityBytes / 3)],
    ['once it is kept', ''],
  ] as const) {
    it(`is refused, and not kept: counted ${what}`, async () => {
      // A number may be written shorter than it is kept.
      const value = `[${Array.from({ length: 40_000 }, () => '1e20').join(',')}]`;
      const long = text === '' ? `{"type":"message","value":${value}}` : JSON.stringify({ type: 'message', text });
      const path = `conversations/${chat.connection.conversationId}/activities`;
      const headers = { 'content-type': 'application/json' };
      const reply = await chat.server.call(path, {
        method: 'POST',
        bearer: chat.connection.token,
        headers,
        body: long,
      });
      assert.deepEqual([reply.status, errorCode(reply)], [413, 'MessageSizeTooBig']);
      assert.deepEqual((await chat.poll()).activities, []);
    });
  }
});
