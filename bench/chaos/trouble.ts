import type { Random } from './random.ts';
import { SERVERS } from './steps.ts';

export interface Kill {
  readonly atMs: number;
  readonly server: number;
  /** How long it stays away before it is started again. */
  readonly awayMs: number;
}

/** How a store fails that is away; the embedded one knows one way only: another process holds its lock. */
export const OUTAGE_KINDS = ['refuses', 'breaks', 'silent'] as const;
export type OutageKind = (typeof OUTAGE_KINDS)[number];

export interface Outage {
  readonly atMs: number;
  readonly lastsMs: number;
  readonly how: OutageKind;
}

/** What befalls the servers themselves in a schedule. */
export interface Trouble {
  readonly kills: readonly Kill[];
  readonly outages: readonly Outage[];
  /** How much each server's clock is ahead. */
  readonly clocksAheadMs: readonly number[];
}

/** As far as two clocks are apart at most: two seconds, at the speed of the trial (`timings.ts`). */
export const CLOCKS_APART_MS = 400;
/** Most outages end before anybody gives up; the last one is longer than the embedded store waits for its lock. */
const OUTAGES_MS = [400, 900, 1_800, 3_000, 6_000] as const;

export function troubleOf(random: Random): Trouble {
  const outages = random.chance(0.3) ? [outage(random)] : [];
  // While the store is away somebody must be there to miss it.
  const most = outages.length > 0 ? 1 : 3;
  const kills = Array.from({ length: Math.min(most, random.pick([0, 1, 1, 2, 3])) }, () => kill(random));
  return {
    kills: kills.map((each) => afterOutage(each, outages)),
    outages,
    clocksAheadMs: clocks(random),
  };
}

function kill(random: Random): Kill {
  return { atMs: random.whole(200, 2_500), server: random.whole(0, SERVERS - 1), awayMs: random.whole(0, 600) };
}

function outage(random: Random): Outage {
  return { atMs: random.whole(300, 2_000), lastsMs: random.pick(OUTAGES_MS), how: random.pick(OUTAGE_KINDS) };
}

/** A server does not start without its store, and says so; starting it is for whoever sees that the store is back. */
function afterOutage(killed: Kill, outages: readonly Outage[]): Kill {
  const backAt = Math.max(0, ...outages.map(({ atMs, lastsMs }) => atMs + lastsMs + 100));
  const startsAt = killed.atMs + killed.awayMs;
  return startsAt >= backAt ? killed : { ...killed, awayMs: backAt - killed.atMs };
}

function clocks(random: Random): readonly number[] {
  if (random.chance(0.6)) return Array.from({ length: SERVERS }, () => 0);
  return Array.from({ length: SERVERS }, () => random.whole(0, CLOCKS_APART_MS) - CLOCKS_APART_MS / 2);
}
