import { LINES_KEPT } from './context.ts';
import type { Handoff } from './handoff.ts';
import { isConnected } from './handoff.ts';
import type { JournalEntry, LineEntry } from './journal.ts';
import { isCustomersLine, isOpen } from './journal.ts';
import type { Revision } from './revision.ts';

/** What was said in the chat, as the next agent reads it. */
export interface SaidLine {
  /** Of the journal; absent in older records. */
  readonly entryId?: string;
  readonly name: string;
  readonly text: string;
  /** Written by an agent for agents. */
  readonly isNote?: true;
  /** It may not have arrived. */
  readonly fate?: 'unknown';
  /** Where it changes what they had said before. */
  readonly revises?: Revision;
}

/**
 * What the customer has said in the chat, and what agents have noted, newest last. Not what an agent has said to the
 * customer, which was for them alone; nor what the customer was told is not delivered, and may say again; nor what is
 * still on its way to the one who reads this. What is on its way to the agent before them may have arrived there.
 */
export function chatSoFar(handoff: Handoff, entries: readonly JournalEntry[]): readonly SaidLine[] {
  const { customer, context } = handoff;
  // Of what was said while waiting; its server may have died before it wrote that of the entry, too.
  const isTold = (id: string): boolean => context.kept?.includes(id) === true;
  const reader = isConnected(handoff) ? handoff.state.agent.conversationId : undefined;
  const said = entries.flatMap((entry): readonly SaidLine[] => {
    const { content, from, id: entryId } = entry;
    if (content.kind !== 'line' || isTold(entryId)) return [];
    const text = wordsOf(content);
    if (from === 'agent' && entry.delivery === 'none') {
      return [{ entryId, name: content.author, text, isNote: true }];
    }
    const { delivery, to } = sentAs(entry, entries);
    const isElsewhere = isOpen({ delivery }) && to?.conversationId !== reader;
    const hasArrived = delivery === 'delivered' || delivery === 'unknown' || isElsewhere;
    if (from !== 'customer' || !hasArrived || isForwarded(entryId)) return [];
    const fate = delivery === 'delivered' ? {} : ({ fate: 'unknown' } as const);
    const revises = content.revises ? { revises: content.revises } : {};
    return [{ entryId, name: customer.name, text, ...fate, ...revises }];
  });
  return said.slice(-LINES_KEPT);
}

/** What was said to an agent and could not go there has gone on to them elsewhere, or to the next one, as another entry. */
function sentAs(entry: JournalEntry, entries: readonly JournalEntry[]): Pick<JournalEntry, 'delivery' | 'to'> {
  return (wasSaidInChat(entry) && forwardsOf(entry, entries).find(isOut)) || entry;
}

/** Written for an agent, and sent to nobody as it is. */
export function wasSaidInChat({ delivery, to }: JournalEntry): boolean {
  return delivery === 'none' && to !== undefined;
}

/** Whether it is on its way to somebody, or has been. */
export function isOut({ delivery }: JournalEntry): boolean {
  return isOpen({ delivery }) || delivery === 'delivered' || delivery === 'unknown';
}

/** The entries that a customer's line was sent as, where that was another one than itself; these may have been sent on. */
export function forwardsOf(line: JournalEntry, entries: readonly JournalEntry[]): readonly JournalEntry[] {
  const direct = entries.filter(({ id }) => isForwarded(id) && originalOf(id).endsWith(`:${line.id}`));
  return direct.flatMap((each) => [each, ...forwardsOf(each, entries)]);
}

/** Whether this line of a customer is sent as another entry by now. */
export function wasForwarded(line: JournalEntry, entries: readonly JournalEntry[]): boolean {
  return forwardsOf(line, entries).length > 0;
}

/** The other entries that what this one brings was sent as, to the agent before or after. */
export function otherForwards(forwarded: JournalEntry, entries: readonly JournalEntry[]): readonly JournalEntry[] {
  const { id } = forwarded;
  return entries.filter((each) => isForwarded(each.id) && each.id !== id && originalOf(each.id) === originalOf(id));
}

const originalOf = (forwardedId: string): string => forwardedId.replace(FORWARDED, '');

/**
 * Of a customer's line that was kept, for whatever reason, and is sent on as an entry of its own: its id, the generation of the
 * handoff that it is sent in, and `kept`. To the agent after the one who was lost it is sent again.
 */
export function forwardedId(entryId: string, { generation }: Pick<Handoff, 'generation'>): string {
  return `${entryId}:${generation}:kept`;
}

const FORWARDED = /:\d+:kept$/;

/** Whether it is a kept line on its way to an agent: whoever has the chat next gets it again, from where it was kept. */
export function isForwarded(entryId: string): boolean {
  return FORWARDED.test(entryId);
}

/** Whether this is what the customer said while waiting, which is sent to nobody as it is. */
export function isKept(entry: JournalEntry): entry is LineEntry {
  return isCustomersLine(entry) && entry.delivery === 'none' && !isForwarded(entry.id);
}

/** A line as words alone can tell it. */
export function wordsOf({ text, attachments }: Pick<Line, 'text' | 'attachments'>): string {
  return text || attachments.map(({ name = '' }) => `📎 ${name}`).join(' ');
}

type Line = Extract<JournalEntry['content'], { kind: 'line' }>;
