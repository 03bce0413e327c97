import assert from 'node:assert/strict';
import { once } from 'node:events';
import { pino } from 'pino';
import { createServer } from 'restify';
import type { Server, ServerOptions } from 'restify';
import { z } from 'zod';
import { createForgeTokens } from '../../identity/index.ts';
import { mountForgeRoutes } from '../../portal/index.ts';
import { AGENT, CUSTOMER, IdentityWorld } from '../identity/identityWorld.ts';
import { SequentialIds } from '../support/clock.ts';
import { APP_ID, ForgeAtlassian } from '../support/forgeAtlassian.ts';
import { FakeDirectLine } from './fakeDirectLine.ts';

const ticketSchema = z.object({
  token: z.string(),
  conversationId: z.string(),
  userId: z.string().startsWith('dl_'),
  resumed: z.boolean(),
  domain: z.string(),
  botName: z.string(),
});

describe('the chat of a Forge panel', () => {
  let atlassian: ForgeAtlassian;
  let server: Server;
  let world: IdentityWorld;
  let directLine: FakeDirectLine;

  beforeEach(async () => {
    atlassian = await ForgeAtlassian.start();
    world = new IdentityWorld();
    directLine = new FakeDirectLine();
    // restify's types are older than its logger.
    server = createServer({ log: pino({ level: 'silent' }) } as unknown as ServerOptions);
    mountForgeRoutes(server, {
      tokens: createForgeTokens({ keysUrl: atlassian.keysUrl, appId: APP_ID, cloudId: undefined, clock: world.clock }),
      directory: world.directory,
      identity: world.identity,
      directLine,
      directLineUrl: () => 'https://koji.example.com/v3/directline',
      botName: () => Promise.resolve('Koji'),
      clock: world.clock,
      ids: new SequentialIds('chat'),
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
  });

  afterEach(async () => {
    server.server.closeAllConnections();
    server.close();
    await atlassian.close();
  });

  async function ask(token: string | undefined, body?: unknown): Promise<{ status: number; text: string }> {
    const headers = {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const url = `http://127.0.0.1:${String(server.address().port)}/api/forge/chat-token`;
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(url, { method: 'POST', headers, ...sent });
    return { status: response.status, text: await response.text() };
  }

  const tokenOf = (accountId = CUSTOMER.accountId) => atlassian.sign(accountId, world.clock.now());

  async function ticketFor(accountId?: string, body?: unknown): Promise<z.infer<typeof ticketSchema>> {
    const { status, text } = await ask(await tokenOf(accountId), body);
    assert.equal(status, 200, text);
    return ticketSchema.parse(JSON.parse(text));
  }

  const personOf = (userId: string) =>
    world.identity.resolve({ channel: 'directline', channelUserId: userId, conversationId: 'x', name: '' });

  it('is that of the account which Atlassian vouches for, already signed in', async () => {
    const ticket = await ticketFor();
    assert.deepEqual(directLine.users.get(ticket.conversationId), { id: ticket.userId, name: 'Demo Customer' });
    assert.equal((await personOf(ticket.userId))?.accountId, CUSTOMER.accountId);
    assert.equal(ticket.domain, 'https://koji.example.com/v3/directline');
  });

  it('goes on after a reload for the same person, and for nobody else', async () => {
    const { conversationId, userId } = await ticketFor();
    const again = await ticketFor(undefined, { conversationId, userId });
    assert.deepEqual([again.conversationId, again.userId, again.resumed], [conversationId, userId, true]);
    const others = await ticketFor('agent', { conversationId, userId });
    assert.notEqual(others.conversationId, conversationId);
    assert.notEqual(others.userId, userId);
    assert.equal((await personOf(userId))?.accountId, CUSTOMER.accountId);
  });

  it('is a new one after a sign-out in the chat', async () => {
    const { conversationId, userId } = await ticketFor();
    await world.identity.unbindChatUser(userId);
    assert.equal((await ticketFor(undefined, { conversationId, userId })).resumed, false);
  });

  it('is a new one where somebody else has proved in the chat who they are', async () => {
    const { conversationId, userId } = await ticketFor();
    const user = { channel: 'directline', channelUserId: userId, conversationId, name: '' };
    await world.identity.bind(user, AGENT);
    assert.equal((await ticketFor(undefined, { conversationId, userId })).resumed, false);
    await world.identity.bind(user, CUSTOMER);
    assert.equal((await ticketFor(undefined, { conversationId, userId })).resumed, false, 'their own again');
  });

  it('does not take the account, the name or the role from the body', async () => {
    const refused = await ask(await tokenOf(), { accountId: 'admin', name: 'Demo Admin' });
    assert.equal(refused.status, 400);
    assert.match(refused.text, /conversationId and userId/);
  });

  it('is not opened without a token, and says which one is needed', async () => {
    const refused = await ask(undefined);
    assert.equal(refused.status, 401);
    assert.match(refused.text, /Authorization: Bearer/);
    assert.equal((await ask('abc')).status, 401);
    assert.equal(directLine.users.size, 0);
  });

  it('is not opened for an account that the service desk does not know, or knows no longer', async () => {
    const refused = await ask(await tokenOf('qm:stranger'));
    assert.equal(refused.status, 403);
    assert.match(refused.text, /no active account/);
    assert.equal(directLine.users.size, 0);
  });

  it('is opened so often and no more by one account in a minute', async () => {
    for (let count = 0; count < 10; count += 1) await ticketFor();
    const refused = await ask(await tokenOf());
    assert.equal(refused.status, 429);
    assert.match(refused.text, /Try again in 60 seconds/);
    assert.equal((await ask(await tokenOf('agent'))).status, 200);
    world.clock.advance(60_000);
    await ticketFor();
  });
});
