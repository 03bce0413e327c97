import type { Clock, Timers } from '../../clock.ts';
import { isForwarded, wasForwarded } from '../domain/chatSoFar.ts';
import { hasPassed } from '../domain/dueTime.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { isCustomersLine, isOpen, isOvertaken, openTo, takenUp } from '../domain/journal.ts';
import type { Journal } from '../ports.ts';
import type { Dispatch } from './dispatch.ts';
import type { WriterClaim } from './writerClaim.ts';

/** What lies in the journal for one side of one handoff. It is sent by the server that is the first writer there. */
export interface Backlog {
  isEmpty(): Promise<boolean>;
  /** Sends what lies there, oldest first, while this server is the first writer. False when nothing lay there. */
  send(): Promise<boolean>;
  /** Shows what still lies there to whoever tells the senders of it. */
  tellWaiting(): Promise<void>;
}

export interface BacklogDeps {
  readonly journal: Journal;
  readonly dispatch: Dispatch;
  readonly claim: Pick<WriterClaim, 'standing' | 'hasCompany'>;
  readonly clock: Clock;
  readonly timers: Timers;
  /** `claimMs`: after this, what another server has not settled is this one's. `slowSendMs`: how often it looks until then. */
  readonly timings: { readonly claimMs: number; readonly slowSendMs: number };
  readonly onWaiting: (entries: readonly JournalEntry[]) => Promise<void>;
  /** Whether this server has written something itself that must go first, since what lies there was left to it. */
  readonly isPreceded: () => boolean;
  /** The agent who has the chat, where this is the window they work in. */
  readonly agentHere: () => Promise<string | undefined>;
}

export function createBacklog(handoffId: string, to: string, deps: BacklogDeps): Backlog {
  const { journal, dispatch, claim, clock, timers, timings, onWaiting, isPreceded, agentHere } = deps;

  /** When another server was seen to begin with an entry, in epoch milliseconds. */
  const takenAt = new Map<string, number>();

  const left = async (): Promise<readonly JournalEntry[]> => openTo(await journal.open(handoffId), to);

  /** Lines that wait in a window which the agent of this one has left come here, and before what was said since. */
  async function bringAlong(open: readonly JournalEntry[]): Promise<boolean> {
    const elsewhere = open.filter(isElsewhere);
    const agentId = elsewhere.length > 0 ? await agentHere() : undefined;
    let isBringing = false;
    for (const entry of elsewhere) {
      if (agentId === undefined || entry.to?.agentId !== agentId) continue;
      // Not taken first: whoever sends in the window before finds that its agent has left, and brings it here as well.
      if (entry.delivery === 'queued') await dispatch.bringAlong(entry);
      // Another server tries it there; what may have arrived stays there.
      else if (isRecent(entry.at)) await pause();
      else continue;
      isBringing = true;
    }
    return isBringing;
  }

  function isElsewhere(entry: JournalEntry): boolean {
    return isCustomersLine(entry) && entry.to?.conversationId !== to && isOpen(entry);
  }

  /** False where another server is at it: everything is to be looked at anew after a while. */
  async function sendOne(entry: JournalEntry): Promise<boolean> {
    const { id, at, delivery } = entry;
    if (delivery === 'queued') {
      const isOurs = await journal.take(handoffId, id);
      if (isOurs) await sendIfWanted(entry);
      // Another server was too slow to say that it is still at it: what is behind this entry waits for it.
      else await waitForOther(id);
      return isOurs;
    }
    const isUnderWay = claim.hasCompany() || [at, takenAt.get(id) ?? 0].some(isRecent);
    await (isUnderWay ? pause() : takeUp(entry));
    return !isUnderWay;
  }

  /** What waits may be somewhere else by now; and what has come from elsewhere too late, for the customer has gone on without it. */
  async function sendIfWanted(entry: JournalEntry): Promise<void> {
    const entries = isCustomersLine(entry) ? await journal.entries(handoffId) : [];
    if (wasForwarded(entry, entries)) return journal.mark(handoffId, entry.id, 'none');
    const said = entries.filter(({ id }) => !isForwarded(id));
    const isTooLate = isForwarded(entry.id) && isOvertaken(entry, said);
    await (isTooLate ? dispatch.settle(entry, 'rejected') : dispatch.send(entry));
  }

  const isRecent = (begunAt: number): boolean => !hasPassed(timings.claimMs, begunAt, clock.now());

  const pause = (): Promise<void> => new Promise((resolve) => timers.after(timings.slowSendMs, resolve));

  async function waitForOther(id: string): Promise<void> {
    takenAt.set(id, clock.now());
    await pause();
  }

  /** What a server has left that is gone. */
  async function takeUp(entry: JournalEntry): Promise<void> {
    const entries = await journal.entries(handoffId);
    // Brought to another window by a server that could not lay it aside any more.
    if (wasForwarded(entry, entries)) return journal.mark(handoffId, entry.id, 'none');
    if (takenUp(entry, entries, dispatch.canTellDoubles(entry)) === 'send')
      await dispatch.send(entry, { mayHaveArrived: true });
    else await dispatch.settle(entry, 'unknown');
  }

  return {
    isEmpty: async () => (await left()).length === 0,
    async send() {
      const open = await journal.open(handoffId);
      if (await bringAlong(open)) return true;
      const found = openTo(open, to);
      for (const entry of found) {
        if (isPreceded() || !(await sendOne(entry)) || claim.standing() !== 'first') return true;
      }
      return found.length > 0;
    },
    tellWaiting: async () => onWaiting(await left()),
  };
}
