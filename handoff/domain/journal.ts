import type { Content } from './content.ts';
import { CLOCK_SKEW_MS } from './dueTime.ts';
import type { Address } from './party.ts';

/**
 * `queued` behind earlier messages and not tried yet; `pending` while it is tried, so that whoever finds it later must
 * reckon with its having been sent; then the outcome, `unknown` when it may or may not have arrived. `none` for what is
 * kept and sent to nobody; `withdrawn` for what was kept, and changed or deleted by who wrote it before an agent came.
 */
export const DELIVERIES = ['queued', 'pending', 'delivered', 'rejected', 'unknown', 'none', 'withdrawn'] as const;
export type Delivery = (typeof DELIVERIES)[number];

export interface Recipient {
  readonly conversationId: string;
  readonly address: Address;
  readonly locale: string;
  /** The agent whose window it is: what goes there is for them, and not for whoever may have signed in there since. */
  readonly agentId?: string;
}

/** One thing that was said or happened in a handoff. Appended before it is sent, marked after. */
export interface JournalEntry {
  /** Made from the inbound activity's id where there is one, so that a redelivery meets what exists. */
  readonly id: string;
  readonly handoffId: string;
  /**
   * Its place in the handoff: milliseconds times 1000, and a counter of its server. The first words of a chat and what is sent
   * on after them have the places behind the moment it began (`openingOrder` in `service/entries.ts`); a report has the place
   * of its line.
   */
  readonly order: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Which server wrote it down, where its place says who spoke last. */
  readonly server?: string;
  readonly from: 'customer' | 'agent' | 'bot';
  readonly content: Content;
  /** Whom it is sent to; absent for internal notes and for what was written while waiting. */
  readonly to?: Recipient;
  /** Who is told when it cannot be delivered. */
  readonly sender?: Recipient;
  readonly delivery: Delivery;
}

/** What a person has said. */
export type LineEntry = JournalEntry & { readonly content: { readonly kind: 'line' } };

/** A line of the customer, to whomever: to an agent, or to nobody yet. */
export function isCustomersLine(entry: JournalEntry): entry is LineEntry {
  return entry.from === 'customer' && entry.content.kind === 'line';
}

/** Written for somebody, and not settled yet. */
export function isOpen({ delivery }: Pick<JournalEntry, 'delivery'>): boolean {
  return delivery === 'queued' || delivery === 'pending';
}

/** What is still to be sent to a conversation, in order. */
export function openTo(entries: readonly JournalEntry[], conversationId: string): readonly JournalEntry[] {
  return entries.filter((entry) => entry.to?.conversationId === conversationId && isOpen(entry));
}

/**
 * What to do with an entry whose server is gone and may have sent it. Sending it again is harmless where the receiver
 * `canTellDoubles`, and better than silence for what the bot itself says; but a person's line is never doubled, nor sent
 * after a later line of the same person: that one's fate is unknown, and its sender is told.
 */
export function takenUp(
  entry: JournalEntry,
  entries: readonly JournalEntry[],
  canTellDoubles: boolean,
): 'send' | 'unknown' {
  if (entry.content.kind !== 'line') return 'send';
  return canTellDoubles && !entries.some((later) => isOvertakenBy(entry, later)) ? 'send' : 'unknown';
}

/**
 * Whether a line that nobody has tried to send yet comes too late: what the same person said after it is under way or has been
 * read. What waits behind is sent in the journal's order.
 */
export function isOvertaken(entry: JournalEntry, entries: readonly JournalEntry[]): boolean {
  const isOut = ({ delivery }: JournalEntry): boolean =>
    delivery === 'pending' || delivery === 'delivered' || delivery === 'unknown';
  return entries.some(
    (later) => later.id !== entry.id && comesAfter(entry, later) && isOut(later) && isOfSamePeople(entry, later),
  );
}

/** As far as anybody knows: a line that nobody has tried to send is given up for nothing less. */
function comesAfter(entry: JournalEntry, { order, at, server }: JournalEntry): boolean {
  return order > entry.order || (server !== entry.server && at >= entry.at);
}

/** Two servers may have chosen the same number in the same millisecond, and know what came later only as far as their clocks agree. */
function mayComeAfter(entry: JournalEntry, { order, at, server }: JournalEntry): boolean {
  return order >= entry.order || (server !== entry.server && at > entry.at - CLOCK_SKEW_MS);
}

function isOvertakenBy(entry: JournalEntry, later: JournalEntry): boolean {
  return later.id !== entry.id && !isOpen(later) && mayComeAfter(entry, later) && isOfSamePeople(entry, later);
}

/** Two lines that one person has said to the same other one. */
function isOfSamePeople(entry: JournalEntry, { content, from, to }: JournalEntry): boolean {
  return content.kind === 'line' && from === entry.from && to?.conversationId === entry.to?.conversationId;
}
