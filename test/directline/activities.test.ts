import assert from 'node:assert/strict';
import { createBotTokens } from '../../directline/index.ts';
import { BOT, DirectLineHarness, errorCode, granted, idOf } from './directLineHarness.ts';
import type { Connection } from './directLineHarness.ts';

describe('Direct Line activities', () => {
  let harness: DirectLineHarness;
  let connection: Connection;

  beforeEach(async () => {
    harness = await DirectLineHarness.start({ botTimeoutMs: 500 });
    connection = await harness.startConversation();
  });
  afterEach(() => harness.close());

  const texts = async () => (await harness.poll(connection)).activities.map((activity) => activity.text);
  const postRaw = (body: string | Uint8Array) =>
    harness.call(`conversations/${connection.conversationId}/activities`, {
      method: 'POST',
      bearer: connection.token,
      body,
    });

  it('are echoed to the client and reach the bot as ordinary Direct Line activities', async () => {
    const id = `${connection.conversationId}|0000001`;
    const channelData = { clientActivityID: 'client-1' };
    const reply = await harness.post(connection, { type: 'message', text: 'Hello', channelData });
    assert.deepEqual([reply.status, reply.body], [200, { id }]);

    const set = await harness.poll(connection);
    assert.equal(set.watermark, '1');
    assert.equal(set.activities[0]?.id, id);
    assert.deepEqual(set.activities[0]?.['channelData'], channelData);

    const [received] = harness.bot.activities('message');
    assert.deepEqual(received, {
      type: 'message',
      text: 'Hello',
      id,
      channelData,
      channelId: 'directline',
      conversation: { id: connection.conversationId },
      from: { id: 'dl_customer', name: 'Demo Customer', role: 'user' },
      recipient: { ...BOT, role: 'bot' },
      serviceUrl: `${harness.publicUrl}/v3/directline-connector`,
      timestamp: '2026-01-05T09:00:00.000Z',
    });
  });

  it('carry proof that they come from Direct Line', async () => {
    await harness.post(connection, { type: 'message', text: 'Hello' });
    const { authorization } = harness.bot.received.items.at(-1) ?? {};
    const { conversationId } = connection;
    assert.equal(harness.botTokens.verifyToBot(authorization, conversationId), true);
    assert.equal(harness.botTokens.verifyToBot(authorization, 'another conversation'), false);
    assert.equal(harness.botTokens.verifyToBot(undefined, conversationId), false);
    assert.equal(harness.botTokens.verifyToBot(harness.botTokens.fromBot(), conversationId), false);
    const stranger = createBotTokens({ secret: 'another secret', clock: harness.clock });
    assert.equal(harness.botTokens.verifyToBot(stranger.toBot(conversationId), conversationId), false);
    harness.clock.advance(5 * 60_000);
    assert.equal(harness.botTokens.verifyToBot(authorization, conversationId), false);
  });

  it('come from the user of the token, whatever they say', async () => {
    const forged = {
      from: { id: 'dl_agent', name: 'Demo Agent', role: 'bot' },
      recipient: { id: 'x' },
      conversation: { id: 'another' },
      channelId: 'msteams',
      serviceUrl: 'https://evil.example.com',
      id: 'mine',
      membersAdded: [{ id: 'x' }],
    };
    await harness.post(connection, { type: 'message', text: 'Hello', ...forged });
    const [received] = harness.bot.activities('message');
    assert.deepEqual(received?.from, { id: 'dl_customer', name: 'Demo Customer', role: 'user' });
    assert.deepEqual(received?.conversation, { id: connection.conversationId });
    assert.equal(received?.['channelId'], 'directline');
    assert.equal(received?.serviceUrl, `${harness.publicUrl}/v3/directline-connector`);
    assert.equal(received?.id, `${connection.conversationId}|0000001`);
    assert.equal(received?.['membersAdded'], undefined);
  });

  it('are in order, and a watermark gives what came after it', async () => {
    for (const text of ['1', '2', '3']) await harness.post(connection, { type: 'message', text });
    const first = await harness.poll(connection);
    assert.deepEqual(
      first.activities.map((activity) => activity.text),
      ['1', '2', '3'],
    );
    assert.deepEqual(await harness.poll(connection, first.watermark), { activities: [], watermark: '3' });
    await harness.post(connection, { type: 'message', text: '4' });
    const second = await harness.poll(connection, first.watermark);
    assert.deepEqual([second.activities.map((activity) => activity.text), second.watermark], [['4'], '4']);
  });

  it('reach the bot one after the other', async () => {
    let running = 0;
    let most = 0;
    harness.bot.turn = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return 200;
    };
    await Promise.all(['1', '2', '3', '4'].map((text) => harness.post(connection, { type: 'message', text })));
    assert.equal(most, 1);
    assert.deepEqual(
      harness.bot.activities('message').map((activity) => activity.text),
      await texts(),
    );
  });

  it('with the same clientActivityID are kept and handed over once', async () => {
    const activity = { type: 'message', text: 'Hello', channelData: { clientActivityID: 'client-1' } };
    const both = await Promise.all([harness.post(connection, activity), harness.post(connection, activity)]);
    const third = await harness.post(connection, activity);
    assert.deepEqual([...both, third].map(idOf), Array(3).fill(`${connection.conversationId}|0000001`));
    assert.deepEqual(await texts(), ['Hello']);
    assert.equal(harness.bot.activities('message').length, 1);
  });

  it('that the bot refused are answered 502, and may be sent again under the same id', async () => {
    const activity = { type: 'message', text: 'Hello', channelData: { clientActivityID: 'client-1' } };
    harness.bot.turn = () => 500;
    const failed = await harness.post(connection, activity);
    assert.equal(failed.status, 502);
    assert.equal(errorCode(failed), 'BotError');
    harness.bot.turn = () => 200;
    assert.equal((await harness.post(connection, activity)).status, 200);
    assert.deepEqual(await texts(), ['Hello']);
    assert.deepEqual(
      harness.bot.activities('message').map(({ id }) => id),
      Array(2).fill(`${connection.conversationId}|0000001`),
    );
  });

  it('that take the bot too long are answered 502', async () => {
    let finish = (status: number): void => void status;
    harness.bot.turn = () => new Promise((resolve) => (finish = resolve));
    const reply = await harness.post(connection, { type: 'message', text: 'Hello' });
    finish(200);
    assert.deepEqual([reply.status, errorCode(reply)], [502, 'BotError']);
  });

  it('that cannot reach the bot are answered 502', async () => {
    await harness.close();
    harness = await DirectLineHarness.start({ botUrl: () => 'http://127.0.0.1:9/api/messages' });
    const token = await harness.generate();
    const { conversationId } = granted(await harness.call('conversations', { method: 'POST', bearer: token }));
    const reply = await harness.post({ conversationId, token, streamUrl: '' }, { type: 'message', text: 'Hello' });
    assert.equal(reply.status, 502);
  });

  it('that a stopped server had kept are handed over after the restart', async () => {
    harness.bot.turn = () => new Promise(() => undefined);
    const posting = harness.post(connection, { type: 'message', text: 'Hello' });
    await harness.bot.received.until(() => harness.bot.activities('message').length === 1);
    await Promise.all([assert.rejects(posting), harness.down()]);

    harness.bot.turn = () => 200;
    await harness.up();
    assert.equal(await harness.directLine.redeliver(), 1);
    const [first, second] = harness.bot.activities('message');
    assert.deepEqual(second, first);
    assert.deepEqual(await texts(), ['Hello']);
    assert.equal(await harness.directLine.redeliver(), 0);
  });

  it('of type typing reach the bot and are not kept', async () => {
    const reply = await harness.post(connection, { type: 'typing' });
    assert.equal(reply.status, 200);
    assert.equal(harness.bot.activities('typing').length, 1);
    assert.deepEqual(await texts(), []);
  });

  it('of emoji only, and of 100 kB, arrive whole', async () => {
    for (const text of ['👩‍👩‍👧‍👦🎉', 'é'.repeat(50_000)]) {
      assert.equal((await harness.post(connection, { type: 'message', text })).status, 200);
      assert.equal(harness.bot.activities('message').at(-1)?.text, text);
      assert.equal((await texts()).at(-1), text);
    }
  });

  it('of more than 256 K characters are refused with 413', async () => {
    for (const length of [262_144, 5_000_000]) {
      const reply = await harness.post(connection, { type: 'message', text: 'x'.repeat(length) });
      assert.deepEqual([reply.status, errorCode(reply)], [413, 'MessageSizeTooBig']);
    }
    assert.deepEqual(await texts(), []);
  });

  it('that are malformed are refused with 400 and change nothing', async () => {
    const malformed = [
      '',
      '{',
      'null',
      '[]',
      '{}',
      '{"type":"message","text":7}',
      '{"type":"conversationUpdate"}',
      '{"type":"message","attachments":[{"contentType":"text/plain","contentUrl":"javascript:alert(1)"}]}',
    ];
    for (const body of malformed) {
      const reply = await postRaw(body);
      assert.deepEqual([body, reply.status, errorCode(reply)], [body, 400, 'BadArgument']);
    }
    const bytes = await postRaw(new Uint8Array([0xff, 0xfe, 0x00]));
    assert.equal(bytes.status, 400);
    assert.deepEqual(await texts(), []);
    assert.deepEqual(harness.bot.activities('message'), []);
  });

  it('are not read by a watermark that is not one', async () => {
    const path = `conversations/${connection.conversationId}/activities?watermark=abc`;
    assert.equal((await harness.call(path, { bearer: connection.token })).status, 400);
  });
});
