import assert from 'node:assert/strict';
import { z } from 'zod';
import { createClientAddress } from '../../clientAddress.ts';
import { DirectLineHarness, errorCode, granted, SECRET } from './directLineHarness.ts';

const THIRTY_MINUTES = 1_800_000;
const generate = { method: 'POST', bearer: SECRET };

describe('Direct Line tokens', () => {
  let harness: DirectLineHarness;

  beforeEach(async () => {
    harness = await DirectLineHarness.start();
  });
  afterEach(() => harness.close());

  it('carry the user where Web Chat’s client library looks for it', async () => {
    const token = await harness.generate({ user: { id: 'dl_1', name: 'Demo Customer' } });
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
    assert.equal(z.object({ user: z.string() }).parse(JSON.parse(payload)).user, 'dl_1');
  });

  it('live 1800 seconds', async () => {
    const reply = await harness.call('tokens/generate', generate);
    assert.equal(granted(reply).expires_in, 1800);
    const { token } = granted(reply);
    harness.clock.advance(THIRTY_MINUTES - 1000);
    assert.equal((await harness.call('tokens/refresh', { method: 'POST', bearer: token })).status, 200);
    harness.clock.advance(1000);
    const expired = await harness.call('tokens/refresh', { method: 'POST', bearer: token });
    assert.equal(expired.status, 403);
    assert.equal(errorCode(expired), 'TokenExpired');
  });

  it('are refreshed with the same conversation and user', async () => {
    const connection = await harness.startConversation();
    harness.clock.advance(THIRTY_MINUTES / 2);
    const refreshed = await harness.call('tokens/refresh', { method: 'POST', bearer: connection.token });
    const { token, conversationId } = granted(refreshed);
    assert.equal(conversationId, connection.conversationId);
    harness.clock.advance(THIRTY_MINUTES / 2);
    await harness.post({ ...connection, token }, { type: 'message', text: 'Hello' });
    assert.equal(harness.bot.activities('message')[0]?.from.id, 'dl_customer');
  });

  it('are minted for the secret only', async () => {
    const token = await harness.generate();
    const refusals = [
      { bearer: undefined, status: 401 },
      { bearer: 'not-the-secret', status: 403 },
      { bearer: token, status: 403 },
    ];
    for (const { bearer, status } of refusals) {
      const reply = await harness.call('tokens/generate', { method: 'POST', ...(bearer && { bearer }) });
      assert.equal(reply.status, status);
    }
  });

  it('bind no user whose id does not begin with dl_', async () => {
    const reply = await harness.call('tokens/generate', { ...generate, body: { user: { id: 'customer' } } });
    assert.equal(reply.status, 400);
  });

  it('are refused when a claim or the signature was changed', async () => {
    const token = await harness.generate();
    const [header = '', payload = '', signature = ''] = token.split('.');
    const claims = Buffer.from(payload, 'base64url').toString();
    const changed = Buffer.from(claims.replace('dl_customer', 'dl_agent')).toString('base64url');
    assert.notEqual(changed, payload);
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const forgeries = [
      `${header}.${changed}.${signature}`,
      `${header}.${payload}.`,
      `${none}.${payload}.`,
      `${header}.${payload}.${signature}.x`,
      `${header}.${payload}`,
    ];
    for (const bearer of forgeries) {
      assert.equal((await harness.call('conversations', { method: 'POST', bearer })).status, 403, bearer);
    }
  });

  it('of another purpose are refused: a stream’s token is no access token', async () => {
    const { streamUrl } = await harness.startConversation();
    const bearer = new URL(streamUrl).searchParams.get('t') ?? '';
    assert.equal((await harness.call('tokens/refresh', { method: 'POST', bearer })).status, 403);
  });

  it('of another conversation are refused on every route', async () => {
    const own = await harness.startConversation();
    const other = await harness.startConversation();
    const path = `conversations/${other.conversationId}`;
    const replies = await Promise.all([
      harness.call(path, { bearer: own.token }),
      harness.call(`${path}/activities`, { bearer: own.token }),
      harness.call(`${path}/activities`, { method: 'POST', bearer: own.token, body: { type: 'message' } }),
      harness.call(`${path}/upload`, { method: 'POST', bearer: own.token, body: 'text' }),
    ]);
    assert.deepEqual(
      replies.map((reply) => [reply.status, errorCode(reply)]),
      replies.map(() => [403, 'Forbidden']),
    );
    assert.deepEqual((await harness.poll(other)).activities, []);
  });

  it('are still good after a restart of the server', async () => {
    const connection = await harness.startConversation();
    await harness.down();
    await harness.up();
    assert.equal((await harness.post(connection, { type: 'message', text: 'Hello' })).status, 200);
  });

  it('work from their trusted origins only', async () => {
    const bearer = await harness.generate({ user: { id: 'dl_1' }, trustedOrigins: ['https://help.example.com'] });
    const from = (origin: string) => harness.call('conversations', { method: 'POST', bearer, headers: { origin } });
    assert.equal((await from('https://evil.example.com')).status, 403);
    assert.equal((await from('https://help.example.com')).status, 201);
  });

  it('keep their trusted origins when the conversation gives out a new one', async () => {
    const bearer = await harness.generate({ user: { id: 'dl_1' }, trustedOrigins: ['https://help.example.com'] });
    const started = await harness.call('conversations', { method: 'POST', bearer });
    const headers = { origin: 'https://evil.example.com' };
    const reply = await harness.call('tokens/refresh', { method: 'POST', bearer: granted(started).token, headers });
    assert.equal(reply.status, 403);
  });

  it('that call too often are told to wait, and may go on after it', async () => {
    const connection = await harness.startConversation();
    const path = `conversations/${connection.conversationId}/activities`;
    let reply = await harness.call(path, { bearer: connection.token });
    while (reply.status === 200) reply = await harness.call(path, { bearer: connection.token });
    assert.equal(reply.status, 429);
    assert.equal(reply.headers.get('retry-after'), '60');
    harness.clock.advance(60_000);
    assert.equal((await harness.call(path, { bearer: connection.token })).status, 200);
  });

  it('guessed behind a proxy do not use up the guesses of others behind it', async () => {
    const behindProxy = await DirectLineHarness.start({ clientAddress: createClientAddress(1) });
    const guessFrom = (client: string) => {
      const headers = { 'x-forwarded-for': client };
      return behindProxy.call('tokens/generate', { method: 'POST', bearer: 'guess', headers });
    };
    let reply = await guessFrom('203.0.113.1');
    while (reply.status === 403) reply = await guessFrom('203.0.113.1');
    assert.equal(reply.status, 429);
    assert.equal((await guessFrom('203.0.113.2')).status, 403);
    await behindProxy.close();
  });

  it('guessed by the dozen are answered 429, while a good one still works', async () => {
    const good = await harness.generate();
    const guess = () => harness.call('tokens/generate', { method: 'POST', bearer: 'guess' });
    let reply = await guess();
    while (reply.status === 403) reply = await guess();
    assert.equal(reply.status, 429);
    assert.equal((await harness.call('conversations', { method: 'POST', bearer: good })).status, 201);
  });
});
