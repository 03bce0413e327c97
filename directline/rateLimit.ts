import type { Clock } from '../clock.ts';

const WINDOW_MS = 60_000;
const MAX_KEYS = 10_000;

interface Window {
  readonly startedAt: number;
  count: number;
}

export interface RateLimit {
  /** Counts one call; answers 0, or the milliseconds to wait when the key has had its calls for this minute. */
  take(key: string): number;
}

/** Counts calls per key and minute, for at most 10,000 keys: beyond that the key seen first is forgotten first. */
export function createRateLimit(options: { readonly perMinute: number; readonly clock: Clock }): RateLimit {
  const windows = new Map<string, Window>();

  function windowOf(key: string, now: number): Window {
    const known = windows.get(key);
    // A clock that was set back ends the window: nobody waits for it to come around again.
    if (known && Math.abs(now - known.startedAt) < WINDOW_MS) return known;
    const fresh: Window = { startedAt: now, count: 0 };
    windows.delete(key);
    const oldest = windows.keys().next();
    if (windows.size >= MAX_KEYS && oldest.done !== true) windows.delete(oldest.value);
    windows.set(key, fresh);
    return fresh;
  }

  return {
    take: (key) => {
      const now = options.clock.now();
      const window = windowOf(key, now);
      window.count += 1;
      return window.count <= options.perMinute ? 0 : window.startedAt + WINDOW_MS - now;
    },
  };
}
