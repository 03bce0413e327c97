import type { Content } from './content.ts';
import { CLOCK_SKEW_MS } from './dueTime.ts';
import type { ConnectedHandoff } from './handoff.ts';
import type { Delivery, JournalEntry } from './journal.ts';
import { openTo } from './journal.ts';

export type Side = 'customer' | 'agent';

/** When the two sides of a chat were last heard, in epoch milliseconds; absent before their first line. */
export interface Heard {
  /** The first line of the customer that no line of the agent came after. */
  readonly unansweredSince?: number;
  readonly agentAt?: number;
  /** A line of the customer that may have come after the agent's last one: another server wrote it down, by its own clock. */
  readonly doubtfulSince?: number;
  /** When each side last said something that was refused for good: no answer, but no silence either. */
  readonly refusedAt?: Readonly<Partial<Record<Side, number>>>;
  /** To whom something is still on its way: what they have not got, they cannot answer. */
  readonly unreached?: readonly Side[];
}

/** What was heard since a chat came to its agent; `opening` is the place in the journal where it did. */
export function heardIn(entries: readonly JournalEntry[], opening: number): Heard {
  // By their places: a clock may have been put back since.
  const said = entries.filter(({ order, content, to }) => order > opening && isSaid(content) && to);
  const refused = said.filter(({ delivery }) => delivery === 'rejected');
  const lines = said.filter(({ delivery }) => !UNHEARD.includes(delivery));
  const newest = lines.findLastIndex(({ from }) => from === 'agent');
  const answer = lines[newest];
  const unanswered = lines[newest + 1];
  const doubtful = answer && lines.slice(0, newest).find((line) => mayHaveFollowed(line, answer));
  return {
    ...(answer ? { agentAt: answer.at } : {}),
    ...(unanswered ? { unansweredSince: unanswered.at } : {}),
    ...(doubtful ? { doubtfulSince: doubtful.at } : {}),
    // The newest of each side is the last to be set.
    ...(refused.length > 0 ? { refusedAt: Object.fromEntries(refused.map(({ from, at }) => [from, at])) } : {}),
  };
}

/** What is taken back is no answer, and wants none. */
function isSaid(content: Content): boolean {
  return content.kind === 'line' && content.revises?.kind !== 'takesBack';
}

/** Whatever it is that is on its way: who has not got a summary or a question cannot answer either. */
export function unreachedIn({ customer, state }: ConnectedHandoff, entries: readonly JournalEntry[]): readonly Side[] {
  const sides = { customer: customer.conversationId, agent: state.agent.conversationId };
  return SIDES.filter((side) => openTo(entries, sides[side]).length > 0);
}

const UNHEARD: readonly Delivery[] = ['rejected', 'none', 'withdrawn'];

const SIDES: readonly Side[] = ['customer', 'agent'];

/** What one server writes down is in order; what two do, only as far as their clocks agree. */
function mayHaveFollowed({ from, at, server }: JournalEntry, answer: JournalEntry): boolean {
  return from === 'customer' && server !== answer.server && at < answer.at && answer.at - at < CLOCK_SKEW_MS;
}
