import type { Content } from './content.ts';
import type { Address } from './party.ts';

/**
 * `pending` until the send has an outcome; `unknown` when it may or may not have arrived; `none` for what is kept and
 * sent to nobody.
 */
export type Delivery = 'pending' | 'delivered' | 'rejected' | 'unknown' | 'none';

export interface Recipient {
  readonly conversationId: string;
  readonly address: Address;
  readonly locale: string;
}

/** One thing that was said or happened in a handoff. Appended before it is sent, marked after. */
export interface JournalEntry {
  /** Made from the inbound activity's id where there is one, so that a redelivery meets what exists. */
  readonly id: string;
  readonly handoffId: string;
  /** Grows with every entry of one server; ties of time do not disturb the order. */
  readonly order: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly from: 'customer' | 'agent' | 'bot';
  readonly content: Content;
  /** Whom it is sent to; absent for internal notes and for what was written while waiting. */
  readonly to?: Recipient;
  /** Who is told when it cannot be delivered. */
  readonly sender?: Recipient;
  readonly delivery: Delivery;
}
