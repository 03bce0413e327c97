import type { Clock } from '../clock.ts';

const MINUTE_MS = 60_000;
const MAX_KEYS = 10_000;

interface Window {
  readonly startedAt: number;
  count: number;
}

export interface RateLimit {
  /** Counts one call, or so many; answers 0, or the milliseconds to wait when the key has had all of its window. */
  take(key: string, amount?: number): number;
}

export interface RateLimitOptions {
  readonly limit: number;
  /** A minute when absent. */
  readonly windowMs?: number;
  readonly clock: Clock;
}

/** Counts calls per key and window, for at most 10,000 keys: beyond that the key seen first is forgotten first. */
export function createRateLimit({ limit, windowMs = MINUTE_MS, clock }: RateLimitOptions): RateLimit {
  const windows = new Map<string, Window>();

  function windowOf(key: string, now: number): Window {
    const known = windows.get(key);
    // A clock that was set back ends the window: nobody waits for it to come around again.
    if (known && Math.abs(now - known.startedAt) < windowMs) return known;
    const fresh: Window = { startedAt: now, count: 0 };
    windows.delete(key);
    const oldest = windows.keys().next();
    if (windows.size >= MAX_KEYS && oldest.done !== true) windows.delete(oldest.value);
    windows.set(key, fresh);
    return fresh;
  }

  return {
    take: (key, amount = 1) => {
      const now = clock.now();
      const window = windowOf(key, now);
      window.count += amount;
      return window.count <= limit ? 0 : window.startedAt + windowMs - now;
    },
  };
}
