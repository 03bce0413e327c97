import type { Conversation } from './conversation.ts';
import type { ConnectedHandoff } from './handoff.ts';

/** How long it takes to notice that the customer is another one: to see the summary and to stop typing. */
export const NOTICING_MS = 5_000;

/** How long a line may be on its way. A channel whose clock is wrong must not have every line held for longer. */
const CHANNEL_BEHIND_MS = 60_000;

/** When a line reached us, and when the channel says it was said, where it does; epoch milliseconds. */
export interface SaidWhen {
  readonly now: number;
  readonly saidAt: number | undefined;
}

/**
 * Whether a line of an agent may have been meant for the customer before: it was said before this chat began, or that chat
 * ended without the agent's doing, and they were put into this one at once (a new customer, or another of theirs), sooner
 * than they can have seen it. Such a line is held, and the agent asked.
 */
export function mayBeForAnother(
  conversation: Pick<Conversation, 'previousChat'>,
  chat: ConnectedHandoff,
  { now, saidAt }: SaidWhen,
): boolean {
  const isYoung = now - chat.state.since < CHANNEL_BEHIND_MS;
  if (isYoung && saidAt !== undefined && saidAt < chat.state.since) return true;
  const { previousChat } = conversation;
  if (!previousChat) return false;
  const changedAt = Math.max(chat.state.since, previousChat.endedAt);
  return now - changedAt < NOTICING_MS && changedAt - previousChat.endedAt < NOTICING_MS;
}
