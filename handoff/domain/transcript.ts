import type { Attachment } from './attachment.ts';
import { addressedWithin } from './attachment.ts';
import { isForwarded, isKept, wordsOf } from './chatSoFar.ts';
import type { Handoff } from './handoff.ts';
import type { Content } from './content.ts';
import type { Delivery, JournalEntry } from './journal.ts';
import type { Revision } from './revision.ts';
import { withinBytes } from './withinBytes.ts';

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

/** Together well below the 2 MB that a stored record may have: a request that has to wait keeps its transcript. */
const MOST_BYTES = { asked: 300_000, lines: 900_000, notes: 200_000, files: 250_000 } as const;

/** The chat as a request keeps it. Internal notes stay apart: customers may see the rest. */
export function transcribe(handoff: Handoff, entries: readonly JournalEntry[]): Transcript {
  const asked = handoff.context.lines.length > 0 ? askedBefore(handoff, entries) : linesOfCustomer(entries);
  const [first = handoff.customer.name] = asked;
  const { lines, kept, files: filesBefore = [] } = handoff.context;
  // Of what was kept before entries were noted with it, the words alone are known.
  const before = kept === undefined ? lines : lines.slice(0, lines.length - kept.length);
  // What was kept is told once, from when it was said.
  const spoken = entries.filter((entry) =>
    kept === undefined ? isSpoken(entry) : isKept(entry) || (isSpoken(entry) && !isForwarded(entry.id)),
  );
  const fromBefore = (line: string): string => `${stamp(handoff.askedAt)} ${handoff.customer.name}: ${line}`;
  const sent = spoken.flatMap(({ content, delivery }) =>
    content.kind === 'line' && delivery !== 'withdrawn' ? content.attachments : [],
  );
  const files = addressedWithin([...filesBefore, ...sent], MOST_BYTES.files);
  return {
    title: first.length > LONGEST_TITLE ? `${first.slice(0, LONGEST_TITLE - 1)}…` : first,
    asked: withinBytes(asked, MOST_BYTES.asked).join('\n'),
    lines: withinBytes([...before.map(fromBefore), ...spoken.map(toLine)], MOST_BYTES.lines).join('\n'),
    notes: withinBytes(entries.filter(isNote).map(toLine), MOST_BYTES.notes),
    ...(files.length === 0 ? {} : { files }),
  };
}

/** What was said while waiting is whole in the journal only. */
function askedBefore({ context: { lines, kept = [] } }: Handoff, entries: readonly JournalEntry[]): readonly string[] {
  const whole = new Map(entries.map(({ id, content }) => [id, content.kind === 'line' ? wordsOf(content) : undefined]));
  const before = lines.length - kept.length;
  return lines.map((line, index) => whole.get(kept[index - before] ?? '') ?? line);
}

/** Who came to the agent without a word has asked the agent. */
function linesOfCustomer(entries: readonly JournalEntry[]): readonly string[] {
  const lines = entries.filter(
    ({ delivery, from, id }) => from === 'customer' && delivery !== 'withdrawn' && !isForwarded(id),
  );
  return lines.flatMap(({ content }) => (content.kind === 'line' && isAsked(content) ? [content.text] : []));
}

function isAsked({ text, revises }: Extract<Content, { kind: 'line' }>): boolean {
  return text !== '' && revises?.kind !== 'takesBack';
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
  const fate = FATES.includes(delivery) ? [`(${delivery})`] : [];
  return [stamp(at), `${content.author}:`, ...changed(content.revises), content.text, ...files, ...fate]
    .filter(Boolean)
    .join(' ');
}

const FATES: readonly Delivery[] = ['rejected', 'unknown', 'withdrawn'];

function changed(revises: Revision | undefined): readonly string[] {
  if (!revises) return [];
  return revises.kind === 'takesBack' ? ['(takes back)'] : [`(instead of “${revises.before}”)`];
}

/** Minutes, in universal time: sides of a chat may live in different zones. */
function stamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}Z`;
}
