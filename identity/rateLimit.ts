import type { Clock } from '../clock.ts';

const MAX_KEYS = 10_000;

interface Window {
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly calls: number;
}

export interface RateLimit {
  /** Counts one call; answers 0, or the milliseconds to wait when the key has had its calls of this window. */
  take(key: string): number;
  /** Forgets one call that was counted in this window: nothing came of it. */
  giveBack(key: string): void;
  /** As `take` would answer, without counting. */
  wait(key: string): number;
}

export interface RateLimitOptions {
  readonly limit: number;
  readonly windowMs: number;
  readonly clock: Clock;
}

/**
 * Counts calls per key, in memory: a restart forgets them. Holds at most 10,000 keys; beyond that the key seen first is
 * forgotten first.
 */
export function createRateLimit({ limit, windowMs, clock }: RateLimitOptions): RateLimit {
  const windows = new Map<string, Window>();

  function windowOf(key: string): Window {
    const known = windows.get(key);
    const now = clock.now();
    // A clock that was set back ends the window: nobody waits for it to come around again.
    return known !== undefined && Math.abs(now - known.startedAt) < windowMs ? known : { startedAt: now, calls: 0 };
  }

  function wait(key: string): number {
    const window = windowOf(key);
    return window.calls < limit ? 0 : window.startedAt + windowMs - clock.now();
  }

  return {
    wait,
    take: (key) => {
      const waitMs = wait(key);
      if (waitMs > 0) return waitMs;
      const window = windowOf(key);
      if (!windows.has(key) && windows.size >= MAX_KEYS) forgetFirst(windows);
      windows.set(key, { ...window, calls: window.calls + 1 });
      return 0;
    },
    giveBack: (key) => {
      const window = windowOf(key);
      if (window.calls > 0) windows.set(key, { ...window, calls: window.calls - 1 });
    },
  };
}

function forgetFirst(windows: Map<string, unknown>): void {
  const first = windows.keys().next();
  if (first.done !== true) windows.delete(first.value);
}
