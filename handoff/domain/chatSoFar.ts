import { LINES_KEPT } from './context.ts';
import type { Handoff } from './handoff.ts';
import type { JournalEntry } from './journal.ts';

/** What one side has said in the chat, as the next agent reads it. */
export interface SaidLine {
  readonly by: 'customer' | 'agent';
  readonly name: string;
  readonly text: string;
  /** Written by an agent for agents. */
  readonly isNote?: true;
  /** Absent where it was delivered, or is still on its way. */
  readonly fate?: 'rejected' | 'unknown';
}

/** Enough of a line to go on from; a summary of long ones would be more than channels take. */
const LONGEST_SAID = 1_000;

/** The last lines of the chat, newest last, with what agents noted and with what never arrived. */
export function chatSoFar({ customer, context }: Handoff, entries: readonly JournalEntry[]): readonly SaidLine[] {
  const said = entries.flatMap(({ content, delivery, from, id }): readonly SaidLine[] => {
    if (content.kind !== 'line' || from === 'bot' || isKept({ delivery, from })) return [];
    const text = wordsOf(content);
    // A file of the time in the queue, which was sent on: its words are among those of that time.
    if (id.endsWith(KEPT) && context.lines.includes(text)) return [];
    const name = from === 'customer' ? customer.name : content.author;
    const fate = delivery === 'rejected' || delivery === 'unknown' ? { fate: delivery } : {};
    return [{ by: from, name, text: shortened(text), ...(delivery === 'none' ? { isNote: true } : {}), ...fate }];
  });
  return said.slice(-LINES_KEPT);
}

/** Ends the id of what was written while waiting and is sent as a line of the chat. */
export const KEPT = ':kept';

/** A line as words alone can tell it. */
export function wordsOf({ text, attachments }: Pick<Line, 'text' | 'attachments'>): string {
  return text || attachments.map(({ name = '' }) => `📎 ${name}`).join(' ');
}

type Line = Extract<JournalEntry['content'], { kind: 'line' }>;

/** Written while waiting: part of the context. */
function isKept({ delivery, from }: Pick<JournalEntry, 'delivery' | 'from'>): boolean {
  return delivery === 'none' && from === 'customer';
}

function shortened(text: string): string {
  return text.length > LONGEST_SAID ? `${text.slice(0, LONGEST_SAID)}…` : text;
}
