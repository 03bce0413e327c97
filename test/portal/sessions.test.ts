import assert from 'node:assert/strict';
import { SESSION_MS, createSessions } from '../../portal/sessions.ts';
import type { CookieRequest, Sessions } from '../../portal/sessions.ts';
import { FakeClock, SequentialIds } from '../support/clock.ts';
import { MemorySessions } from './siteHarness.ts';

/** Both ends of one browser's requests. */
class FakeExchange implements CookieRequest {
  headers: { cookie?: string } = {};
  setCookie = '';

  setHeader(_name: string, value: string): void {
    this.setCookie = value;
    this.headers = { cookie: `other=1; ${value.split(';')[0] ?? ''}` };
  }
}

describe('a session', () => {
  let store: MemorySessions;
  let clock: FakeClock;
  let sessions: Sessions;
  let browser: FakeExchange;
  /** Chats in which somebody else has proved who they are. */
  let others: Set<string>;

  const deps = () => ({
    store,
    clock,
    ids: new SequentialIds('chat'),
    claimChat: (chat: string) => Promise.resolve(!others.has(chat)),
  });

  beforeEach(() => {
    store = new MemorySessions();
    clock = new FakeClock();
    others = new Set();
    sessions = createSessions({ ...deps(), secure: false });
    browser = new FakeExchange();
  });

  const ensure = () => sessions.ensure(browser, browser);
  const current = () => sessions.of(browser);

  it('begins when a page needs one, and is found by its cookie', async () => {
    assert.equal(await current(), undefined);
    const session = await ensure();
    assert.equal(session.chatUserId, 'dl_chat-1');
    assert.deepEqual(await current(), session);
    assert.deepEqual(await ensure(), session);
  });

  it('begins with a chat whose id carries the mark of its visitor', async () => {
    const visitorOf = () => '1f3c';
    sessions = createSessions({ ...deps(), secure: false, visitorOf });
    assert.equal((await ensure()).chatUserId, 'dl_chat-1.1f3c');
  });

  it('has a cookie that scripts and other sites cannot use', async () => {
    await ensure();
    assert.match(browser.setCookie, /^koji=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('has a cookie for this host and https only, where the site has https', async () => {
    sessions = createSessions({ ...deps(), secure: true });
    await ensure();
    assert.match(browser.setCookie, /^__Host-koji=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    assert.ok(await current());
  });

  it('is stored without the value of its cookie', async () => {
    await ensure();
    const value = /koji=([\w-]+)/.exec(browser.setCookie)?.[1] ?? assert.fail('no cookie');
    assert.equal(JSON.stringify(store.values).includes(value), false);
  });

  it('is not found by a made-up cookie, nor by the stored id', async () => {
    const { id } = await ensure();
    for (const cookie of ['koji=made-up', `koji=${id}`, 'koji=', 'kojikoji']) {
      assert.equal(await sessions.of({ headers: { cookie } }), undefined);
    }
  });

  it('ends eight hours after its last use', async () => {
    await ensure();
    clock.advance(SESSION_MS - 1);
    assert.ok(await current(), 'used just in time');
    clock.advance(SESSION_MS - 1);
    assert.ok(await current(), 'the use before counted');
    clock.advance(SESSION_MS);
    assert.equal(await current(), undefined);
  });

  it('does not write when it is used again at once', async () => {
    const { id } = await ensure();
    const version = (await store.load(id))?.version;
    clock.advance(60_000);
    await current();
    assert.equal((await store.load(id))?.version, version);
  });

  it('stays ended when another request used it at the same moment', async () => {
    const { id } = await ensure();
    clock.advance(3_600_000);
    store.beforeReplace = () => store.remove(id);
    assert.equal(await current(), undefined);
    assert.equal(store.values.length, 0);
  });

  it('has a new cookie after signing in, and the old one is worth nothing', async () => {
    await ensure();
    const before = { headers: browser.headers };
    const signedIn = await sessions.signIn(browser, browser, 'account:customer');
    assert.equal(signedIn.personId, 'account:customer');
    assert.deepEqual(await current(), signedIn);
    assert.equal(await sessions.of(before), undefined);
    assert.equal(store.values.length, 1);
  });

  it('takes the running chat along when somebody signs in', async () => {
    const { id, chatUserId } = await ensure();
    await sessions.setConversation(id, 'portal', 'conversation-1');
    const signedIn = await sessions.signIn(browser, browser, 'account:customer');
    assert.deepEqual([signedIn.chatUserId, signedIn.conversations], [chatUserId, { portal: 'conversation-1' }]);
  });

  it("does not give one person's chat to the next who signs in", async () => {
    const first = await sessions.signIn(browser, browser, 'account:customer');
    await sessions.setConversation(first.id, 'portal', 'conversation-1');
    const second = await sessions.signIn(browser, browser, 'account:agent');
    assert.notEqual(second.chatUserId, first.chatUserId);
    assert.deepEqual(second.conversations, {});
  });

  it('does not give the chat to who signs in, where somebody else has proved in it who they are', async () => {
    const first = await ensure();
    await sessions.setConversation(first.id, 'portal', 'conversation-1');
    others.add(first.chatUserId);
    const signedIn = await sessions.signIn(browser, browser, 'account:customer');
    assert.notEqual(signedIn.chatUserId, first.chatUserId);
    assert.deepEqual(signedIn.conversations, {});
  });

  it('gets a new chat once, where somebody else has proved who they are in its own', async () => {
    const first = await sessions.signIn(browser, browser, 'account:customer');
    await sessions.setConversation(first.id, 'portal', 'conversation-1');
    assert.deepEqual((await sessions.renewChat(browser))?.chatUserId, first.chatUserId, 'its own');
    others.add(first.chatUserId);
    store.beforeReplace = async () => void (await sessions.renewChat(browser));
    const renewed = await sessions.renewChat(browser);
    assert.notEqual(renewed?.chatUserId, first.chatUserId);
    assert.deepEqual([renewed?.id, renewed?.conversations], [first.id, {}]);
    assert.deepEqual(await current(), renewed);
  });

  it('is gone after its end, and so is its cookie', async () => {
    const signedIn = await sessions.signIn(browser, browser, 'account:customer');
    const before = { headers: browser.headers };
    assert.deepEqual(await sessions.end(browser, browser), signedIn);
    assert.match(browser.setCookie, /^koji=; .*Max-Age=0$/);
    assert.equal(await sessions.of(before), undefined);
    assert.notEqual((await ensure()).chatUserId, signedIn.chatUserId);
  });

  it('keeps the conversation of each page, also when two are noted at once', async () => {
    const { id } = await ensure();
    store.beforeReplace = () => sessions.setConversation(id, 'backoffice', 'conversation-2');
    await sessions.setConversation(id, 'portal', 'conversation-1');
    assert.deepEqual((await current())?.conversations, { portal: 'conversation-1', backoffice: 'conversation-2' });
    await sessions.setConversation(id, 'portal', undefined);
    assert.deepEqual((await current())?.conversations, { backoffice: 'conversation-2' });
  });
});
