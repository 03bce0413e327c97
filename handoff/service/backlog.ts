import type { Clock, Timers } from '../../clock.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { openTo, takenUp } from '../domain/journal.ts';
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
  readonly claim: WriterClaim;
  readonly clock: Clock;
  readonly timers: Timers;
  /** What a server has left lying for as long is taken up by another one; and how often it is looked at until then. */
  readonly timings: { readonly claimMs: number; readonly slowSendMs: number };
  readonly onWaiting: (entries: readonly JournalEntry[]) => Promise<void>;
}

export function createBacklog(handoffId: string, to: string, deps: BacklogDeps): Backlog {
  const { journal, dispatch, claim, clock, timers, timings, onWaiting } = deps;

  const left = async (): Promise<readonly JournalEntry[]> => openTo(await journal.open(handoffId), to);

  /** False where another server is at it: everything is to be looked at anew after a while. */
  async function sendOne(entry: JournalEntry): Promise<boolean> {
    if (entry.delivery === 'queued') {
      // Another server may think that its turn has come, when this one was too slow to say that it is still at it.
      if (await journal.take(handoffId, entry.id)) await dispatch.send(entry);
    } else if (claim.hasCompany() || clock.now() - entry.at < timings.claimMs) {
      await new Promise<void>((resolve) => timers.after(timings.slowSendMs, resolve));
      return false;
    } else await takeUp(entry);
    return true;
  }

  /** What a server has left that is gone. */
  async function takeUp(entry: JournalEntry): Promise<void> {
    const entries = await journal.entries(handoffId);
    if (takenUp(entry, entries, dispatch.canTellDoubles(entry)) === 'send') await dispatch.send(entry, true);
    else await dispatch.settle(entry, 'unknown');
  }

  return {
    isEmpty: async () => (await left()).length === 0,
    async send() {
      const found = await left();
      for (const entry of found) {
        if (!(await sendOne(entry)) || claim.standing() !== 'first') return true;
      }
      return found.length > 0;
    },
    tellWaiting: async () => onWaiting(await left()),
  };
}
