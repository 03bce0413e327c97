import type { FaultName, GoneStatus } from './faults.ts';
import { FAULT_NAMES, GONE_STATUSES } from './faults.ts';
import type { Random } from './random.ts';
import { createRandom, seedOf } from './random.ts';

export const SERVERS = 3;

/** Which server an activity is brought to, and whether the channel brings it a second time. */
export interface Reach {
  readonly server: number;
  readonly again?: { readonly server: number; readonly when: 'atOnce' | 'afterwards' | 'afterTheNext' };
}

export interface Utterance {
  /** Found nowhere else, so that the line is recognised wherever it turns up. */
  readonly token: string;
  readonly reach: Reach;
}

export type Step =
  | { readonly kind: 'pause'; readonly ms: number }
  /** Waits until the person believes to be in a chat (a customer: or in the queue). */
  | { readonly kind: 'awaitChat'; readonly atMostMs: number }
  /** One line, or several at the same moment, which have no order among them. */
  | { readonly kind: 'say'; readonly lines: readonly Utterance[] }
  | { readonly kind: 'type'; readonly text: string; readonly reach: Reach };

export interface ActorPlan {
  readonly name: string;
  readonly side: 'agent' | 'customer';
  readonly channel: 'emulator' | 'msteams';
  readonly startMs: number;
  readonly steps: readonly Step[];
  /** What the messages to this person meet, in order; `undefined` and those after the last meet nothing. */
  readonly faults: readonly (FaultName | undefined)[];
  /** Nobody is there from this message on. */
  readonly gone?: { readonly fromCall: number; readonly status: GoneStatus };
}

export interface Kill {
  readonly atMs: number;
  readonly server: number;
  /** How long it stays away before it is started again. */
  readonly awayMs: number;
}

/** Every decision of one schedule. Times are when things are begun; how long they take is the machine's. */
export interface Plan {
  readonly schedule: number;
  readonly actors: readonly ActorPlan[];
  readonly kills: readonly Kill[];
}

/** Pure: the same seed and number give the same plan. */
export function createPlan(seed: number, schedule: number): Plan {
  const random = createRandom(seedOf(seed, schedule));
  const faultShare = random.pick([0, 0.1, 0.2, 0.35]);
  const agents = names('Agent', schedule, random.whole(2, 3));
  const customers = names('Customer', schedule, random.whole(2, 5));
  const cast: readonly Role[] = [
    ...agents.map((name): Role => ({ name, side: 'agent', colleagues: agents.filter((each) => each !== name) })),
    ...customers.map((name): Role => ({ name, side: 'customer', colleagues: [] })),
  ];
  return {
    schedule,
    actors: cast.map((role, index) => actorPlan(random, role, { prefix: `m${schedule}x${index}x`, faultShare })),
    kills: Array.from({ length: random.pick([0, 1, 1, 2, 3]) }, () => kill(random)),
  };
}

interface Role {
  readonly name: string;
  readonly side: ActorPlan['side'];
  readonly colleagues: readonly string[];
}

function names(kind: string, schedule: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${kind}${schedule}x${index + 1}`);
}

function kill(random: Random): Kill {
  return { atMs: random.whole(200, 2_500), server: random.whole(0, SERVERS - 1), awayMs: random.whole(0, 600) };
}

function actorPlan(
  random: Random,
  role: Role,
  { prefix, faultShare }: { readonly prefix: string; readonly faultShare: number },
): ActorPlan {
  let lines = 0;
  const nextToken = (): string => `${prefix}${(lines += 1)}`;
  const gone = random.chance(0.07)
    ? { gone: { fromCall: random.whole(3, 9), status: random.pick(GONE_STATUSES) } }
    : {};
  return {
    name: role.name,
    side: role.side,
    channel: role.side === 'agent' && random.chance(0.5) ? 'msteams' : 'emulator',
    startMs: role.side === 'agent' ? random.whole(0, 100) : random.whole(150, 700),
    steps: role.side === 'agent' ? agentSteps(random, role.colleagues, nextToken) : customerSteps(random, nextToken),
    faults: Array.from({ length: 60 }, () => (random.chance(faultShare) ? random.pick(FAULT_NAMES) : undefined)),
    ...gone,
  };
}

function customerSteps(random: Random, nextToken: () => string): readonly Step[] {
  const visit = (): readonly Step[] => [
    { kind: 'type', text: 'talk to operator', reach: reach(random) },
    { kind: 'awaitChat', atMostMs: 1_500 },
    ...many(random.whole(2, 6), () => [say(random, nextToken), pause(random, 150)]),
  ];
  const leave: readonly Step[] = [{ kind: 'type', text: '#exit', reach: reach(random) }, pause(random, 200)];
  const comesBack = random.chance(0.35);
  const leaves = comesBack || random.chance(0.3);
  return [...visit(), ...(leaves ? leave : []), ...(comesBack ? visit() : [])];
}

function agentSteps(random: Random, colleagues: readonly string[], nextToken: () => string): readonly Step[] {
  const act = (): readonly Step[] => {
    const what = random.whole(1, 20);
    if (what <= 13) return [{ kind: 'awaitChat', atMostMs: 700 }, say(random, nextToken), pause(random, 200)];
    if (what <= 15) return [{ kind: 'type', text: '#exit', reach: reach(random) }, pause(random, 100)];
    if (what === 16) return [{ kind: 'type', text: '#send', reach: reach(random) }];
    if (what === 17) return [{ kind: 'type', text: `#switch ${random.whole(1, 2)}`, reach: reach(random) }];
    const [first, ...others] = colleagues;
    if (first === undefined) return [];
    return [{ kind: 'type', text: `#transfer ${random.pick([first, ...others])}`, reach: reach(random) }];
  };
  return [{ kind: 'type', text: '#on', reach: reach(random) }, ...many(random.whole(6, 14), act)];
}

function say(random: Random, nextToken: () => string): Step {
  const count = random.chance(0.15) ? random.whole(2, 3) : 1;
  return { kind: 'say', lines: Array.from({ length: count }, () => ({ token: nextToken(), reach: reach(random) })) };
}

function pause(random: Random, mostMs: number): Step {
  return { kind: 'pause', ms: random.whole(0, mostMs) };
}

function reach(random: Random): Reach {
  const server = random.whole(0, SERVERS - 1);
  if (!random.chance(0.2)) return { server };
  const when = random.pick(['atOnce', 'afterwards', 'afterTheNext'] as const);
  return { server, again: { server: random.whole(0, SERVERS - 1), when } };
}

function many(count: number, make: () => readonly Step[]): readonly Step[] {
  return Array.from({ length: count }, make).flat();
}
