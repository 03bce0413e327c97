import type { ConnectedHandoff } from './handoff.ts';

/** How long silence is borne, in milliseconds; by the settings. */
export interface Patience {
  /** A customer who does not answer is asked once whether they are still there… */
  readonly customerAskMs: number;
  /** …and the chat is closed. */
  readonly customerCloseMs: number;
  /** An agent who does not answer is reminded… */
  readonly agentRemindMs: number;
  /** …and the customer goes back to the front of the queue. */
  readonly agentReturnMs: number;
}

export const DEFAULT_PATIENCE: Patience = {
  customerAskMs: 10 * 60_000,
  customerCloseMs: 15 * 60_000,
  agentRemindMs: 5 * 60_000,
  agentReturnMs: 10 * 60_000,
};

/** When the two sides of a chat were last heard, in epoch milliseconds; absent before their first line. */
export interface Heard {
  /** The first line of the customer that no line of the agent came after. */
  readonly unansweredSince?: number;
  readonly agentAt?: number;
}

/** Whose turn it is to speak, and since when. */
export interface Silence {
  readonly of: 'customer' | 'agent';
  readonly since: number;
}

export type Due =
  /** Nothing yet; look again at this time. */
  | { readonly kind: 'nothing'; readonly checkAt: number }
  | { readonly kind: 'nudge'; readonly silence: Silence; readonly checkAt: number }
  | { readonly kind: 'close' }
  | { readonly kind: 'return' };

/** A customer who has just come has asked already, so at first it is the agent's turn. */
function silenceOf(chat: ConnectedHandoff, heard: Heard): Silence {
  if (heard.unansweredSince !== undefined) return { of: 'agent', since: heard.unansweredSince };
  if (heard.agentAt !== undefined) return { of: 'customer', since: heard.agentAt };
  return { of: 'agent', since: chat.state.since };
}

/** What the silence in a chat calls for now. A silence is nudged once; the next one starts anew. */
export function whatIsDue(chat: ConnectedHandoff, heard: Heard, patience: Patience, now: number): Due {
  const silence = silenceOf(chat, heard);
  const isAgent = silence.of === 'agent';
  const [nudgeAfter, endAfter] = isAgent
    ? [patience.agentRemindMs, patience.agentReturnMs]
    : [patience.customerAskMs, patience.customerCloseMs];
  if (now - silence.since >= endAfter) return { kind: isAgent ? 'return' : 'close' };
  const checkAt = silence.since + endAfter;
  if (chat.state.nudgedSince === silence.since) return { kind: 'nothing', checkAt };
  if (now - silence.since >= nudgeAfter) return { kind: 'nudge', silence, checkAt };
  return { kind: 'nothing', checkAt: silence.since + nudgeAfter };
}

/** The first look at a chat that has just begun. */
export function firstCheckAt(since: number, patience: Patience): number {
  return since + patience.agentRemindMs;
}
