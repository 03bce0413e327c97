import type { Attachment } from './domain/attachment.ts';
import { readCustomerLine } from './domain/commands.ts';
import type { CustomerContext } from './domain/context.ts';
import type { Conversation } from './domain/conversation.ts';
import type { ChatRating } from './domain/handoff.ts';

export interface HumanWanted {
  /** The customer's conversation. */
  readonly conversation: Conversation;
  readonly name: string;
  readonly email?: string;
  /** When they said so, in epoch milliseconds: their place in the queue is by that, whatever had to be looked up first. */
  readonly askedAt: number;
  readonly context: CustomerContext;
  /** One of the desk's topics, where the customer chose one: only an agent with this skill will do. */
  readonly skill?: string;
}

export type AskResult =
  /** Both are told to the customer through their conversation; the dialog says nothing more. */
  | { readonly kind: 'connected'; readonly agentName: string }
  | { readonly kind: 'waiting' }
  /** Somebody is on duty, and nobody with the skill. */
  | { readonly kind: 'nobodyWithSkill'; readonly skill: string }
  | { readonly kind: 'refused'; readonly why: 'switchedOff' | 'nobodyOnDuty' | 'onDutyYourself' }
  | {
      readonly kind: 'refused';
      readonly why: 'outsideHours';
      /** Where the desk is, by the IANA time zone database. */
      readonly timeZone: string;
      /** When it opens next, in epoch milliseconds; absent when that is not planned. */
      readonly opensAt?: number;
    };

/** A line as it was kept; secrets in it are masked. */
export interface SaidInQueue {
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/** What the customer's dialogs may ask of the handoff. */
export interface HumanDesk {
  /** What this customer can ask to talk about; empty where the desk uses no skills, and where nobody could come anyway. */
  topics(conversation: Conversation): Promise<readonly string[]>;
  /** A customer wants a human: connected at once, in the queue, or told why not. Asking twice is asking once. */
  ask(wanted: HumanWanted): Promise<AskResult>;
  /** Whether a chat of this conversation has ended since then (epoch milliseconds): what was said before was dealt with. */
  hasChattedSince(conversation: Conversation, at: number): Promise<boolean>;
  /**
   * What this customer has said while they waited for an agent who never came, with files, in a queue that they have left since
   * then: nobody was told of it.
   */
  saidInQueue(conversation: Conversation, at: number): Promise<readonly SaidInQueue[]>;
  /** Whether a request was made of such a chat, or is about to be. */
  hasTicketSince(conversation: Conversation, at: number): Promise<boolean>;
}

/** How a customer found a chat, from 1 (bad) to 5 (very good). */
export type { ChatRating } from './domain/handoff.ts';

/** Where customers say how a chat was. */
export interface ChatRatings {
  /**
   * Of the chat of this conversation that has ended last, and no sooner than `endedSince` (epoch milliseconds); a chat is
   * rated once.
   */
  rate(
    conversation: Conversation,
    rating: ChatRating,
    endedSince?: number,
  ): Promise<'rated' | 'ratedBefore' | 'nothingToRate'>;
}

/** True for a command that only live agents may give; the dialogs get it from people who are not signed in. */
export function isAgentsCommand(text: string): boolean {
  return readCustomerLine(text).kind === 'agentsOnly';
}

/** True for a customer's command with words behind it that it has no use for: `#exit the program`. */
export function isMisusedCommand(text: string): boolean {
  return readCustomerLine(text).kind === 'misused';
}

export type { BegunRequest, CustomerContext, CollectedField, OpenRequest } from './domain/context.ts';
export { EMPTY_CONTEXT, LINES_KEPT, withLine } from './domain/context.ts';
export { isMasked, maskFileName, maskSecrets, maskSecretsIn } from './domain/masking.ts';
export { AFTER_CHAT, CHOICES, RATE_CHAT, snippet } from './domain/content.ts';
export type { Conversation } from './domain/conversation.ts';
