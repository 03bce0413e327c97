import type { Conversation, PreviousChat } from './conversation.ts';
import { isTooFarAhead } from './dueTime.ts';
import type { ConnectedHandoff, Handoff } from './handoff.ts';

/** How long it takes to notice that the customer is another one: to see the summary and to stop typing. */
export const NOTICING_MS = 5_000;

/** How long a line may be on its way. A channel whose clock is wrong must not have every line held for longer. */
const CHANNEL_BEHIND_MS = 60_000;

/** When a line reached us, and when the channel says it was said, where it does; epoch milliseconds. */
export interface SaidWhen {
  readonly heardAt: number;
  readonly saidAt: number | undefined;
}

/**
 * Whether a line of an agent may have been meant for the customer before: no message that names this chat has reached them; or
 * they wrote the line before such a message was sent; or their last chat ended without their doing, this one came within
 * `NOTICING_MS` of that, and it came less than `NOTICING_MS` ago. Such a line is held, and the agent asked.
 */
export function mayBeForAnother(
  { told, previousChat, newestSaidAt }: Pick<Conversation, 'told' | 'previousChat' | 'newestSaidAt'>,
  chat: ConnectedHandoff,
  { heardAt, ...said }: SaidWhen,
): boolean {
  // A channel whose clock stands still says nothing about time.
  const saidAt = said.saidAt === newestSaidAt ? undefined : said.saidAt;
  if (told?.handoffId !== chat.id) return true;
  // Heard while they were being told.
  if (heardAt < believed(told.sentAt, heardAt)) return true;
  const toldAt = believed(told.at, heardAt);
  const isNews = heardAt - toldAt < CHANNEL_BEHIND_MS;
  if (isNews && saidAt !== undefined && saidAt < told.sentAt) return true;
  if (!previousChat || isWith(previousChat, chat)) return false;
  const endedAt = believed(previousChat.endedAt, heardAt);
  const changedAt = Math.max(toldAt, endedAt);
  return heardAt - changedAt < NOTICING_MS && changedAt - endedAt < NOTICING_MS;
}

/** Long ago, where a clock that has been put back since wrote it: it must not have every line held until it comes round. */
function believed(at: number, heardAt: number): number {
  return isTooFarAhead(at, heardAt, CHANNEL_BEHIND_MS) ? Number.NEGATIVE_INFINITY : at;
}

/** A second command within this time was typed before they can have read that the first was not done. */
export const READING_MS = 1_000;

/**
 * Whether they were asked about this chat since they came into it last, and have had the time to read it: what they command
 * now is meant for it. The command that they were asked about is no answer, however often it is delivered.
 */
export function hasAnswered(
  { asked, told, previousChat }: Pick<Conversation, 'asked' | 'told' | 'previousChat'>,
  chat: ConnectedHandoff,
  { heardAt, activityId }: Pick<SaidWhen, 'heardAt'> & { readonly activityId: string },
): boolean {
  if (asked?.handoffId !== chat.id || asked.activityId === activityId) return false;
  if (heardAt - asked.at < READING_MS) return false;
  return asked.at >= Math.max(believed(told?.at ?? 0, heardAt), believed(previousChat?.endedAt ?? 0, heardAt));
}

/**
 * What this agent, for whom a chat is over, may not have noticed at `now`: whoever ended it themselves knows; to any other
 * end, or to a chat that was taken from them, whoever has ended it since, they may still be typing.
 */
export function missedChat({ customer, state }: Handoff, agentId: string, now: number): PreviousChat | undefined {
  if (state.kind === 'ended' && state.reason === 'agentEnded' && state.agentId === agentId) return undefined;
  const { name, conversationId, personId } = customer;
  return { customer: name, conversationId, ...(personId === undefined ? {} : { personId }), endedAt: now };
}

/** The same customer has come back at once: what is meant for the one is meant for the other. */
function isWith({ conversationId, personId }: PreviousChat, { customer }: ConnectedHandoff): boolean {
  return conversationId === customer.conversationId || (personId !== undefined && personId === customer.personId);
}
