import type { Conversation } from './conversation.ts';
import type { ConnectedHandoff } from './handoff.ts';

/** How long it takes to notice that the customer is another one: to see the summary and to stop typing. */
export const NOTICING_MS = 5_000;

/**
 * Whether a line of an agent may have been meant for the customer before: that chat ended without the agent's doing, and
 * they were put into this one at once (a new customer, or another of theirs), sooner than they can have seen it. Such a
 * line is held, and the agent asked.
 */
export function mayBeForAnother(
  conversation: Pick<Conversation, 'previousChat'>,
  chat: ConnectedHandoff,
  now: number,
): boolean {
  const { previousChat } = conversation;
  if (!previousChat) return false;
  const changedAt = Math.max(chat.state.since, previousChat.endedAt);
  return now - changedAt < NOTICING_MS && changedAt - previousChat.endedAt < NOTICING_MS;
}
