import type { Clock, Timers } from '../../clock.ts';
import type { HandoffKey } from '../domain/conversation.ts';
import { isConnected } from '../domain/handoff.ts';
import type { JournalEntry } from '../domain/journal.ts';
import type { HandoffStore, Journal } from '../ports.ts';
import type { Dispatch } from './dispatch.ts';
import { createBacklog } from './backlog.ts';
import { createDoor, createGate } from './gate.ts';
import type { Gate } from './gate.ts';
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
  /** Resolves when the first words of the chat are written, or are going to be, behind a door that is shut. */
  readonly opened: () => Promise<void>;
  /** What is still to be sent here, looked at now and then while it is slow. */
  readonly onWaiting: (entries: readonly JournalEntry[]) => Promise<void>;
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
  /** This was written as `queued`: for the server that is sending, or else for this one. */
  defer(entry: JournalEntry): Promise<void>;
  /** Keeps everything else waiting until what is said now was written. */
  shut(): () => void;
  isBusy(): boolean;
  /** Resolves when there is nothing left to do here. */
  idle(): Promise<void>;
}

interface Own {
  readonly entry: JournalEntry;
  /** Epoch milliseconds. */
  readonly since: number;
  /** Nothing had to go before it. */
  readonly isAtOnce: boolean;
  readonly settled: Gate;
}

export function createLane(key: HandoffKey, to: string, deps: LaneDeps & { readonly onIdle: () => void }): Lane {
  const { journal, dispatch, clock, timers, timings, onIdle, onError } = deps;
  const { slowSendMs, claimMs } = timings;
  /** Written here as `pending`, and not settled yet. */
  let own: readonly Own[] = [];
  /** The one of them that is on its way. */
  let sending: Own | undefined;
  let latestOrder = 0;
  /** Something may lie in the journal. */
  let mustLook = false;
  /** Whether this run has seen to what was left of an earlier chat. */
  let hasLookedBack = false;
  let run: Promise<void> | undefined;
  /** While it is being said on the handoff that something takes long. */
  let becoming: Promise<void> | undefined;
  let stopWatching: (() => void) | undefined;
  /** Open once every server knows that something is still to come from here. */
  let known = createGate();
  const door = createDoor();
  const claim = createWriterClaim(key, to, {
    ...deps,
    claimMs,
    latestOrder: () => latestOrder,
    onRenewed: () => backlog.tellWaiting(),
    onError: (error) => onError(error, 'a claim to send was not kept'),
  });
  const backlog = createBacklog(key.id, to, { ...deps, claim, isPreceded: () => own.length > 0, agentHere });

  async function agentHere(): Promise<string | undefined> {
    const chat = (await deps.handoffs.load(key))?.value;
    const agent = chat && isConnected(chat) ? chat.state.agent : undefined;
    return agent?.conversationId === to ? agent.agentId : undefined;
  }

  /** It takes long: the others are told, and leave the rest to whoever is first. */
  async function becomeKnown(): Promise<void> {
    const standing = await claim.take('join');
    mustLook = true;
    const untried = own.filter((each) => each !== sending);
    if (standing === 'second' && untried.length > 0) {
      own = own.filter((each) => each === sending);
      for (const { entry } of untried) await journal.mark(key.id, entry.id, 'queued');
      await claim.deferOrTake();
    }
    known.open();
  }

  /** What waits longest may take so long before this server must say so; `failedAt`: when it could not. */
  function watch(failedAt = 0): void {
    stopWatching?.();
    stopWatching = undefined;
    const [oldest] = own;
    if (!oldest || becoming || claim.standing() !== 'none') return;
    stopWatching = timers.after(Math.max(0, Math.max(oldest.since, failedAt) + slowSendMs - clock.now()), () => {
      stopWatching = undefined;
      becoming = becomeKnown().catch((error: unknown) => {
        fail(error);
        becoming = undefined;
        watch(clock.now());
      });
    });
  }

  function start(): Promise<void> {
    if (run) return run;
    run = work()
      .catch(fail)
      .finally(() => {
        known.open();
        known = createGate();
        run = undefined;
        hasLookedBack = false;
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
      const [next] = own;
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
      // The server that was to say the first words may have died before it wrote them down.
      if (!door.isShut()) await deps.opened();
    }
    if (door.isShut()) return door.opened();
    mustLook = false;
    if (await backlog.send()) return;
    // What is written from now on waits for the next claim, or until it is settled.
    known = createGate();
    return letGo();
  }

  async function letGo(): Promise<void> {
    // Behind a door that has been shut meanwhile there is something to come.
    if (!(await claim.release(async () => !door.isShut() && (await backlog.isEmpty()) && !door.isShut())))
      mustLook = true;
  }

  async function sendOwn(next: Own): Promise<void> {
    sending = next;
    try {
      await dispatch.send(next.entry, { isAtOnce: next.isAtOnce });
    } catch (error) {
      // Unmarked it is found again, by this loop or by a sweep; what is behind it goes on.
      onError(error, 'a message was not processed');
    }
    sending = undefined;
    own = own.filter((each) => each !== next);
    next.settled.open();
    watch();
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
      latestOrder = Math.max(latestOrder, entry.order);
      const settled = createGate();
      own = [...own, { entry, since: clock.now(), isAtOnce: run === undefined, settled }];
      if (own.length === 1) watch();
      void start();
      return Promise.race([settled.opened, known.opened]);
    },
    async defer({ order }) {
      latestOrder = Math.max(latestOrder, order);
      const standing = await claim.deferOrTake();
      if (standing === 'first') await wake();
      // A claim of before, which the store was away to take back.
      else if (standing === 'second' && !run) {
        await letGo();
        if (mustLook) await wake();
      }
    },
    shut() {
      const letGo = door.keepShut();
      mustLook = true;
      void start();
      return letGo;
    },
    isBusy: () => run !== undefined,
    idle: () => run ?? Promise.resolve(),
  };
}
