import { CLOCK_SKEW_MS } from './dueTime.ts';
import type { JournalEntry } from './journal.ts';

/** When the two sides of a chat were last heard, in epoch milliseconds; absent before their first line. */
export interface Heard {
  /** The first line of the customer that no line of the agent came after. */
  readonly unansweredSince?: number;
  readonly agentAt?: number;
  /** A line of the customer that may have come after the agent's last one: another server wrote it down, by its own clock. */
  readonly doubtfulSince?: number;
}

/** What was heard since a chat came to its agent; `opening` is the place in the journal where it did. */
export function heardIn(entries: readonly JournalEntry[], opening: number): Heard {
  // By their places: a clock may have been put back since.
  const lines = entries.filter(({ order, content, to }) => order > opening && content.kind === 'line' && to);
  const newest = lines.findLastIndex(({ from }) => from === 'agent');
  const answer = lines[newest];
  const unanswered = lines[newest + 1];
  const doubtful = answer && lines.slice(0, newest).find((line) => mayComeAfter(line, answer));
  return {
    ...(answer ? { agentAt: answer.at } : {}),
    ...(unanswered ? { unansweredSince: unanswered.at } : {}),
    ...(doubtful ? { doubtfulSince: doubtful.at } : {}),
  };
}

/** What one server writes down is in order; what two do, only as far as their clocks agree. */
function mayComeAfter({ from, at, server }: JournalEntry, answer: JournalEntry): boolean {
  return from === 'customer' && server !== answer.server && at < answer.at && answer.at - at < CLOCK_SKEW_MS;
}
