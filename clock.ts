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
