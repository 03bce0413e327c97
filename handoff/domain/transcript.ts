import type { Attachment } from './content.ts';
import type { Handoff } from './handoff.ts';
import type { JournalEntry } from './journal.ts';

export interface Transcript {
  /** One line; what the customer asked first, or who they are. */
  readonly title: string;
  /** What the customer asked, in their own words. */
  readonly asked: string;
  /** Everything both sides said, with times, as a text file has it. */
  readonly lines: string;
  /** What agents noted for themselves. */
  readonly notes: readonly string[];
  /** What the customer had attached before, then what either side attached, oldest first; absent where there is nothing. */
  readonly files?: readonly Attachment[];
}

/** Longest title that service desks show whole. */
const LONGEST_TITLE = 120;

/** The chat as a request keeps it. Internal notes stay apart: customers may see the rest. */
export function transcribe(handoff: Handoff, entries: readonly JournalEntry[]): Transcript {
  const asked = handoff.context.lines.length > 0 ? handoff.context.lines : linesOfCustomer(entries);
  const [first = handoff.customer.name] = asked;
  const before = handoff.context.lines.map((line) => `${stamp(handoff.askedAt)} ${handoff.customer.name}: ${line}`);
  const sent = entries.filter(isSpoken).flatMap(({ content }) => (content.kind === 'line' ? content.attachments : []));
  const files = [...(handoff.context.files ?? []), ...sent];
  return {
    title: first.length > LONGEST_TITLE ? `${first.slice(0, LONGEST_TITLE - 1)}…` : first,
    asked: asked.join('\n'),
    lines: [...before, ...entries.filter(isSpoken).map(toLine)].join('\n'),
    notes: entries.filter(isNote).map(toLine),
    ...(files.length === 0 ? {} : { files }),
  };
}

/** Who came to the agent without a word has asked the agent. */
function linesOfCustomer(entries: readonly JournalEntry[]): readonly string[] {
  const lines = entries.filter(({ from }) => from === 'customer').map(({ content }) => content);
  return lines.flatMap((content) => (content.kind === 'line' && content.text !== '' ? [content.text] : []));
}

function isSpoken({ content, delivery }: JournalEntry): boolean {
  return content.kind === 'line' && delivery !== 'none';
}

function isNote({ content, delivery, from }: JournalEntry): boolean {
  return content.kind === 'line' && delivery === 'none' && from === 'agent';
}

function toLine({ at, content, delivery }: JournalEntry): string {
  if (content.kind !== 'line') return '';
  const files = content.attachments.map(({ name, contentType }) => `[${name ?? contentType}]`);
  const fate = delivery === 'rejected' || delivery === 'unknown' ? [`(${delivery})`] : [];
  return [stamp(at), `${content.author}:`, content.text, ...files, ...fate].filter(Boolean).join(' ');
}

/** Minutes, in universal time: sides of a chat may live in different zones. */
function stamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}Z`;
}
