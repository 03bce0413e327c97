import { randomUUID } from 'node:crypto';

/** The only source of time; tests hand in their own. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

/** The only source of fresh identifiers; tests hand in their own. */
export interface Ids {
  next(): string;
}

export const systemClock: Clock = { now: () => Date.now() };
export const randomIds: Ids = { next: () => randomUUID() };

/** Calls back later. What a call does must be found by other means too: a process that dies forgets its timers. */
export interface Timers {
  /** Calls `work` after so many milliseconds; answers a function that calls it off. */
  after(ms: number, work: () => void): () => void;
}

export const systemTimers: Timers = {
  after(ms, work) {
    const timer = setTimeout(work, ms).unref();
    return () => clearTimeout(timer);
  },
};
