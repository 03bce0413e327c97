/** At most so many sends within any stretch of time of this length. */
export interface Limit {
  readonly sends: number;
  readonly withinMs: number;
}

/** What Teams takes from one bot in one thread: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
export const TEAMS_THREAD: readonly Limit[] = [
  { sends: 7, withinMs: 1_000 },
  { sends: 8, withinMs: 2_000 },
  { sends: 60, withinMs: 30_000 },
  { sends: 1_800, withinMs: 3_600_000 },
];

/** What Teams takes from one app in one tenant, whatever the thread. */
export const TEAMS_TENANT: readonly Limit[] = [{ sends: 50, withinMs: 1_000 }];

/**
 * When one more send may go at the earliest: not before `from` nor before any that went already, and so that no stretch
 * of time holds more than a limit allows.
 * @param past when the others went, in any order and on the same clock as `from`
 */
export function earliestSend(past: readonly number[], limits: readonly Limit[], from: number): number {
  const newestFirst = past.toSorted((a, b) => b - a);
  const bounds = limits.map(({ sends, withinMs }) => (newestFirst[sends - 1] ?? -Infinity) + withinMs);
  return Math.max(from, newestFirst[0] ?? from, ...bounds);
}

/** How long a send counts. */
export function longestWindowMs(limits: readonly Limit[]): number {
  return Math.max(0, ...limits.map(({ withinMs }) => withinMs));
}

/** The share of a budget that is left to what may as well be dropped. */
export function halved(limits: readonly Limit[]): readonly Limit[] {
  return limits.map(({ sends, withinMs }) => ({ sends: Math.ceil(sends / 2), withinMs }));
}
