import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Request, Response } from 'restify';
import type { DeskAccount } from '../../identity/ports.ts';
import type { Sessions } from '../../portal/sessions.ts';
import { createSessions } from '../../portal/sessions.ts';
import type { SignIn } from '../../portal/signIn.ts';
import { createSignIn } from '../../portal/signIn.ts';
import { AGENT, CUSTOMER, IdentityWorld } from '../identity/identityWorld.ts';
import { SequentialIds } from '../support/clock.ts';
import { MemorySessions } from './siteHarness.ts';

const PEOPLE = { A: CUSTOMER, B: AGENT } satisfies Record<string, DeskAccount>;
type Who = keyof typeof PEOPLE;

const ORDERS = [
  'chat B, page A',
  'chat B, chat out, page A',
  'chat B, page B, page A',
  'chat B, page B, page out, page A',
  'chat B, page out, page A',
  'page A, page B',
  'page A, page out, chat B, page A',
  'page A, chat out, chat B, reload',
  'page A, chat out, chat B, chat out, chat A, reload',
  'page A, chat out, chat B, page A',
  'page A, chat out, chat B, page B',
  'page A, page out, kept B, page B',
  'kept B, page A, kept B, reload',
  'chat A, page A, kept B, reload',
  'chat B, chat out, chat A, page A',
] as const;
const STEPS = [
  'page A',
  'page B',
  'page out',
  'reload',
  'chat A',
  'chat B',
  'chat out',
  'kept A',
  'kept B',
  'kept out',
];

/** One browser: its cookie, a tab that is reloaded, and one that is kept open with the token of its first chat. */
class FakeBrowser {
  readonly world = new IdentityWorld();
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  /** Who has ever proved who they are, by the chat they did it in. */
  readonly proofs = new Map<string, Set<string>>();
  readonly #exchange = {
    headers: {} as { cookie?: string },
    setHeader(_name: string, value: string): void {
      this.headers = value.includes('Max-Age=0') ? {} : { cookie: value.split(';')[0] ?? '' };
    },
  };
  #kept = '';
  tab = '';

  constructor() {
    const { clock, identity } = this.world;
    const claimChat = identity.claimChatUser;
    this.sessions = createSessions({
      store: new MemorySessions(),
      clock,
      ids: new SequentialIds('chat'),
      secure: false,
      claimChat,
    });
    this.signIn = createSignIn({ sessions: this.sessions, identity });
  }

  get #request(): Request {
    return this.#exchange as unknown as Request;
  }

  get #response(): Response {
    return this.#exchange as unknown as Response;
  }

  get kept(): string {
    return this.#kept;
  }

  async reload(): Promise<string | undefined> {
    const session =
      (await this.signIn.chatOf(this.#request)) ?? (await this.sessions.ensure(this.#request, this.#response));
    this.tab = session.chatUserId;
    if (this.#kept === '') this.#kept = this.tab;
    return session.personId;
  }

  async do(step: string): Promise<void> {
    const [where = '', what = ''] = step.split(' ');
    if (where === 'page') await this.#onPage(what);
    else if (where !== 'reload') await this.#inChat(where === 'kept' ? this.#kept : this.tab, what);
  }

  async personOf(chatUserId: string): Promise<string | undefined> {
    return (await this.world.identity.resolve(userOf(chatUserId)))?.id;
  }

  async #onPage(what: string): Promise<void> {
    if (what === 'out') return this.signIn.signOut(this.#request, this.#response);
    const person = await this.signIn.signIn(this.#request, this.#response, PEOPLE[what as Who]);
    const session = (await this.sessions.of(this.#request)) ?? assert.fail('no session');
    this.#note(session.chatUserId, person.id);
    assert.equal(await this.personOf(session.chatUserId), person.id, 'who signs in is known in the chat');
    assert.deepEqual([...this.#proofsIn(session.chatUserId)], [person.id], 'the chat is of who has just signed in');
  }

  async #inChat(chatUserId: string, what: string): Promise<void> {
    const { identity } = this.world;
    if (what === 'out') return identity.unbind(userOf(chatUserId));
    this.#note(chatUserId, (await identity.bind(userOf(chatUserId), PEOPLE[what as Who])).id);
  }

  #note(chatUserId: string, personId: string): void {
    this.proofs.set(chatUserId, new Set([...this.#proofsIn(chatUserId), personId]));
  }

  #proofsIn(chatUserId: string): ReadonlySet<string> {
    return this.proofs.get(chatUserId) ?? new Set();
  }

  /** What must be so whatever has happened before. */
  async check(): Promise<void> {
    const personId = await this.reload();
    if (personId === undefined) return;
    for (const proved of this.#proofsIn(this.tab)) assert.equal(proved, personId, 'somebody else has been here');
    assert.ok([undefined, personId].includes(await this.personOf(this.tab)), 'speaks as somebody else');
  }
}

const userOf = (channelUserId: string) => ({ channel: 'directline', channelUserId, conversationId: 'x', name: '' });

async function walk(steps: readonly string[]): Promise<FakeBrowser> {
  const browser = new FakeBrowser();
  await browser.reload();
  for (const step of steps) {
    await browser.do(step);
    await browser.check();
  }
  return browser;
}

describe('the chat of a page on which somebody is signed in, and who has proved in it who they are', () => {
  for (const order of ORDERS) {
    it(`is never anybody else's: ${order}`, async () => {
      await walk(order.split(', '));
    });
  }

  it("is never anybody else's, in whatever order people sign in and out", async () => {
    const orders = fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(orders, async (steps) => void (await walk(steps))),
      { numRuns: 500 },
    );
  });

  it('goes on when the same person proves it once more, on the page or in the chat', async () => {
    for (const order of ['chat A, page A', 'chat A, chat out, page A', 'page A, chat out, chat A', 'page A, page A']) {
      const browser = await walk(order.split(', '));
      assert.equal(browser.tab, browser.kept, order);
    }
  });

  it('leaves the chat of somebody else to nobody, also where a page still has its token', async () => {
    for (const order of ['chat B, page A', 'page B, page A', 'page A, chat out, chat B', 'page B, page out']) {
      const browser = await walk(order.split(', '));
      assert.notEqual(browser.tab, browser.kept, order);
      assert.equal(await browser.personOf(browser.kept), undefined, order);
    }
  });

  it('is not shared by two who prove it at the same time', async () => {
    const browser = new FakeBrowser();
    await browser.reload();
    await Promise.all([browser.do('chat B'), browser.do('page A').catch(isAboutChat)]);
    await browser.check();
  });
});

/** Of two at the same time the page's chat may be the other's at first; the next look at it decides. */
function isAboutChat(error: unknown): void {
  assert.ok(error instanceof assert.AssertionError);
}
