import assert from 'node:assert/strict';
import { z } from 'zod';
import { KojiError } from '../../errors.ts';
import { MOST_VISITS } from '../../portal/visits.ts';
import type { Answer, Browser } from './browser.ts';
import { SiteHarness } from './siteHarness.ts';

const ticketSchema = z.object({
  token: z.string(),
  conversationId: z.string(),
  resumed: z.boolean(),
  signedIn: z.boolean(),
  domain: z.literal('/v3/directline'),
  botName: z.literal('Koji'),
  script: z.literal('/static/webchat.js?v=1'),
  loginUrl: z.string(),
});

function ticketIn(answer: Answer) {
  assert.equal(answer.status, 200, answer.text);
  return ticketSchema.parse(JSON.parse(answer.text));
}

describe('the chat of a page', () => {
  let site: SiteHarness;
  let browser: Browser;

  beforeEach(async () => {
    site = await SiteHarness.start();
    browser = site.browser();
  });

  afterEach(() => site.close());

  const ask = (page = 'portal', from = browser) => from.postJson('/chat/token', { page });
  const logIn = () => browser.submit('/login', { email: 'koji.customer@example.com', password: 'customer_Pas$w0rd' });

  it('gets a token for a user whom the server chose', async () => {
    const ticket = ticketIn(await ask());
    assert.deepEqual([ticket.resumed, ticket.signedIn, ticket.loginUrl], [false, false, `${site.url}/login`]);
    assert.deepEqual(site.directLine.users.get(ticket.conversationId), { id: 'dl_chat-1', name: 'Guest' });
    assert.equal(ticket.token, 'conversation-1 of dl_chat-1');
  });

  it('ignores a user or a conversation that the page names', async () => {
    const other = ticketIn(await ask('portal', site.browser()));
    const body = {
      page: 'portal',
      conversationId: other.conversationId,
      user: { id: 'dl_chat-1' },
      userId: 'dl_chat-1',
    };
    const ticket = ticketIn(await browser.postJson('/chat/token', body));
    assert.equal(ticket.token, 'conversation-2 of dl_chat-2');
  });

  it('goes on with the conversation where the bot could not be told that it was left', async () => {
    const first = ticketIn(await ask());
    site.directLine.failure = new KojiError('unavailable', 'Direct Line answered with status 502.');
    assert.equal((await browser.postJson('/chat/new', { page: 'portal' })).status, 503);
    site.directLine.failure = undefined;
    assert.equal(ticketIn(await ask()).conversationId, first.conversationId);
  });

  it('tells the bot of a conversation that is left for a new one, which may be a chat with an agent', async () => {
    const first = ticketIn(await ask());
    await browser.postJson('/chat/new', { page: 'portal' });
    assert.deepEqual(site.directLine.left, [first.conversationId]);
    assert.notEqual(ticketIn(await ask()).conversationId, first.conversationId);
  });

  it('does not end a chat with an agent for a new one before that is asked for', async () => {
    const first = ticketIn(await ask());
    site.withAgent.add(first.conversationId);
    assert.equal((await browser.postJson('/chat/new', { page: 'portal' })).text, '{"kind":"withAgent"}');
    assert.deepEqual(site.directLine.left, []);
    assert.equal(ticketIn(await ask()).conversationId, first.conversationId);
    const body = { page: 'portal', endsChat: true };
    assert.equal((await browser.postJson('/chat/new', body)).text, '{"kind":"left"}');
    assert.deepEqual(site.directLine.left, [first.conversationId]);
  });

  it('goes on after a reload, and is not the chat of another page', async () => {
    const first = ticketIn(await ask());
    const other = ticketIn(await ask('backoffice'));
    const again = ticketIn(await ask());
    assert.deepEqual([again.conversationId, again.resumed], [first.conversationId, true]);
    assert.notEqual(other.conversationId, first.conversationId);
  });

  it('goes on after signing in, now as that person', async () => {
    const before = ticketIn(await ask());
    await logIn();
    const after = ticketIn(await ask());
    assert.deepEqual([after.conversationId, after.resumed, after.signedIn], [before.conversationId, true, true]);
    const user = { channel: 'directline', channelUserId: 'dl_chat-1', conversationId: 'x', name: '' };
    assert.equal((await site.identity.resolve(user))?.name, 'Demo Customer');
  });

  it('is new, as somebody else, after signing out', async () => {
    await logIn();
    const before = ticketIn(await ask());
    await browser.submit('/logout', {});
    const after = ticketIn(await ask());
    assert.deepEqual([after.resumed, after.signedIn], [false, false]);
    assert.notEqual(after.token.split(' of ')[1], before.token.split(' of ')[1]);
    const user = { channel: 'directline', channelUserId: 'dl_chat-1', conversationId: 'x', name: '' };
    assert.equal(await site.identity.resolve(user), undefined);
  });

  it("is new, and the old one is nobody's, when somebody else signs in without signing out", async () => {
    await logIn();
    const before = ticketIn(await ask());
    await browser.submit('/login', { email: 'koji.agent@gmail.com', password: 'agent_Pas$w0rd' });
    const after = ticketIn(await ask());
    assert.notEqual(after.conversationId, before.conversationId);
    const user = { channel: 'directline', channelUserId: 'dl_chat-1', conversationId: 'x', name: '' };
    assert.equal(await site.identity.resolve(user), undefined);
    assert.equal((await site.identity.resolve({ ...user, channelUserId: 'dl_chat-2' }))?.name, 'Demo Agent');
  });

  it('is new when the person asks for that, or when Direct Line has forgotten the old one', async () => {
    ticketIn(await ask());
    assert.equal((await browser.postJson('/chat/new', { page: 'portal' })).status, 200);
    const second = ticketIn(await ask());
    assert.deepEqual([second.conversationId, second.resumed], ['conversation-2', false]);
    site.directLine.users.delete('conversation-2');
    assert.equal(ticketIn(await ask()).resumed, false);
  });

  it('is not given to pages of other sites', async () => {
    for (const path of ['/chat/token', '/chat/new']) {
      const refused = await browser.postJson(path, { page: 'portal' }, { origin: 'https://elsewhere.example' });
      assert.equal(refused.status, 403);
      assert.match(refused.text, /Open the help portal/);
    }
    assert.equal(browser.cookie, undefined);
    assert.equal(site.directLine.users.size, 0);
  });

  it('is opened by one address so many times, and says when to come back; others are not concerned', async () => {
    for (let visit = 0; visit < MOST_VISITS; visit += 1) ticketIn(await ask('portal', site.browser()));
    const refused = await ask('portal', browser);
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '600']);
    assert.match(refused.text, /Too many chats were opened from here. Try again in 600 seconds/);
    assert.deepEqual([browser.cookie, site.sessions.values.length], [undefined, MOST_VISITS], 'nothing was kept of it');
    ticketIn(await ask('portal', site.browser('192.0.2.2')));
    site.clock.advance(600_000);
    ticketIn(await ask('portal', browser));
  });

  it('goes on, and can be opened by whoever has signed in, while its address opens too many', async () => {
    const running = ticketIn(await ask());
    const person = await site.signedIn('koji.customer@example.com', 'customer_Pas$w0rd');
    for (let visit = 1; visit < MOST_VISITS; visit += 1) ticketIn(await ask('portal', site.browser()));
    assert.equal((await ask('portal', site.browser())).status, 429);
    assert.equal(ticketIn(await ask()).conversationId, running.conversationId);
    assert.equal(ticketIn(await ask('portal', person)).signedIn, true);
  });

  it('is opened anew so many times, by one browser too', async () => {
    for (let visit = 0; visit < MOST_VISITS; visit += 1) {
      ticketIn(await ask());
      await browser.postJson('/chat/new', { page: 'portal' });
    }
    assert.equal((await ask()).status, 429);
  });

  it('refuses what it cannot read, and says how to mend it', async () => {
    assert.equal((await ask('elsewhere')).status, 400);
    assert.equal((await browser.postJson('/chat/token', [])).status, 400);
    assert.equal((await browser.postJson('/chat/token', 'x'.repeat(20_000))).status, 413);
    const form = await browser.submit('/chat/token', { page: 'portal' });
    assert.match(form.text, /application\/json/);
    assert.equal(site.directLine.users.size, 0);
  });

  it('says so, with a reference that is in the log, when Direct Line cannot be reached', async () => {
    site.directLine.failure = new KojiError('unavailable', 'secret detail');
    const answer = await ask();
    assert.equal(answer.status, 503);
    assert.equal(answer.text.includes('secret detail'), false);
    const reference = /reference: ([\w-]+)/.exec(answer.text)?.[1] ?? assert.fail(answer.text);
    assert.ok(site.log.some((line) => line.includes(reference) && line.includes('secret detail')));
  });
});
