import type { Handoff } from '../../handoff/domain/handoff.ts';
import type { JournalEntry } from '../../handoff/domain/journal.ts';
import type { FaultName, GoneStatus } from './faults.ts';
import type { Outgoing } from './outgoing.ts';
import type { View } from './view.ts';

/** Somebody of a schedule, and the id of their conversation in the store. */
export interface Actor {
  readonly name: string;
  readonly side: 'agent' | 'customer';
  readonly conversationId: string;
}

/** One line that somebody wrote for a human. Times are epoch milliseconds of one clock. */
export interface Line {
  readonly token: string;
  readonly activityId: string;
  readonly sender: string;
  /** Grows with every step of the sender; lines of one step were written at the same moment and have no order. */
  readonly step: number;
  readonly postedAt: number;
  /** The first 200 of any server; without one the line was never accepted. */
  readonly acceptedAt: number | undefined;
  /** What the sender believed when they wrote it. */
  readonly view: View;
  /** How many files it has. */
  readonly files: number;
}

/** One message that a connector was asked to bring to somebody. */
export interface Call extends Outgoing {
  readonly at: number;
  /** In the order of all calls: two may come in one millisecond. */
  readonly place: number;
  readonly to: string;
  readonly method: 'send' | 'update';
  /** Whether the person has it. */
  readonly taken: boolean;
  readonly met: FaultName | GoneStatus | 'nothing';
}

/** Somebody has a chat, as the store says it. */
export interface HeldChat {
  readonly handoffId: string;
  readonly agent: string;
  readonly customer: string;
}

/** What the store said at one moment, read as one. */
export interface Moment {
  readonly at: number;
  readonly chats: readonly HeldChat[];
}

/** Room that an agent's document held at one moment. */
export interface HeldRoom {
  readonly at: number;
  readonly agent: string;
  readonly slots: number;
}

export interface StoreEvent {
  readonly at: number;
  readonly what: string;
}

export interface ServerEvent {
  readonly at: number;
  readonly server: number;
  /** `died`: without having been killed, which no server may. */
  readonly what: 'killed' | 'started' | 'died';
}

/** Everything one schedule left behind, for the judgement and for the story. */
export interface ScheduleRecord {
  readonly schedule: number;
  /** Chats one agent may have. */
  readonly capacity: number;
  /** How far two servers' clocks are apart at the most. */
  readonly clocksApartMs: number;
  readonly actors: readonly Actor[];
  readonly lines: readonly Line[];
  readonly calls: readonly Call[];
  readonly posts: readonly Post[];
  readonly servers: readonly ServerEvent[];
  readonly store: readonly StoreEvent[];
  /** Who had which chats, each time that changed. */
  readonly moments: readonly Moment[];
  /** Agents' documents that held more room than before. */
  readonly room: readonly HeldRoom[];
  readonly entries: readonly JournalEntry[];
  readonly handoffs: readonly Handoff[];
  /** Nothing was pending any more when the waiting ended. */
  readonly isQuiet: boolean;
}

/** One attempt to bring an activity to a server. */
export interface Post {
  readonly at: number;
  /** How long the answer took. */
  readonly tookMs: number;
  readonly from: string;
  readonly activityId: string;
  readonly text: string;
  readonly server: number;
  /** Of the answer; `none` when the connection broke. */
  readonly status: number | 'none';
}
