import type { FaultName, GoneStatus } from './faults.ts';
import { FAULT_NAMES, GONE_STATUSES } from './faults.ts';
import type { Random } from './random.ts';
import { createRandom, seedOf } from './random.ts';
import type { Step } from './steps.ts';
import { agentSteps, customerSteps } from './steps.ts';
import type { Trouble } from './trouble.ts';
import { troubleOf } from './trouble.ts';

export interface ActorPlan {
  readonly name: string;
  readonly side: 'agent' | 'customer';
  /** `directline`: the product's own, which has no connector that could fail. */
  readonly channel: 'emulator' | 'msteams' | 'directline';
  readonly startMs: number;
  readonly steps: readonly Step[];
  /** What the messages to this person meet, in order; `undefined` and those after the last meet nothing. */
  readonly faults: readonly (FaultName | undefined)[];
  /** Nobody is there from this message on. */
  readonly gone?: { readonly fromCall: number; readonly status: GoneStatus };
}

/** What an admin has set for the time of a schedule. */
export interface Desk {
  /** Chats one agent can hold. */
  readonly capacity: number;
  readonly assignment: 'auto' | 'offer';
}

/** Every decision of one schedule. Times are when things are begun; how long they take is the machine's. */
export interface Plan extends Trouble {
  readonly schedule: number;
  readonly desk: Desk;
  readonly actors: readonly ActorPlan[];
}

interface Role {
  readonly name: string;
  readonly side: ActorPlan['side'];
  readonly colleagues: readonly string[];
}

interface Stage {
  readonly desk: Desk;
  readonly faultShare: number;
  /** Stands before every token of this person. */
  readonly prefix: string;
}

/** Pure: the same seed and number give the same plan. */
export function createPlan(seed: number, schedule: number): Plan {
  const random = createRandom(seedOf(seed, schedule));
  const faultShare = random.pick([0, 0.1, 0.2, 0.35]);
  const desk: Desk = { capacity: random.pick([1, 2, 2, 3]), assignment: random.chance(0.3) ? 'offer' : 'auto' };
  const cast = castOf(random, schedule);
  return {
    schedule,
    desk,
    actors: cast.map((role, index) => actorPlan(random, role, { desk, faultShare, prefix: `m${schedule}x${index}x` })),
    ...troubleOf(random),
  };
}

/** A few people, or at times more customers at once than all agents together can serve. */
function castOf(random: Random, schedule: number): readonly Role[] {
  const agents = names('Agent', schedule, random.whole(2, 3));
  const customers = names('Customer', schedule, random.chance(0.1) ? random.whole(8, 12) : random.whole(2, 5));
  return [
    ...agents.map((name): Role => ({ name, side: 'agent', colleagues: agents.filter((each) => each !== name) })),
    ...customers.map((name): Role => ({ name, side: 'customer', colleagues: [] })),
  ];
}

function names(kind: string, schedule: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${kind}${schedule}x${index + 1}`);
}

function actorPlan(random: Random, { name, side, colleagues }: Role, { desk, faultShare, prefix }: Stage): ActorPlan {
  let lines = 0;
  const nextToken = (): string => `${prefix}${(lines += 1)}`;
  const steps = { random, nextToken, colleagues, assignment: desk.assignment };
  const channel = channelOf(random, side);
  return {
    name,
    side,
    channel,
    startMs: side === 'agent' ? random.whole(0, 100) : random.whole(150, 700),
    steps: side === 'agent' ? agentSteps(steps) : customerSteps(steps),
    faults: Array.from({ length: 60 }, () => (random.chance(faultShare) ? random.pick(FAULT_NAMES) : undefined)),
    // Of the product's own channel nobody can be gone: it keeps what is said until somebody asks for it.
    ...(channel === 'directline' ? {} : goneOf(random)),
  };
}

function channelOf(random: Random, side: ActorPlan['side']): ActorPlan['channel'] {
  if (side === 'agent') return random.chance(0.5) ? 'msteams' : 'emulator';
  return random.chance(0.25) ? 'directline' : 'emulator';
}

function goneOf(random: Random): Pick<ActorPlan, 'gone'> {
  if (!random.chance(0.07)) return {};
  return { gone: { fromCall: random.whole(3, 9), status: random.pick(GONE_STATUSES) } };
}
