import { isKept, wasForwarded, wordsOf } from './chatSoFar.ts';
import type { CustomerContext } from './context.ts';
import { LINES_KEPT, lineInRecord } from './context.ts';
import type { JournalEntry } from './journal.ts';
import { isVersionOf } from './revision.ts';

interface ToldLine {
  readonly id: string;
  readonly line: string;
  /** Among the entries of the journal. */
  readonly place: number;
}

/**
 * What the agent is told of the time in the queue, in the order in which it was said. A line is written down twice: in the
 * journal, and with what the agent is told; where the second failed or came late, lines that were said after it are there without
 * it, or before it. The same object where nothing is amiss. As far as the clocks of two servers agree: the second write tells the
 * next server what came before.
 */
export function inOrderSaid(context: CustomerContext, entries: readonly JournalEntry[]): CustomerContext {
  const told = toldOf(context, entries);
  const last = Math.max(...told.map(({ place }) => place));
  const missed = missedBefore(last, context, entries);
  const isInOrder = told.every(({ place }, index) => place >= (told[index - 1]?.place ?? 0));
  if (isInOrder && missed.length === 0) return context;
  const before = context.lines.slice(0, context.lines.length - told.length);
  const inOrder = [...told, ...missed].toSorted((one, other) => one.place - other.place);
  const room = LINES_KEPT - before.length;
  const fitting = inOrder.filter(({ id }, index) => index < room || !followsByItself(id, entries));
  return { ...context, lines: [...before, ...fitting.map(({ line }) => line)], kept: fitting.map(({ id }) => id) };
}

/** What the agent is not told comes as a line of its own where the journal has it as it was said. */
function followsByItself(id: string, entries: readonly JournalEntry[]): boolean {
  const entry = entries.find((each) => each.id === id);
  return entry !== undefined && isKept(entry) && entry.content.kind === 'line' && !entry.content.revises;
}

/** Nothing where the journal does not know all of it. */
function toldOf({ lines, kept = [] }: CustomerContext, entries: readonly JournalEntry[]): readonly ToldLine[] {
  const told = kept.map((id, index) => ({
    id,
    line: lines.at(index - kept.length) ?? '',
    place: entries.findIndex((entry) => isVersionOf(id, entry.id)),
  }));
  return told.every(({ place }) => place >= 0) ? told : [];
}

/** What changes another line says so itself, and what an agent has got is told as what was said in the chat. */
function missedBefore(
  last: number,
  { kept = [] }: CustomerContext,
  entries: readonly JournalEntry[],
): readonly ToldLine[] {
  return entries.flatMap((entry, place) => {
    const { content, id, to } = entry;
    if (place >= last || content.kind !== 'line' || content.revises || to || !isKept(entry)) return [];
    const isKnown = kept.some((each) => isVersionOf(each, id)) || wasForwarded(entry, entries);
    return isKnown ? [] : [{ id, line: lineInRecord(wordsOf(content)), place }];
  });
}
