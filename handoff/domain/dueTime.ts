/** Servers' clocks differ by less than this, in milliseconds: more than the three seconds of decision 0011, to be safe. */
export const CLOCK_SKEW_MS = 5_000;

/** A sweep comes every few seconds; what it finds later than this came due while nobody looked. In milliseconds. */
const LATE_MS = 60_000;

/**
 * Whether the moment `at` has come, which was at most `longestMs` ahead when it was written down; epoch milliseconds. One that
 * is further ahead was written by a clock that was wrong: it is due now, and nobody waits for it to come round.
 */
export function isDue(at: number, now: number, longestMs: number): boolean {
  return at <= now || isTooFarAhead(at, now, longestMs);
}

/** Whether so many milliseconds have passed since then; also where `since` is in the future, by a clock that was wrong. */
export function hasPassed(spanMs: number, since: number, now: number): boolean {
  return isDue(since + spanMs, now, spanMs);
}

/** Whether only a clock that was wrong can have written this down, for what is at most `longestMs` ahead. */
export function isTooFarAhead(at: number, now: number, longestMs = 0): boolean {
  return at - now > longestMs + CLOCK_SKEW_MS;
}

/**
 * Whether nobody looked when this moment came: every server was away, or the clock was put on. What people did not do
 * until now they may not have been able to do.
 */
export function isFoundLate(at: number, now: number): boolean {
  return now - at > LATE_MS;
}
