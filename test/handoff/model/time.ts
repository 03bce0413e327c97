import assert from 'node:assert/strict';
import type { Site } from './simulation.ts';

/** Lets time pass, timer by timer, and not beyond the limit of anything that is under way. */
export async function passTime(site: Site, ms: number): Promise<void> {
  const { clock, underWay, alarms } = site;
  const end = clock.now() + ms;
  while (clock.now() < end) {
    const limits = [...underWay].map(({ until }) => until);
    const next = Math.min(end, ...limits, ...[...alarms].map(({ at }) => at));
    if (limits.some((limit) => limit <= clock.now())) await site.point('time stands still');
    else clock.advance(Math.max(0, next - clock.now()));
    if (next <= clock.now() && clock.now() < end) await site.point('time goes on');
  }
}

/** More timers in a row than anything needs that comes to an end. */
const MOST_TIMERS = 2_000;

/** Lets everybody go on until nobody waits for anything. */
export async function comeToRest({ options, clock, alarms }: Site): Promise<void> {
  for (let count = 0; count < MOST_TIMERS; count += 1) {
    await options.scheduler.waitIdle();
    if (alarms.size === 0) return;
    clock.advance(Math.max(0, Math.min(...[...alarms].map(({ at }) => at)) - clock.now()));
  }
  assert.fail('a server goes on and on');
}

/** Keeps time from passing beyond the limit of what is under way. */
export async function during(site: Site, limitMs: number, work: () => Promise<void>): Promise<void> {
  const mark = { until: site.clock.now() + limitMs };
  site.underWay.add(mark);
  await work();
  site.underWay.delete(mark);
}
