import { isForwarded, isOut, otherForwards, wasForwarded } from '../domain/chatSoFar.ts';
import { hasMovedOn } from '../domain/claim.ts';
import { isLive } from '../domain/handoff.ts';
import { isCustomersLine, isOpen } from '../domain/journal.ts';
import type { JournalEntry } from '../domain/journal.ts';
import type { HandoffDeps } from './deps.ts';
import type { KeptLines } from './keptLines.ts';

/**
 * What was written for somebody who is not there is sent to nobody, and a customer's line kept for whoever has the chat next.
 * `over`: nobody will have it.
 */
export type KeepStray = (entry: JournalEntry) => Promise<'kept' | 'over'>;

type KeepStrayDeps = Pick<HandoffDeps, 'deskId' | 'handoffs' | 'journal'>;

export function createKeepStray({ deskId, handoffs, journal }: KeepStrayDeps, keptLines: KeptLines): KeepStray {
  /** `settled`: another server has seen to it meanwhile. */
  async function keep(entry: JournalEntry): Promise<'kept' | 'over' | 'settled'> {
    if (!isCustomersLine(entry)) return 'kept';
    const soFar = await journal.entries(entry.handoffId);
    if (soFar.some((now) => now.id === entry.id && !isOpen(now))) return 'settled';
    // Somebody has it, or will: by this server before it died, by another one, or by the agent before.
    if (wasForwarded(entry, soFar) || (isForwarded(entry.id) && otherForwards(entry, soFar).some(isOut))) return 'kept';
    const handoff = (await handoffs.load({ deskId, id: entry.handoffId }))?.value;
    if (!handoff || !isLive(handoff)) return 'over';
    // From the time in the queue: whoever has the chat next gets it again.
    return isForwarded(entry.id) && !hasMovedOn(handoff, entry) ? 'kept' : keptLines.hand(entry);
  }

  return async function keepStray(entry) {
    const kept = await keep(entry);
    // Last: until then it is open, and found if this server dies.
    if (kept === 'kept') await journal.mark(entry.handoffId, entry.id, 'none');
    return kept === 'over' ? 'over' : 'kept';
  };
}
