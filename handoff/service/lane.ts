import type { Clock, Timers } from '../../clock.ts';
import type { HandoffKey } from '../domain/conversation.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { openTo, takenUp } from '../domain/journal.ts';
import type { HandoffStore, Journal } from '../ports.ts';
import type { Dispatch } from './dispatch.ts';
import { createGate } from './gate.ts';
import { createWriterClaim } from './writerClaim.ts';

/** In milliseconds. */
export interface LaneTimings {
  /** A send that takes longer is said on the handoff. */
  readonly slowSendMs: number;
  /** How long that holds; what a server has left lying for as long is taken up by another one. */
  readonly claimMs: number;
}

export interface LaneDeps {
  readonly handoffs: HandoffStore;
  readonly journal: Journal;
  readonly dispatch: Dispatch;
  readonly server: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly timings: LaneTimings;
  /** Resolves when nothing is on its way any more from an earlier chat of the same two. */
  readonly earlierSettled: () => Promise<void>;
  /** What is still to be sent here, looked at now and then while it is slow; answers whose senders were told. */
  readonly onWaiting: (entries: readonly JournalEntry[]) => Promise<readonly JournalEntry[]>;
  readonly onError: (error: unknown, what: string) => void;
}

/**
 * What this server sends to one side of one handoff, in order. While all goes well it sends what it has written itself and
 * says nothing about it. As soon as something takes long, it says on the handoff that it is sending: from then on every
 * server leaves what it writes here in the journal, and this one sends all of it in the journal's order, until nothing is left.
 */
export interface Lane {
  /** True while what is written here waits in the journal for its turn. */
  isClaimed(): boolean;
  /**
   * Sends what this server has written as `pending`. Resolves when it is settled, or when every server knows that it is
   * still to come: whatever is said after that comes after it.
   */
  push(entry: JournalEntry): Promise<void>;
  /** Sends what lies in the journal, unless another server is at it. */
  wake(): Promise<void>;
  /** Something was written as `queued`: for the server that is sending, or else for this one. */
  leave(): Promise<void>;
  /** Keeps everything else waiting until what is said now was written. */
  hold(): () => void;
  isBusy(): boolean;
  /** Resolves when there is nothing left to do here. */
  idle(): Promise<void>;
}

export function createLane(key: HandoffKey, to: string, deps: LaneDeps & { readonly onIdle: () => void }): Lane {
  const { journal, dispatch, clock, timers, timings, onIdle, onError } = deps;
  const { slowSendMs, claimMs } = timings;
  const own: JournalEntry[] = [];
  const told = new Set<string>();
  let mustLook = false;
  let holds = 0;
  let hasLookedBack = false;
  let run: Promise<void> | undefined;
  let becoming: Promise<void> | undefined;
  let callOff: (() => void) | undefined;
  let known = createGate();
  let released = createGate();
  const claim = createWriterClaim(key, to, {
    ...deps,
    claimMs,
    onRenewed: tellWaiting,
    onError: (error) => onError(error, 'a claim to send was not kept'),
  });

  /** Each line once: a long queue must not be told of again and again. */
  async function tellWaiting(): Promise<void> {
    const waiting = (await left()).filter(({ id }) => !told.has(id));
    for (const { id } of await deps.onWaiting(waiting)) told.add(id);
  }

  /** It takes long: the others are told, and leave the rest to whoever is first. */
  async function becomeKnown(): Promise<void> {
    const standing = await claim.take('join');
    mustLook = true;
    if (standing === 'second' && own.length > 0) {
      for (const { id } of own.splice(0)) await journal.mark(key.id, id, 'queued');
      await claim.leaveOrTake();
    }
    known.open();
  }

  /** From now on this server may take so long before it must say so. */
  function watch(): void {
    callOff ??= timers.after(slowSendMs, () => {
      callOff = undefined;
      becoming = becomeKnown().catch(fail);
    });
  }

  function start(): Promise<void> {
    if (run) return run;
    watch();
    run = work()
      .catch(fail)
      .finally(() => {
        callOff?.();
        callOff = undefined;
        known.open();
        known = createGate();
        run = undefined;
        hasLookedBack = false;
        told.clear();
        if (own.length > 0 || mustLook || becoming) void start();
        else onIdle();
      });
    return run;
  }

  /** The store cannot be reached: what is to be sent lies in the journal for the next sweep. */
  function fail(error: unknown): void {
    mustLook = false;
    claim.lapse();
    known.open();
    onError(error, 'the journal of a chat could not be worked on');
  }

  async function work(): Promise<void> {
    for (;;) {
      const next = own.shift();
      if (next) await sendOwn(next);
      else if (becoming) await becoming.then(() => (becoming = undefined));
      else if (mustLook || claim.standing() !== 'none') await workOnJournal();
      else return;
    }
  }

  /** One step of what lies in the journal, if it is this server's to send. */
  async function workOnJournal(): Promise<void> {
    if (claim.standing() !== 'first') {
      mustLook = false;
      if ((await claim.take('alone')) !== 'first') return letGo();
    }
    known.open();
    if (!hasLookedBack) {
      hasLookedBack = true;
      await deps.earlierSettled();
    }
    if (holds > 0) return released.opened;
    mustLook = false;
    if (await sendLeft()) return;
    // What is written from now on waits for the next claim, or until it is settled.
    known = createGate();
    return letGo();
  }

  async function letGo(): Promise<void> {
    if (!(await claim.release(async () => (await left()).length === 0))) mustLook = true;
  }

  async function left(): Promise<readonly JournalEntry[]> {
    return openTo(await journal.open(key.id), to);
  }

  /** What lies in the journal, oldest first; false when nothing does. */
  async function sendLeft(): Promise<boolean> {
    const found = await left();
    for (const entry of found) {
      // One that another server is sending is waited for, and after that everything looked at anew.
      if (!(await sendOne(entry)) || claim.standing() !== 'first') return true;
    }
    return found.length > 0;
  }

  async function sendOne(entry: JournalEntry): Promise<boolean> {
    if (entry.delivery === 'queued') {
      // Another server may think that its turn has come, when this one was too slow to say that it is still at it.
      if (await journal.take(key.id, entry.id)) await dispatch.send(entry);
    } else if (claim.hasCompany() || clock.now() - entry.at < claimMs) {
      await new Promise<void>((resolve) => timers.after(slowSendMs, resolve));
      return false;
    } else await takeUp(entry);
    return true;
  }

  /** What a server has left that is gone. */
  async function takeUp(entry: JournalEntry): Promise<void> {
    const entries = await journal.entries(key.id);
    if (takenUp(entry, entries, dispatch.canTellDoubles(entry)) === 'send') await dispatch.send(entry);
    else await dispatch.settle(entry, 'unknown');
  }

  async function sendOwn(entry: JournalEntry): Promise<void> {
    if (claim.standing() === 'none') watch();
    try {
      await dispatch.send(entry);
    } catch (error) {
      // Unmarked it is found again, by this loop or by a sweep; what is behind it goes on.
      onError(error, 'a message was not processed');
    }
  }

  const isClaimed = (): boolean => mustLook || claim.standing() !== 'none';

  function wake(): Promise<void> {
    mustLook = true;
    return Promise.race([start(), known.opened]);
  }

  return {
    isClaimed,
    wake,
    push(entry) {
      own.push(entry);
      const settled = start();
      return Promise.race([settled, known.opened]);
    },
    async leave() {
      const standing = isClaimed() ? 'first' : await claim.leaveOrTake();
      if (standing === 'first') await wake();
      // A claim of before, which the store was away to take back.
      else if (standing === 'second' && !run) {
        await letGo();
        if (mustLook) await wake();
      }
    },
    hold() {
      holds += 1;
      mustLook = true;
      if (holds === 1) released = createGate();
      void start();
      return () => {
        holds -= 1;
        if (holds === 0) released.open();
      };
    },
    isBusy: () => run !== undefined,
    idle: () => run ?? Promise.resolve(),
  };
}
