import type { Logger } from 'pino';
import type { Clock, Timers } from '../../clock.ts';
import { isForwarded } from '../domain/chatSoFar.ts';
import { isForNobody } from '../domain/claim.ts';
import { hasPassed } from '../domain/dueTime.ts';
import type { ConnectedHandoff, Handoff } from '../domain/handoff.ts';
import { isConnected } from '../domain/handoff.ts';
import { isOpen, isOvertaken, openTo } from '../domain/journal.ts';
import type { JournalEntry, Recipient } from '../domain/journal.ts';
import type { Writer } from '../domain/writers.ts';
import { hasWriter } from '../domain/writers.ts';
import type { HandoffStore, Journal, Messenger } from '../ports.ts';
import { createDispatch } from './dispatch.ts';
import type { Listeners } from './dispatch.ts';
import { createLane } from './lane.ts';
import type { Lane, LaneTimings } from './lane.ts';
import { createLanes } from './lanes.ts';
import { overDamage } from './loadReadable.ts';
import { wasAnnounced } from './wasAnnounced.ts';
import { writeDown } from './writeDown.ts';

export type OutboxTimings = LaneTimings & {
  /** The sender of a line that has not arrived by then is told, in milliseconds. */
  readonly delayedMs: number;
  /** How long the bot says its own words again where they may not have arrived, in milliseconds. */
  readonly insistMs: number;
  readonly retryMs: number;
  /** A line that was not written down so soon after it was heard, in milliseconds, may be for somebody who has lost the chat. */
  readonly writeDownMs: number;
};

/** Sends what the journal holds: in order per conversation on any number of servers, written before and marked after. */
export interface Outbox {
  /**
   * Writes the entry and sends it, or leaves it to the server that is sending there. `exists` when it was written before.
   * Resolves when whatever is said later, on any server, comes after it. `heardAt`: when the turn came to a person's line, in
   * epoch milliseconds; should it take long to write, whose chat it is is looked up again.
   */
  post(entry: JournalEntry, handoff: Handoff, heardAt?: number): Promise<'appended' | 'exists'>;
  /** Does `work`, which says the first words of a chat; whatever else is said meanwhile comes after them. */
  opening<T>(chat: ConnectedHandoff, work: () => Promise<T>): Promise<T>;
  /** What a server that connects two people puts on the handoff with it, so that it can say the first words. */
  sender(): Omit<Writer, 'to'>;
  /** An agent has come to this window: what waits for them in the one before is brought there. Not waited for. */
  followTo(handoffId: string, to: string): void;
  /** Takes up what no server is at: what a dead one has left. Every server does so now and then. */
  takeUp(): Promise<void>;
  /** Who is told of what became of messages; set once, when the service is put together. */
  listen(listeners: Listeners): void;
  /** Resolves when this server has nothing left to send. For tests and for closing. */
  idle(): Promise<void>;
}

export interface OutboxDeps {
  readonly deskId: string;
  readonly handoffs: HandoffStore;
  readonly journal: Journal;
  readonly messenger: Messenger;
  /** What this server calls itself; no other one does, nor does the one after it. */
  readonly server: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly timings: OutboxTimings;
  readonly logger: Logger;
}

export function createOutbox(deps: OutboxDeps): Outbox {
  const { deskId, handoffs, journal, server, clock, timers, timings, logger } = deps;
  let listeners: Listeners = {
    gone: () => Promise.resolve(),
    arrived: () => Promise.resolve(),
    unannounced: () => Promise.resolve(),
    contentNow: ({ content }) => Promise.resolve(content),
    receiverNow: (_entry, { address }) => Promise.resolve(address),
    keepStray: () => Promise.resolve('kept'),
  };
  const dispatch = createDispatch({ ...deps, ...timings, listeners: () => listeners, write: say });

  const lanes = createLanes((handoffId, to, onIdle) =>
    createLane({ deskId, id: handoffId }, to, {
      ...deps,
      dispatch,
      earlierSettled: () => earlierSettled(handoffId, to),
      opened: () => opened(handoffId),
      onWaiting: tellDelayed,
      onError: (error, what) => logger.error({ err: error, handoff: handoffId }, what),
      onIdle,
    }),
  );

  /** Lines whose senders were told that they are delayed. A long queue must not be told of again and again. */
  const told = new Set<string>();

  async function tellDelayed(waiting: readonly JournalEntry[]): Promise<void> {
    const late = waiting.filter(
      ({ at, content }) => content.kind === 'line' && hasPassed(timings.delayedMs, at, clock.now()),
    );
    for (const entry of late.filter((each) => !told.has(nameOf(each)))) {
      await overDamage(deps, () => dispatch.tellDelayed(entry));
      told.add(nameOf(entry));
    }
  }

  /** Of one message, that is: the bot's own words may be tried twice as long as others before they are given up. */
  const patienceMs = 3 * timings.insistMs;

  const latest = async (id: string): Promise<Handoff | undefined> => (await handoffs.load({ deskId, id }))?.value;

  interface Posted {
    readonly result: 'appended' | 'exists';
    /** Resolves when what is said later comes after it. */
    readonly inOrder: Promise<void>;
  }

  async function append(entry: JournalEntry, handoff: Handoff | undefined, heardAt?: number): Promise<Posted> {
    const { handoffId, to } = entry;
    if (!to) return { result: await writeDown(journal, entry), inOrder: Promise.resolve() };
    const { lane, letGo } = lanes.keep(handoffId, to.conversationId);
    const since = heardAt ?? clock.now();
    try {
      const isBehind = lane.isClaimed() || (handoff !== undefined && hasWriter(handoff, to.conversationId));
      const written: JournalEntry = isBehind ? { ...entry, delivery: 'queued' } : entry;
      const result = await writeDown(journal, written);
      const goOn = (): Promise<void> => (isBehind ? lane.defer(entry) : lane.push(entry));
      const tookLong = entry.content.kind === 'line' && hasPassed(timings.writeDownMs, since, clock.now());
      const goOnIf = (): Promise<void> => (tookLong ? unlessTooLate(written, { to, since }, goOn) : goOn());
      const inOrder = result === 'exists' ? seeTo(entry, lane) : goOnIf();
      return { result, inOrder: inOrder.catch((error: unknown) => leftLying(entry, lane, error)).finally(letGo) };
    } catch (error) {
      letGo();
      throw error;
    }
  }

  /** While the store took its time the chat may have gone to somebody else, or its people may have gone on without this line. */
  async function unlessTooLate(
    entry: JournalEntry,
    { to, since }: { readonly to: Recipient; readonly since: number },
    goOn: () => Promise<void>,
  ): Promise<void> {
    const { from, handoffId, id, delivery } = entry;
    // Only the answer may have been slow: then somebody has seen to it since.
    if ((await journal.find(handoffId, id))?.delivery !== delivery) return;
    const chat = await latest(handoffId);
    const isGone = chat !== undefined && isForNobody(chat, { from, to });
    if (!isGone && !(hasPassed(timings.slowSendMs, since, clock.now()) && (await wasOvertaken(entry)))) return goOn();
    // Whoever sends there may be at it by now.
    if (delivery === 'queued' && !(await journal.take(handoffId, id))) return;
    // One that is not queued is taken up by others after a while: they may have sent it.
    const isOthers = delivery !== 'queued' && hasPassed(timings.claimMs, since, clock.now());
    const isToWait = isGone && from === 'customer';
    await (isToWait ? dispatch.putAside(entry) : dispatch.settle(entry, isOthers ? 'unknown' : 'rejected'));
  }

  async function wasOvertaken(entry: JournalEntry): Promise<boolean> {
    return !isForwarded(entry.id) && isOvertaken(entry, await journal.entries(entry.handoffId));
  }

  /** It is in the journal, so it is not lost, and nobody must be asked to say it again. Here, nothing goes before it. */
  function leftLying({ id, handoffId }: JournalEntry, lane: Lane, error: unknown): void {
    logger.error(
      { err: error, entry: id, handoff: handoffId },
      'a message waits in the journal until the store is there',
    );
    void lane.wake();
  }

  /** Said a second time, perhaps because the server that heard it first has died: what is said next must come after it. */
  async function seeTo({ handoffId, id }: JournalEntry, lane: Lane): Promise<void> {
    const known = await journal.find(handoffId, id);
    if (known && isOpen(known)) await lane.defer(known);
  }

  /** Somebody may have talked to this one before: what is still on its way to them from then goes before what is said now. */
  async function earlierSettled(handoffId: string, to: string): Promise<void> {
    const previousId = (await latest(handoffId))?.previousId;
    if (previousId === undefined) return;
    let giveUpAt = clock.now() + patienceMs;
    let before: number | undefined;
    while (clock.now() < giveUpAt) {
      const left = openTo(await journal.open(previousId), to);
      if (left.length === 0) return;
      if (left.length !== before) giveUpAt = clock.now() + patienceMs;
      before = left.length;
      wakeLanesOf(left);
      await new Promise<void>((resolve) => timers.after(timings.slowSendMs, resolve));
    }
  }

  /** Announced by nobody, or not to the end: whoever was to do so has died, and what waits here would come before it. */
  async function opened(handoffId: string): Promise<void> {
    const chat = await latest(handoffId);
    if (!chat || !isConnected(chat)) return;
    if (await wasAnnounced(journal, chat)) return;
    listeners.unannounced(chat).catch((error: unknown) => {
      logger.error({ err: error, handoff: handoffId }, 'a chat was not announced; the next sweep tries again');
    });
  }

  function wakeLanesOf(left: readonly JournalEntry[]): void {
    for (const { handoffId, to } of left) if (to) void lanes.now(handoffId, to.conversationId).wake();
  }

  async function say(notice: JournalEntry): Promise<void> {
    await append(notice, await latest(notice.handoffId));
  }

  return {
    async post(entry, handoff, heardAt) {
      const { result, inOrder } = await append(entry, handoff, heardAt);
      await inOrder;
      return result;
    },
    async opening(chat, work) {
      const sides = [chat.state.agent.conversationId, chat.customer.conversationId];
      const doors = sides.map((to) => lanes.now(chat.id, to).shut());
      try {
        return await work();
      } finally {
        for (const open of doors) open();
      }
    },
    followTo(handoffId, to) {
      void lanes.now(handoffId, to).wake();
    },
    sender: () => ({ server, until: clock.now() + timings.claimMs }),
    async takeUp() {
      const open = await journal.pending();
      const names = new Set(open.map(nameOf));
      for (const name of told) if (!names.has(name)) told.delete(name);
      // The server that was to say so may be gone; what it was sending itself is settled now.
      await tellDelayed(open.filter(({ delivery }) => delivery === 'queued'));
      wakeLanesOf(open.filter(({ at }) => hasPassed(timings.claimMs, at, clock.now())));
    },
    listen(added) {
      listeners = added;
    },
    idle: () => lanes.idle(),
  };
}

function nameOf({ handoffId, id }: JournalEntry): string {
  return `${handoffId} ${id}`;
}
