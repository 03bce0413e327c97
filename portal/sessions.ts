import { createHash, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressedRequest } from '../clientAddress.ts';
import type { Clock, Ids } from '../clock.ts';
import type { Versioned } from '../handoff/ports.ts';
import { chatUserId } from '../identity/index.ts';
import type { Session, SessionStore } from './ports.ts';

/** A session ends this long after its last use. */
export const SESSION_MS = 8 * 3_600_000;
/** The end is moved no more often than this, so that not every request writes. */
const SLIDE_EVERY_MS = 5 * 60_000;

/** The cookie, and where it came from. */
export interface CookieRequest extends AddressedRequest {
  readonly headers: IncomingHttpHeaders;
}

export interface CookieResponse {
  setHeader(name: string, value: string): unknown;
}

/** The sessions of browsers. The cookie's value is a secret; nothing but its hash is stored. */
export interface Sessions {
  /** The live session of this request's cookie. Asking for it is using it. */
  of(request: CookieRequest): Promise<Session | undefined>;
  /** The same, or a new one whose cookie goes with the response. */
  ensure(request: CookieRequest, response: CookieResponse): Promise<Session>;
  /**
   * Signs a person in under a new cookie, so that nobody who knew the old one is signed in too. The running chat goes
   * on, unless anybody else has ever proved who they are in it.
   */
  signIn(request: CookieRequest, response: CookieResponse, personId: string): Promise<Session>;
  /** Whether the session may go on with its chat; not where somebody else than its person has proved who they are. */
  ownsChat(session: Session): Promise<boolean>;
  /** Gives the session a chat that nobody has been in. Undefined when the session has ended meanwhile. */
  renewChat(request: CookieRequest): Promise<Session | undefined>;
  /** Ends the session for good and answers what it was. */
  end(request: CookieRequest, response: CookieResponse): Promise<Session | undefined>;
  /** Notes which conversation a page's chat is in; undefined for none. */
  setConversation(sessionId: string, page: string, conversationId: string | undefined): Promise<void>;
}

export interface SessionsOptions {
  readonly store: SessionStore;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Takes a chat for a person; false where anybody else has ever proved who they are in it. */
  readonly claimChat: (chatUserId: string, personId: string) => Promise<boolean>;
  /** Whether browsers reach the site by https. */
  readonly secure: boolean;
  /** The mark of who opens a chat, for the limits; chats have none where it is absent. */
  readonly visitorOf?: ((request: AddressedRequest) => string) | undefined;
}

export function createSessions(options: SessionsOptions): Sessions {
  const { store, clock, ids, secure, claimChat, visitorOf } = options;
  // The prefix makes browsers refuse the cookie from anybody but this very host, over https.
  const cookieName = secure ? '__Host-koji' : 'koji';

  function loadLive(request: CookieRequest): Promise<Versioned<Session> | undefined> {
    const value = cookieOf(request, cookieName);
    return value === undefined ? Promise.resolve(undefined) : store.load(idOf(value));
  }

  async function of(request: CookieRequest): Promise<Session | undefined> {
    const stored = await loadLive(request);
    if (stored === undefined || stored.value.expiresAt <= clock.now()) return undefined;
    const expiresAt = clock.now() + SESSION_MS;
    if (expiresAt - stored.value.expiresAt < SLIDE_EVERY_MS) return stored.value;
    const next = { ...stored.value, expiresAt };
    // Somebody who was faster has moved the end as well, or has ended the session.
    return (await store.replace(next, stored.version)) === 'stale' ? of(request) : next;
  }

  async function begin(response: CookieResponse, kept: Omit<Session, 'id' | 'createdAt' | 'expiresAt'>) {
    const value = randomBytes(32).toString('base64url');
    const now = clock.now();
    const session = { ...kept, id: idOf(value), createdAt: now, expiresAt: now + SESSION_MS };
    await store.create(session);
    response.setHeader('Set-Cookie', cookieText(cookieName, value, secure));
    return session;
  }

  const freshChat = (request: CookieRequest) => ({
    chatUserId: chatUserId(ids.next(), visitorOf?.(request)),
    conversations: {},
  });

  async function signIn(request: CookieRequest, response: CookieResponse, personId: string): Promise<Session> {
    const before = await of(request);
    if (before !== undefined) await store.remove(before.id);
    const wasAnothers = before?.personId !== undefined && before.personId !== personId;
    const isTheirChat = before !== undefined && !wasAnothers && (await ownsChat({ ...before, personId }));
    const chat = isTheirChat ? before : freshChat(request);
    return begin(response, { personId, chatUserId: chat.chatUserId, conversations: chat.conversations });
  }

  async function ownsChat({ personId, chatUserId: chat }: Session): Promise<boolean> {
    return personId === undefined || claimChat(chat, personId);
  }

  async function renewChat(request: CookieRequest): Promise<Session | undefined> {
    const stored = await loadLive(request);
    if (stored === undefined || (await ownsChat(stored.value))) return stored?.value;
    const next = { ...stored.value, ...freshChat(request) };
    return (await store.replace(next, stored.version)) === 'stale' ? renewChat(request) : next;
  }

  async function end(request: CookieRequest, response: CookieResponse): Promise<Session | undefined> {
    const session = await of(request);
    if (session !== undefined) await store.remove(session.id);
    response.setHeader('Set-Cookie', `${cookieText(cookieName, '', secure)}; Max-Age=0`);
    return session;
  }

  async function setConversation(sessionId: string, page: string, conversationId: string | undefined): Promise<void> {
    const stored = await store.load(sessionId);
    if (stored === undefined || stored.value.conversations[page] === conversationId) return;
    const { [page]: _before, ...others } = stored.value.conversations;
    const conversations = conversationId === undefined ? others : { ...others, [page]: conversationId };
    const saved = await store.replace({ ...stored.value, conversations }, stored.version);
    if (saved === 'stale') await setConversation(sessionId, page, conversationId);
  }

  return {
    of,
    ensure: async (request, response) => (await of(request)) ?? begin(response, freshChat(request)),
    signIn,
    ownsChat,
    renewChat,
    end,
    setConversation,
  };
}

function idOf(cookieValue: string): string {
  return createHash('sha256').update(cookieValue).digest('base64url');
}

function cookieOf(request: CookieRequest, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

function cookieText(name: string, value: string, secure: boolean): string {
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
