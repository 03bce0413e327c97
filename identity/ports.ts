import type { Documents } from '../handoff/ports.ts';

/** The four roles of Tenant role setup. Everybody is a customer until an admin says otherwise. */
export const ROLES = ['customer', 'liveAgent', 'analyst', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Somebody who proved who they are, at least once, on some channel. */
export interface Person {
  /** `account:<accountId>`, `entra:<tenant>:<objectId>` or `email:<address>`, so that one proof makes one person. */
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
  readonly email?: string;
  /** The Atlassian account, where one is known. Requests are created on behalf of it. */
  readonly accountId?: string;
  readonly role: Role;
  /** What they can be asked about as a live agent; an admin says so. */
  readonly skills?: readonly string[];
  readonly channels: readonly string[];
  /** Epoch milliseconds. */
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
}

export interface PeopleStore extends Documents<string, Person> {
  /** All people of the tenant, by name. For the backoffice; never on the way of a message. */
  all(tenantId: string): Promise<readonly Person[]>;
  /** Whoever has proved to own this Atlassian account, by name: on the portal, in Teams. */
  ofAccount(accountId: string): Promise<readonly Person[]>;
}

/** Binds a channel's user id, which proves nothing by itself, to a person. Written by the server only. */
export interface ChannelLink {
  /**
   * `<channel>:<channel user id>`, or with the conversation where the id alone is not bound to a person; `owner:` and
   * `shared:` with a browser's user id for who has ever been in its chats.
   */
  readonly id: string;
  readonly personId: string;
}

export interface ChannelLinkStore {
  load(id: string): Promise<ChannelLink | undefined>;
  /** Leaves one that is there as it is. */
  create(link: ChannelLink): Promise<'created' | 'exists'>;
  put(link: ChannelLink): Promise<void>;
  remove(id: string): Promise<void>;
}

/** A one-time code on its way by e-mail; the code itself is never stored. */
export interface SignInCode {
  /** The conversation (or session) that asked; a code works there only. */
  readonly id: string;
  readonly email: string;
  readonly codeHash: string;
  readonly triesLeft: number;
  /** Epoch milliseconds. */
  readonly sentAt: number;
  readonly expiresAt: number;
}

export interface SignInCodeStore extends Documents<string, SignInCode> {
  /** Erases those that were not written since (epoch milliseconds); answers how many went. */
  eraseUnchangedSince(at: number): Promise<number>;
}

/** An account of the service desk as the directory knows it. */
export interface DeskAccount {
  readonly accountId: string;
  readonly name: string;
  /** Absent where the person keeps it private and nobody has proved it. */
  readonly email?: string;
}

/** Looks accounts up by what was proved. Two active accounts with one address are an answer, not a guess. */
export interface AccountDirectory {
  accountOf(email: string): Promise<DeskAccount | 'none' | 'several'>;
  /** The active account of an id that Atlassian itself has vouched for. */
  accountById(accountId: string): Promise<DeskAccount | 'none'>;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  send(mail: Mail): Promise<void>;
}
