import assert from 'node:assert/strict';
import { BOT, DirectLineHarness, granted, SECRET } from './directLineHarness.ts';

describe('Direct Line conversations', () => {
  let harness: DirectLineHarness;

  beforeEach(async () => {
    harness = await DirectLineHarness.start();
  });
  afterEach(() => harness.close());

  it('start with a token and a stream, and tell the bot who has joined', async () => {
    const bearer = await harness.generate();
    const body = { user: {}, locale: 'fr' };
    const reply = await harness.call('conversations', { method: 'POST', bearer, body });
    assert.equal(reply.status, 201);
    await harness.bot.received.atLeast(1);
    const [update] = harness.bot.activities('conversationUpdate');
    assert.deepEqual(update?.['membersAdded'], [BOT, { id: 'dl_customer', name: 'Demo Customer' }]);
    assert.equal(update?.['locale'], 'fr');
    assert.equal(update?.['channelId'], 'directline');
    assert.equal(update?.conversation.id, granted(reply).conversationId);
  });

  it('start once: a second call answers the same one and tells the bot nothing', async () => {
    const bearer = await harness.generate();
    const first = await harness.call('conversations', { method: 'POST', bearer });
    const second = await harness.call('conversations', { method: 'POST', bearer });
    assert.deepEqual([first.status, second.status], [201, 200]);
    assert.equal(granted(first).conversationId, granted(second).conversationId);
    await harness.directLine.close();
    assert.equal(harness.bot.activities('conversationUpdate').length, 1);
  });

  it('start even when the bot is down', async () => {
    harness.bot.turn = () => 500;
    const bearer = await harness.generate();
    assert.equal((await harness.call('conversations', { method: 'POST', bearer })).status, 201);
  });

  it('never show the bot’s conversationUpdate to the client', async () => {
    const connection = await harness.startConversation();
    assert.deepEqual(await harness.poll(connection), { activities: [], watermark: '0' });
  });

  it('that were not started are not found', async () => {
    const reply = await harness.call('conversations/unknown', { bearer: SECRET });
    assert.equal(reply.status, 404);
  });

  it('are opened by the secret, with a token bound to their user', async () => {
    const connection = await harness.startConversation();
    const { token } = await harness.reconnect({ ...connection, token: SECRET });
    await harness.post({ ...connection, token }, { type: 'message', text: 'Hello', from: { id: 'somebody' } });
    assert.equal(harness.bot.activities('message')[0]?.from.id, 'dl_customer');
  });

  it('take the first speaker for their user when the token has none', async () => {
    const bearer = await harness.generate({});
    const { conversationId } = granted(await harness.call('conversations', { method: 'POST', bearer }));
    const connection = { conversationId, token: bearer, streamUrl: '' };
    assert.equal((await harness.post(connection, { type: 'message', text: 'No name' })).status, 400);
    await harness.post(connection, { type: 'message', text: 'First', from: { id: 'user-1' } });
    await harness.post(connection, { type: 'message', text: 'Second', from: { id: 'user-2' } });
    assert.deepEqual(
      harness.bot.activities('message').map((activity) => activity.from.id),
      ['user-1', 'user-1'],
    );
    const [, joined] = harness.bot.activities('conversationUpdate');
    assert.deepEqual(joined?.['membersAdded'], [{ id: 'user-1' }]);
  });

  it('let no client choose a user id that begins with dl_', async () => {
    const bearer = await harness.generate({});
    const user = { id: 'dl_customer' };
    const start = await harness.call('conversations', { method: 'POST', bearer, body: { user } });
    assert.equal(start.status, 400);
    const { conversationId } = granted(await harness.call('conversations', { method: 'POST', bearer }));
    const post = await harness.post(
      { conversationId, token: bearer, streamUrl: '' },
      { type: 'message', text: 'Hello', from: user },
    );
    assert.equal(post.status, 400);
    assert.deepEqual(harness.bot.activities('message'), []);
  });

  it('let pages of the own and of allowed origins call, and no others', async () => {
    await harness.close();
    harness = await DirectLineHarness.start({ allowedOrigins: ['https://help.example.com'] });
    const ask = async (origin: string) => {
      const reply = await harness.call('conversations', { method: 'OPTIONS', headers: { origin } });
      assert.equal(reply.headers.get('access-control-allow-credentials'), null);
      return [reply.status, reply.headers.get('access-control-allow-origin')];
    };
    assert.deepEqual(await ask('https://help.example.com'), [200, 'https://help.example.com']);
    assert.deepEqual(await ask(harness.publicUrl), [200, harness.publicUrl]);
    assert.deepEqual(await ask('https://evil.example.com'), [200, null]);
  });
});
