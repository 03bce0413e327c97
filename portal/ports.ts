import type { Documents } from '../handoff/ports.ts';

/** A browser's session, kept on the server; the browser holds an unguessable id in an HttpOnly cookie. */
export interface Session {
  /** SHA-256 of the cookie's value, so that a copy of the store signs nobody in. */
  readonly id: string;
  /** Present once signed in. */
  readonly personId?: string;
  /** The Direct Line user of this browser, `dl_…`; a new one after every sign-out. */
  readonly chatUserId: string;
  /** The conversation of each page's chat (`portal`, `backoffice`), so that a reload goes on with it. */
  readonly conversations: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** Versions, because a page's requests come side by side: none may undo another's, nor bring back what was signed out. */
export interface SessionStore extends Documents<string, Session> {
  remove(id: string): Promise<void>;
  removeExpired(now: number): Promise<void>;
}

/** Who a Direct Line token speaks for; bound into it, so that a browser cannot choose another. */
export interface ChatUser {
  /** Begins with `dl_`. */
  readonly id: string;
  readonly name: string;
}

/** Lets one browser into one conversation. */
export interface ChatTicket {
  readonly conversationId: string;
  readonly token: string;
}

/**
 * The part of Direct Line that takes its secret; Azure's, or the embedded one. Fails as a KojiError of kind
 * `unavailable` or, when the secret is refused, `config`.
 */
export interface DirectLineClient {
  /** A ticket to a new conversation. */
  start(user: ChatUser): Promise<ChatTicket>;
  /** A ticket to go on with a conversation; `gone` when it is no more, or is not this user's. */
  resume(conversationId: string, user: ChatUser): Promise<ChatTicket | 'gone'>;
  /**
   * Tells the bot that the user will not come back to this conversation. One that is gone needs no telling; a bot that
   * fails is told again, and where that does not help it is `unavailable`, and the conversation not left.
   */
  leave(conversationId: string, user: ChatUser): Promise<void>;
}
