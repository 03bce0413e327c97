import { earliestSend, longestWindowMs } from './budget.ts';
import type { Limit } from './budget.ts';

/** One send: when it goes or went, and whether the channel has yet to answer it. */
export interface Booking {
  at: number;
  isUnderWay: boolean;
}

/** The sends that one budget is spent on, in the order in which they were asked for. */
export class SendLedger {
  readonly #limits: readonly Limit[];
  #bookings: Booking[] = [];
  #heldUntil = -Infinity;

  constructor(limits: readonly Limit[]) {
    this.#limits = limits;
  }

  book(at: number): Booking {
    const booking = { at, isUnderWay: true };
    this.#bookings.push(booking);
    return booking;
  }

  /** When a new send may go, or one that was booked: it follows those before it and knows nothing of those after. */
  earliest(now: number, booking?: Booking, limits: readonly Limit[] = this.#limits): number {
    const before = booking ? this.#bookings.slice(0, this.#bookings.indexOf(booking)) : this.#bookings;
    // The channel counts what is under way when it arrives, which may be as late as now.
    const past = before.map(({ at, isUnderWay }) => (isUnderWay ? Math.max(at, now) : at));
    return earliestSend(past, limits, Math.max(now, this.#heldUntil));
  }

  hold(until: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, until);
  }

  /** Drops what counts no more, and answers whether nothing is left. */
  forget(now: number): boolean {
    const oldest = now - longestWindowMs(this.#limits);
    this.#bookings = this.#bookings.filter(({ at, isUnderWay }) => isUnderWay || at > oldest);
    return this.#bookings.length === 0 && this.#heldUntil <= now;
  }
}
