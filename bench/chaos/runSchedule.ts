import { setTimeout as pause } from 'node:timers/promises';
import { systemClock as clock } from '../../clock.ts';
import type { Handoff } from '../../handoff/domain/handoff.ts';
import { isConnected, isLive } from '../../handoff/domain/handoff.ts';
import type { CastMember } from './cast.ts';
import { openCast } from './cast.ts';
import { createInbound } from './inbound.ts';
import type { Installation } from './installation.ts';
import { seedAgents } from './people.ts';
import type { Plan } from './plan.ts';
import type { ScheduleRecord, StoreEvent } from './record.ts';
import type { Kill, Outage } from './trouble.ts';
import { startWatch } from './watch.ts';

/** Nothing is under way when it was so this many times in a row. */
const QUIET_LOOKS = 4;
const LOOK_EVERY_MS = 100;
/** Several times what the slowest retries and a take-up by another server take together. */
const QUIET_WITHIN_MS = 20_000;

/** Carries out one plan against the installation, until everything has come to rest, and answers what happened. */
export async function runSchedule(plan: Plan, installation: Installation): Promise<ScheduleRecord> {
  const { stores, fleet, channel, deskId } = installation;
  const handoffsBefore = new Set(await installation.handoffIds());
  const eventsBefore = fleet.events().length;
  const store: StoreEvent[] = [];
  await installation.setDesk(plan.desk);
  await seedAgents(stores, plan, clock.now());
  fleet.setClocks(plan.clocksAheadMs);
  const inbound = createInbound(fleet, clock);
  const cast = await openCast(plan, { installation, inbound, clock });
  const watch = startWatch({ stores, deskId, clock });
  let isQuiet;
  try {
    isQuiet = await play(plan, { cast, installation, store, handoffsBefore });
  } finally {
    await Promise.all([watch.stop(), ...cast.map(({ entrance }) => entrance.close())]);
  }
  const handoffs = await handoffsSince(handoffsBefore, installation);
  return {
    schedule: plan.schedule,
    capacity: plan.desk.capacity,
    clocksApartMs: Math.max(...plan.clocksAheadMs) - Math.min(...plan.clocksAheadMs),
    actors: cast.map(({ actor }) => actor),
    lines: cast.flatMap(({ person }) => person.lines()),
    calls: channel.calls(),
    posts: inbound.posts(),
    servers: fleet.events().slice(eventsBefore),
    store,
    moments: watch.moments(),
    room: watch.room(),
    handoffs,
    entries: (await Promise.all(handoffs.map(({ id }) => stores.journal.entries(id)))).flat(),
    isQuiet,
  };
}

interface Stage {
  readonly cast: readonly CastMember[];
  readonly installation: Installation;
  /** Takes down when the store was away. */
  readonly store: StoreEvent[];
  readonly handoffsBefore: ReadonlySet<string>;
}

/** Everybody acts, and whatever is to go wrong does; then the faults stop. Answers whether all came to rest. */
async function play(plan: Plan, { cast, installation, store, handoffsBefore }: Stage): Promise<boolean> {
  await Promise.all([
    ...cast.map(({ person }) => person.act()),
    ...plan.kills.map((kill) => killInTime(kill, installation)),
    ...plan.outages.map((outage) => awayInTime(outage, installation, store)),
  ]);
  installation.channel.calm();
  await installation.fleet.allUp();
  const wasQuiet = await comesToRest(installation);
  await endAll(cast, installation, handoffsBefore);
  return (await comesToRest(installation)) && wasQuiet;
}

async function killInTime(kill: Kill, { fleet }: Installation): Promise<void> {
  await pause(kill.atMs);
  await fleet.kill(kill);
}

async function awayInTime(outage: Outage, installation: Installation, events: StoreEvent[]): Promise<void> {
  await pause(outage.atMs);
  events.push({ at: clock.now(), what: `the store is away for ${outage.lastsMs} ms (${outage.how})` });
  await installation.away(outage);
  events.push({ at: clock.now(), what: 'the store is back' });
}

/** Waits until nothing is pending and nothing on its way; false when that does not come. */
async function comesToRest({ stores, channel }: Installation): Promise<boolean> {
  const until = clock.now() + QUIET_WITHIN_MS;
  let callsBefore = channel.calls().length;
  let quiet = 0;
  while (quiet < QUIET_LOOKS) {
    if (clock.now() > until) return false;
    await pause(LOOK_EVERY_MS);
    const calls = channel.calls().length;
    const isStill = calls === callsBefore && channel.underWay() === 0 && (await stores.journal.pending()).length === 0;
    quiet = isStill ? quiet + 1 : 0;
    callsBefore = calls;
  }
  return true;
}

/** Leaves no chat and nobody on duty to the next schedule. */
async function endAll(
  cast: readonly CastMember[],
  installation: Installation,
  before: ReadonlySet<string>,
): Promise<void> {
  const agents = cast.filter(({ actor }) => actor.side === 'agent');
  await Promise.all(agents.map(({ person }) => person.type('#off')));
  const live = (await handoffsSince(before, installation)).filter(isLive);
  const customers = cast.filter(({ actor }) =>
    live.some(({ customer }) => customer.conversationId === actor.conversationId),
  );
  await Promise.all(customers.map(({ person }) => person.type('#exit')));
  // Agents who have gone come back to the queue what they had; there is nobody on duty for it now.
  const left = (await handoffsSince(before, installation)).filter(isConnected);
  await Promise.all(
    agents
      .filter(({ actor }) => left.some(({ state }) => state.agent.conversationId === actor.conversationId))
      .map(({ person }) => person.type('#exit')),
  );
}

async function handoffsSince(before: ReadonlySet<string>, installation: Installation): Promise<readonly Handoff[]> {
  const { stores, deskId } = installation;
  const fresh = (await installation.handoffIds()).filter((id) => !before.has(id));
  const loaded = await Promise.all(fresh.map((id) => stores.handoffs.load({ deskId, id })));
  return loaded.flatMap((each) => each?.value ?? []);
}
