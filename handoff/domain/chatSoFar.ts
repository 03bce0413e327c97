import { LINES_KEPT } from './context.ts';
import type { Handoff } from './handoff.ts';
import { isConnected } from './handoff.ts';
import type { JournalEntry } from './journal.ts';
import { isOpen } from './journal.ts';
import type { Revision } from './revision.ts';

/** What was said in the chat, as the next agent reads it. */
export interface SaidLine {
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
  const { customer } = handoff;
  const reader = isConnected(handoff) ? handoff.state.agent.conversationId : undefined;
  const said = entries.flatMap(({ content, delivery, from, id, to }): readonly SaidLine[] => {
    if (content.kind !== 'line') return [];
    const text = wordsOf(content);
    if (from === 'agent' && delivery === 'none') {
      return [{ name: content.author, text, isNote: true }];
    }
    const isElsewhere = isOpen({ delivery }) && to?.conversationId !== reader;
    const hasArrived = delivery === 'delivered' || delivery === 'unknown' || isElsewhere;
    if (from !== 'customer' || !hasArrived || isForwarded(id)) return [];
    const fate = delivery === 'delivered' ? {} : ({ fate: 'unknown' } as const);
    const revises = content.revises ? { revises: content.revises } : {};
    return [{ name: customer.name, text, ...fate, ...revises }];
  });
  return said.slice(-LINES_KEPT);
}

/** Ends the id of what was written while waiting and is sent as a line of the chat. */
export const KEPT = ':kept';

/** What was written while waiting, sent as a line of the chat: whoever has the chat next gets it again, from where it was kept. */
export function isForwarded(entryId: string): boolean {
  return entryId.endsWith(KEPT);
}

/** Whether this is what the customer said while waiting, which is sent to nobody as it is. */
export function isKept({ content, delivery, from, id }: JournalEntry): boolean {
  return content.kind === 'line' && delivery === 'none' && from === 'customer' && !isForwarded(id);
}

/** A line as words alone can tell it. */
export function wordsOf({ text, attachments }: Pick<Line, 'text' | 'attachments'>): string {
  return text || attachments.map(({ name = '' }) => `📎 ${name}`).join(' ');
}

type Line = Extract<JournalEntry['content'], { kind: 'line' }>;
