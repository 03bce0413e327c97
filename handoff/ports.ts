import type { AssignmentMode } from './domain/assignment.ts';
import type { Content } from './domain/content.ts';
import type { BegunRequest } from './domain/context.ts';
import type { Conversation, HandoffKey } from './domain/conversation.ts';
import type { Address, AgentParty, Party } from './domain/party.ts';
import type { Handoff } from './domain/handoff.ts';
import type { Delivery, JournalEntry } from './domain/journal.ts';
import type { Patience } from './domain/patience.ts';
import type { Agent } from './domain/presence.ts';
import type { Transcript } from './domain/transcript.ts';
import type { WorkingHours } from './domain/workingHours.ts';

declare const versionBrand: unique symbol;

/** Says which state of a document was read. Made by a store, opaque to everybody else. */
export type Version = string & { readonly [versionBrand]: true };

export interface Versioned<T> {
  readonly value: T;
  readonly version: Version;
}

/**
 * Documents with a version. There is no unconditional write: `create` refuses what exists and `replace` refuses when
 * somebody was faster. Stores throw a KojiError of kind `unavailable` when they cannot be reached and `storedRecord`
 * when a record cannot be read.
 */
export interface Documents<K, T> {
  load(key: K): Promise<Versioned<T> | undefined>;
  create(value: T): Promise<Version | 'exists'>;
  replace(value: T, expected: Version): Promise<Version | 'stale'>;
}

export interface ConversationStore extends Documents<string, Conversation> {
  /** Every conversation of one person; used when an identity or a locale changes, never on the way of a message. */
  ofPerson(personId: string): Promise<readonly Versioned<Conversation>[]>;
}

export interface HandoffStore extends Documents<HandoffKey, Handoff> {
  /** Those that wait at the desk, oldest first. */
  waiting(deskId: string): Promise<readonly Versioned<Handoff>[]>;
  /** Connected ones whose `checkAt` has come, or is later than `furthest`: a clock that was wrong wrote it. */
  due(deskId: string, now: number, furthest: number): Promise<readonly Handoff[]>;
  /** The last `limit` chats that were connected and have ended, newest first. */
  recentlyEnded(deskId: string, limit: number): Promise<readonly Handoff[]>;
  /** Erases those that ended before this; they hold names, addresses and words. Answers how many went. */
  eraseEndedBefore(deskId: string, at: number): Promise<number>;
}

export interface AgentStore extends Documents<{ readonly deskId: string; readonly id: string }, Agent> {
  /** All who are on duty or still hold a slot. */
  present(deskId: string): Promise<readonly Versioned<Agent>[]>;
}

/** Who does the work that must be done once, until when. */
export interface Lease {
  readonly id: string;
  readonly holder: string;
  /** Epoch milliseconds. */
  readonly until: number;
  /** The key of what the holder has made. */
  readonly made?: string;
}

/** What it takes to have a turn. */
export type Leases = Documents<string, Lease>;

export interface LeaseStore extends Leases {
  /**
   * Erases those whose time was up before this (epoch milliseconds), and damaged ones that do not say when it is up: nobody
   * could ever take them again. Answers how many went.
   */
  eraseEndedBefore(at: number): Promise<number>;
}

export interface Journal {
  /** `exists` when an entry with this id is there already: the second arrival changes nothing. */
  append(entry: JournalEntry): Promise<'appended' | 'exists'>;
  mark(handoffId: string, entryId: string, delivery: Delivery): Promise<void>;
  /** `queued` → `pending`: true for the one server that may send it now, false for every other. */
  take(handoffId: string, entryId: string): Promise<boolean>;
  /** A point read. */
  find(handoffId: string, entryId: string): Promise<JournalEntry | undefined>;
  /** What is `queued` or `pending` in one handoff, in order; its cost does not grow with what was said before. */
  open(handoffId: string): Promise<readonly JournalEntry[]>;
  /** In the order they were written. */
  entries(handoffId: string): Promise<readonly JournalEntry[]>;
  /** What is `queued` or `pending`, in order; for the sweeper. */
  pending(): Promise<readonly JournalEntry[]>;
  /** Erases what is older than this, except in these handoffs, and returns how many entries went. */
  eraseBefore(at: number, exceptOf: readonly string[]): Promise<number>;
}

/**
 * What became of a send. `gone`: rejected for good, and so will be everything sent there (blocked, uninstalled,
 * conversation closed).
 */
export type Outcome = 'delivered' | 'rejected' | 'gone' | 'unknown';

export interface Sent {
  readonly outcome: Outcome;
  /** The channel's id of what was delivered, where it gave one. */
  readonly activityId?: string;
  /**
   * Since when its receiver may have seen it, in epoch milliseconds: later than the call where it had to wait or was refused
   * at first. Absent where it cannot have been seen.
   */
  readonly postedAt?: number;
}

/** Brings one message to one address. Never throws for what the channel answers: that is an outcome. */
export interface Messenger {
  /** `isWanted` is asked right before each attempt; without, it always is. What is not wanted any more is `rejected`. */
  send(message: OutgoingMessage, isWanted?: () => Promise<boolean>): Promise<Sent>;
  /** Puts other words in the place of a message that was sent before, by one attempt; `unknown`: it may be asked again. */
  update(message: OutgoingMessage, activityId: string): Promise<Outcome>;
  /** Best effort, kept nowhere: that somebody is typing. */
  typing(address: Address): Promise<void>;
  /** True where the receiving channel drops a second message with the same id, so that a repeat is harmless. */
  canTellDoubles(address: Address): boolean;
}

export interface OutgoingMessage {
  /** Stable over retries. */
  readonly id: string;
  readonly address: Address;
  readonly locale: string;
  readonly content: Content;
  /** It may have arrived before, and its receiver cannot tell: the message says so itself. */
  readonly saidAgain?: true;
  /** The channel did not take all of it: without what people wrote. */
  readonly inShort?: true;
}

/** A chat that is to become a request. */
export interface Ticket {
  /** One request for each, however often it is asked for. */
  readonly chatId: string;
  readonly customer: Party;
  /** The agent who wants it. */
  readonly askedBy: AgentParty;
  /** When the chat began, in epoch milliseconds: a request of its kind that is older is another one. */
  readonly since: number;
  readonly transcript: Transcript;
  /** What the customer had filled in before the chat. */
  readonly begun?: BegunRequest;
}

export type TicketResult =
  | {
      /** `existed`: this chat has its request already. */
      readonly kind: 'created' | 'existed';
      readonly key: string;
      /** Where the customer opens it, and where staff does. */
      readonly url: string;
      readonly staffUrl: string;
      readonly hasTranscript: boolean;
    }
  /** The customer is not signed in, or not known at the service desk. */
  | { readonly kind: 'noAccount' }
  /** Every kind of request wants more than a chat can tell. */
  | { readonly kind: 'noPlainType' }
  | { readonly kind: 'refused'; readonly reason: string }
  /** The service desk cannot be reached: kept, to be created as soon as it can. */
  | { readonly kind: 'waits' }
  /** An earlier try goes on, or its server died: kept likewise. */
  | { readonly kind: 'underWay' };

/** Where requests are made of chats. Fails as the service desk's port does. */
export interface TicketDesk {
  create(ticket: Ticket): Promise<TicketResult>;
}

export interface LiveChatSettings {
  readonly enabled: boolean;
  /** Chats one agent can hold at a time. */
  readonly capacity: number;
  readonly patience: Patience;
  /** A customer who comes back within this time gets the same agent if free, in milliseconds; 0 for never. */
  readonly stickyMs: number;
  readonly assignment: AssignmentMode;
  /** How long an offer waits for its answer, in milliseconds. */
  readonly offerMs: number;
  /** What customers can ask to talk about; empty where the desk uses no skills. */
  readonly skills: readonly string[];
  /** When customers may ask for a human; always, where they are absent. Who waits or chats by then goes on. */
  readonly workingHours?: WorkingHours;
}

export interface LiveChat {
  settings(): Promise<LiveChatSettings>;
}
