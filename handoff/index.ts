import { readCustomerLine } from './domain/commands.ts';
import type { CustomerContext } from './domain/context.ts';
import type { Conversation } from './domain/conversation.ts';

export interface HumanWanted {
  /** The customer's conversation. */
  readonly conversation: Conversation;
  readonly name: string;
  readonly email?: string;
  readonly context: CustomerContext;
}

export type AskResult =
  /** Both are told to the customer through their conversation; the dialog says nothing more. */
  | { readonly kind: 'connected'; readonly agentName: string }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused'; readonly why: 'switchedOff' | 'nobodyOnDuty' | 'onDutyYourself' };

/** What the customer's dialogs may ask of the handoff. */
export interface HumanDesk {
  /** A customer wants a human: connected at once, in the queue, or told why not. Asking twice is asking once. */
  ask(wanted: HumanWanted): Promise<AskResult>;
}

/** True for a command that only live agents may give; the dialogs get it from people who are not signed in. */
export function isAgentsCommand(text: string): boolean {
  return readCustomerLine(text).kind === 'agentsOnly';
}

export type { CustomerContext, CollectedField, OpenRequest } from './domain/context.ts';
export { EMPTY_CONTEXT, withLine } from './domain/context.ts';
export { maskSecrets } from './domain/masking.ts';
export { AFTER_CHAT, CHOICES } from './domain/content.ts';
export type { Conversation } from './domain/conversation.ts';
