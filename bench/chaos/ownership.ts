import type { NoticeKey } from '../../handoff/domain/content.ts';
import type { Handoff } from '../../handoff/domain/handoff.ts';
import { isConnected, isEnded } from '../../handoff/domain/handoff.ts';
import type { JournalEntry } from '../../handoff/domain/journal.ts';
import type { ScheduleRecord } from './record.ts';

/** An agent had a customer's chat in this time. Epoch milliseconds. */
export interface Ownership {
  readonly handoffId: string;
  readonly agentConversation: string;
  readonly customerConversation: string;
  readonly from: number;
  readonly until: number;
}

/**
 * A server may have read who owns a chat just before that changed, and the end is dated a little before it is saved.
 * Whoever knew of the change by then is held to what they knew, by name, without this.
 */
const AT_THE_SAME_MOMENT_MS = 1_000;

/** What only the agent of a chat is told. */
const FOR_ITS_AGENT: readonly NoticeKey[] = ['nowWritingTo', 'endedByCustomer', 'customerGone', 'pleaseAnswer'];

interface Sign {
  readonly agentConversation: string;
  readonly at: number;
}

/**
 * Who had which chat when, by what the journal says that its agents were told, and by what was seen in the store: an agent may
 * hand a chat on before anybody could tell them of it. A chat is claimed before its agent is told, so it is theirs from any
 * time after the last word to the agent before. Two servers' clocks may disagree about which word was the last.
 */
export function ownerships(record: ScheduleRecord): readonly Ownership[] {
  return record.handoffs.flatMap((handoff) => [...toldOf(handoff, record), ...seenOf(handoff, record)]);
}

function toldOf(handoff: Handoff, { entries, clocksApartMs }: ScheduleRecord): readonly Ownership[] {
  const signs = signsOf(handoff, entries).toSorted((one, other) => one.at - other.at);
  const end = isEnded(handoff) ? handoff.state.at : Infinity;
  return signs.map(({ agentConversation, at }): Ownership => {
    const others = signs.filter((sign) => sign.agentConversation !== agentConversation);
    const before = others.findLast((sign) => sign.at <= at - clocksApartMs)?.at ?? handoff.askedAt;
    const after = others.find((sign) => sign.at > at + clocksApartMs)?.at ?? end;
    return {
      handoffId: handoff.id,
      customerConversation: handoff.customer.conversationId,
      agentConversation,
      from: before - clocksApartMs,
      until: Math.min(after, end) + AT_THE_SAME_MOMENT_MS + clocksApartMs,
    };
  });
}

function signsOf(handoff: Handoff, entries: readonly JournalEntry[]): readonly Sign[] {
  const told = entries.flatMap(({ handoffId, content, to, at }): readonly Sign[] => {
    const isSign = content.kind === 'summary' || (content.kind === 'notice' && FOR_ITS_AGENT.includes(content.key));
    return isSign && handoffId === handoff.id && to ? [{ agentConversation: to.conversationId, at }] : [];
  });
  if (!isConnected(handoff)) return told;
  const { agent, since } = handoff.state;
  return [...told, { agentConversation: agent.conversationId, at: since }];
}

/** What was seen holds until something else was. */
function seenOf({ id, customer }: Handoff, { moments, actors, clocksApartMs }: ScheduleRecord): readonly Ownership[] {
  const slack = AT_THE_SAME_MOMENT_MS + clocksApartMs;
  return moments.flatMap(({ at, chats }, index) => {
    const seen = chats.find(({ handoffId }) => handoffId === id);
    const agent = actors.find(({ name }) => name === seen?.agent);
    if (!agent) return [];
    const until = (moments[index + 1]?.at ?? Infinity) + slack;
    const sides = { customerConversation: customer.conversationId, agentConversation: agent.conversationId };
    return [{ handoffId: id, ...sides, from: at - slack, until }];
  });
}

/** Whether the two ends of this entry had a chat with each other when it was written. */
export function isBetweenParties(entry: JournalEntry, all: readonly Ownership[]): boolean {
  const ends = [entry.sender?.conversationId, entry.to?.conversationId];
  return all.some(
    ({ handoffId, agentConversation, customerConversation, from, until }) =>
      handoffId === entry.handoffId &&
      ends.includes(agentConversation) &&
      ends.includes(customerConversation) &&
      entry.at >= from &&
      entry.at <= until,
  );
}
