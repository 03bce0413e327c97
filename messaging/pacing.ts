import type { Clock } from '../clock.ts';
import type { Reference } from './addresses.ts';
import { halved, TEAMS_TENANT, TEAMS_THREAD } from './budget.ts';
import { SendLedger } from './sendLedger.ts';
import type { Booking } from './sendLedger.ts';

/** Whom a send is for, as budgets have it. */
export type Thread = Pick<Reference, 'channelId' | 'conversation'>;

/** To be called once the channel has answered: until then the send may arrive, and count, at any time. */
export type Release = () => void;

/** Keeps the budgets of the channels that have one, and the silence that a channel has asked for. */
export interface Pacing {
  /** Resolves when one more send may go, in the order of asking; it counts from then on. */
  admit(thread: Thread): Promise<Release>;
  /** For what is dropped rather than waited for; undefined when half of the budget is spent. */
  admitNow(thread: Thread): Release | undefined;
  /** Nothing more to this conversation for so long, on any channel. */
  holdOff(thread: Thread, ms: number): void;
}

export interface PacingOptions {
  readonly clock: Clock;
  /** Resolves after so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
}

/** No channel's window is longer; a mistaken Retry-After must not silence a conversation for days. */
const LONGEST_HOLD_MS = 3_600_000;
const FORGET_EVERY_MS = 60_000;

/** Counts for this process alone: several servers may together exceed a budget, and then the channel says so by 429. */
export function createPacing({ clock, pause }: PacingOptions): Pacing {
  const now = forwardOnly(clock);
  const threads = new Map<string, SendLedger>();
  const tenants = new Map<string, SendLedger>();
  let forgottenAt = now();

  function forgetIdle(): void {
    if (now() - forgottenAt < FORGET_EVERY_MS) return;
    forgottenAt = now();
    for (const known of [threads, tenants]) {
      for (const [key, ledger] of known) if (ledger.forget(now())) known.delete(key);
    }
  }

  /** The thread's before the tenant's, which is looked up and spent on only when the thread is ready. */
  function budgetsOf(thread: Thread): readonly (() => SendLedger)[] {
    forgetIdle();
    if (thread.channelId === 'msteams') return [() => threadOf(thread), () => tenantOf(thread)];
    const held = threads.get(keyOf(thread));
    return held ? [() => held] : [];
  }

  function threadOf(thread: Thread): SendLedger {
    const limits = thread.channelId === 'msteams' ? TEAMS_THREAD : [];
    return remembered(threads, keyOf(thread), () => new SendLedger(limits));
  }

  function tenantOf({ conversation }: Thread): SendLedger {
    // What names no tenant shares one budget: better too slow than over.
    return remembered(tenants, conversation.tenantId ?? '', () => new SendLedger(TEAMS_TENANT));
  }

  async function wait(ledger: SendLedger, booking: Booking): Promise<void> {
    // A pause has passed, whatever a clock says that stands still.
    for (let reached = now(); ;) {
      booking.at = ledger.earliest(reached, booking);
      if (booking.at <= reached) return;
      await pause(booking.at - reached);
      reached = Math.max(now(), booking.at);
    }
  }

  function releaseOf(bookings: readonly Booking[]): Release {
    return () => {
      for (const booking of bookings) {
        booking.at = Math.max(booking.at, now());
        booking.isUnderWay = false;
      }
    };
  }

  return {
    async admit(thread) {
      const bookings: Booking[] = [];
      for (const find of budgetsOf(thread)) {
        const ledger = find();
        const booking = ledger.book(now());
        bookings.push(booking);
        await wait(ledger, booking);
      }
      return releaseOf(bookings);
    },
    admitNow(thread) {
      const at = now();
      const budgets = budgetsOf(thread).map((find) => find());
      const [ofThread, ofTenant] = budgets;
      const limits = thread.channelId === 'msteams' ? halved(TEAMS_THREAD) : [];
      const isShort = [ofThread?.earliest(at, undefined, limits), ofTenant?.earliest(at)].some(
        (due) => (due ?? at) > at,
      );
      return isShort ? undefined : releaseOf(budgets.map((ledger) => ledger.book(at)));
    },
    holdOff: (thread, ms) => threadOf(thread).hold(now() + Math.min(ms, LONGEST_HOLD_MS)),
  };
}

function keyOf({ channelId, conversation }: Thread): string {
  return JSON.stringify([channelId, conversation.id]);
}

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

/** The clock without its jumps back, which would have everybody wait for as long as the jump was. */
function forwardOnly(clock: Clock): () => number {
  let seen = clock.now();
  let time = seen;
  return () => {
    const reading = clock.now();
    time += Math.max(0, reading - seen);
    seen = reading;
    return time;
  };
}
