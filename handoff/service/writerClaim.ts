import type { Clock, Timers } from '../../clock.ts';
import type { HandoffKey } from '../domain/conversation.ts';
import type { Handoff } from '../domain/handoff.ts';
import type { Writer } from '../domain/writers.ts';
import { hasOtherWriter, deferredToWriter, withOrder, withWriter, withoutWriter, writerTo } from '../domain/writers.ts';
import type { HandoffStore } from '../ports.ts';
import { change } from './change.ts';

/**
 * `first`: others leave what they write to this server. `second`: another one does, and this one has yet to finish. `overdue`:
 * the store did not take it that this server is still at it, and is told again soon.
 */
export type Standing = 'first' | 'second' | 'overdue' | 'none';

/** What this server says on the handoff about its sending to one conversation; said anew until it is taken back. */
export interface WriterClaim {
  standing(): Standing;
  /** Whether another server was sending there too, when it was looked at last. */
  hasCompany(): boolean;
  /** `join`: also where another server is first, because something of this one's is under way. */
  take(how: 'alone' | 'join'): Promise<Standing>;
  /** Leaves what was written to the server that sends there; takes its place where there is none any more. */
  deferOrTake(): Promise<Standing>;
  /**
   * Takes this server's claim back: reads the handoff, then looks whether the journal is empty, then writes with the version
   * that it read. What is left to this server in between makes that write stale, and it looks again. False: there are lines
   * to send first, or this server has said it anew with a chat that it brings here, whose first words are not written yet.
   */
  release(isEmpty: () => Promise<boolean>): Promise<boolean>;
  /** Says nothing any more; what was said holds until its time is up. For when the store cannot be reached. */
  lapse(): void;
}

export interface WriterClaimDeps {
  readonly handoffs: HandoffStore;
  readonly server: string;
  readonly clock: Clock;
  readonly timers: Timers;
  /** How long a claim holds, in milliseconds. */
  readonly claimMs: number;
  /** The highest place in the journal that this server has written at for this conversation. */
  readonly latestOrder: () => number;
  /** Called after every time it was said anew. */
  readonly onRenewed: () => Promise<void>;
  readonly onError: (error: unknown) => void;
}

export function createWriterClaim(key: HandoffKey, to: string, deps: WriterClaimDeps): WriterClaim {
  const { handoffs, server, clock, timers, claimMs, latestOrder, onRenewed, onError } = deps;
  const own = { to, server };
  let standing: Standing = 'none';
  let company = false;
  /** Until when it holds as it was said here last. */
  let saidUntil = 0;
  let callOff: (() => void) | undefined;
  /** How often it lapsed: what was being said meanwhile counts no more. */
  let lapses = 0;
  /** One change at a time: saying it anew must not come after taking it back. */
  let before: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = before.then(work, work);
    before = mine.catch(() => undefined);
    return mine;
  }

  function mine(): Writer {
    saidUntil = clock.now() + claimMs;
    return { ...own, until: saidUntil };
  }

  /** By whoever has connected somebody, who does so without asking here. */
  const wasSaidElsewhere = ({ writers = [] }: Handoff): boolean =>
    writers.some((each) => each.to === to && each.server === server && each.until !== saidUntil);

  async function say(decide: (handoff: Handoff) => Handoff | 'taken'): Promise<Standing> {
    const lapsesBefore = lapses;
    const said = await change<HandoffKey, Handoff, 'taken'>(handoffs, key, (handoff) => {
      const next = decide(handoff);
      return next === 'taken' ? next : withOrder(next, latestOrder());
    });
    if (said.kind === 'refused' || lapses !== lapsesBefore) return (standing = 'none');
    // Without a handoff there is nobody to share it with.
    standing = said.kind === 'missing' ? 'first' : standingIn(said.value);
    company = said.kind === 'saved' && hasOtherWriter(said.value, own, clock.now());
    if (standing !== 'none') callOff ??= timers.after(claimMs / 3, renew);
    return standing;
  }

  function standingIn(handoff: Handoff): Standing {
    if (writerTo(handoff, to, clock.now())?.server === server) return 'first';
    return handoff.writers?.some((each) => each.to === to && each.server === server) ? 'second' : 'none';
  }

  function take(how: 'alone' | 'join'): Promise<Standing> {
    return say((handoff) => {
      const first = writerTo(handoff, to, clock.now());
      const isTaken = first !== undefined && first.server !== server;
      return isTaken && how === 'alone' ? 'taken' : withWriter(handoff, mine(), clock.now());
    });
  }

  function deferOrTake(): Promise<Standing> {
    return say((handoff) => {
      const left = deferredToWriter(handoff, to, clock.now());
      return left === 'free' ? withWriter(handoff, mine(), clock.now()) : left;
    });
  }

  /** Until the store takes it, or it is taken back: what is under way here is still to be waited for. */
  function renew(): void {
    callOff = undefined;
    const lapsesBefore = lapses;
    const isWanted = (): boolean => lapses === lapsesBefore;
    const renewed = inTurn(async () => {
      if (isWanted()) await take('join');
    });
    renewed.catch(() => {
      if (!isWanted()) return;
      // Not said in time, it holds no more.
      standing = 'overdue';
      callOff ??= timers.after(claimMs / 10, renew);
    });
    renewed.then(onRenewed).catch(onError);
  }

  function lapse(): void {
    lapses += 1;
    callOff?.();
    callOff = undefined;
    standing = 'none';
  }

  async function release(isEmpty: () => Promise<boolean>): Promise<boolean> {
    for (;;) {
      const found = await handoffs.load(key);
      const isLeftToOthers = found !== undefined && standingIn(found.value) !== 'first';
      if (!isLeftToOthers && !(await isEmpty())) return false;
      if (found && wasSaidElsewhere(found.value)) {
        await take('join');
        return false;
      }
      const next = found && withoutWriter(found.value, own);
      const saved =
        found && next !== found.value ? await handoffs.replace(next ?? found.value, found.version) : 'saved';
      if (saved === 'stale') continue;
      lapse();
      return true;
    }
  }

  return {
    standing: () => standing,
    hasCompany: () => company,
    take: (how) => inTurn(() => take(how)),
    deferOrTake: () => inTurn(deferOrTake),
    release: (isEmpty) => inTurn(() => release(isEmpty)),
    lapse,
  };
}
