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
 * Who had which chat when, by what the journal says that its agents were told. A chat is claimed before its agent is told,
 * so it is theirs from any time after the last word to the agent before. Two servers' clocks may disagree about which
 * word was the last.
 */
export function ownerships({ entries, handoffs, clocksApartMs }: ScheduleRecord): readonly Ownership[] {
  return handoffs.flatMap((handoff) => {
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
