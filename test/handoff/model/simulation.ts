import type { Scheduler } from 'fast-check';
import type { AgentDesk } from '../../../handoff/agentDesk.ts';
import type { AssignmentMode } from '../../../handoff/domain/assignment.ts';
import type { HandoffService } from '../../../handoff/service/handoffService.ts';
import type { KeyedQueue } from '../../../keyedQueue.ts';
import type { FakeClock } from '../../support/clock.ts';
import type { MemoryStores } from '../../support/memoryStores.ts';
import type { Event, SaidLine } from './evidence.ts';

/** What becomes of a send. The last two are `unknown` to who sends: it arrived, or it did not. */
export const FATES = ['delivered', 'rejected', 'gone', 'arrivedUnknown', 'lostUnknown'] as const;
export type Fate = (typeof FATES)[number];

/** One process of the product. */
export interface Server {
  readonly name: string;
  readonly service: HandoffService;
  readonly desk: AgentDesk;
  readonly stores: MemoryStores;
  readonly turns: KeyedQueue;
  readonly isAlive: () => boolean;
  /** Nothing that it has begun goes on. */
  die(): void;
  /** Resolves when it dies. */
  readonly death: Promise<void>;
}

export interface SiteOptions {
  readonly scheduler: Scheduler;
  readonly servers: number;
  readonly capacity: number;
  /** What becomes of each send, in order; all others arrive. */
  readonly fates: readonly Fate[];
  /** The channels drop a second message with the same id. */
  readonly dropsDoubles: boolean;
  readonly assignment: AssignmentMode;
  /** The store ignores versions, as none may. */
  readonly overwrites?: boolean;
}

/** Several servers over the same stores, where every call of a store or a channel is a moment to choose who goes on. */
export interface Site {
  readonly options: SiteOptions;
  readonly clock: FakeClock;
  readonly stores: MemoryStores;
  readonly events: Event[];
  readonly lines: Map<string, SaidLine>;
  readonly servers: Server[];
  /** One of those that live, by any number. */
  serverAt(number: number): Server;
  startServer(): Server;
  /** Resolves when the scheduler chooses it. */
  point(label: string): Promise<void>;
  /** What is on its way, and the latest time at which it ends: a store or a channel that is silent for longer is given up. */
  readonly underWay: Set<{ readonly until: number }>;
  /** When timers of living servers go off. */
  readonly alarms: Set<{ readonly at: number }>;
  record(event: Event extends infer One ? (One extends Event ? Omit<One, 'time'> : never) : never): number;
}
