import { isForwarded } from '../domain/chatSoFar.ts';
import type { JournalEntry } from '../domain/journal.ts';
import type { Journal } from '../ports.ts';
import type { KeptLines } from './keptLines.ts';
import type { KeptEntry } from './linesToForward.ts';

/**
 * What was written for somebody who is not there is sent to nobody, and a customer's line kept for whoever has the chat next.
 * `over`: nobody will have it.
 */
export type KeepStray = (entry: JournalEntry) => Promise<'kept' | 'over'>;

export function createKeepStray(journal: Journal, keptLines: KeptLines): KeepStray {
  return async function keepStray(entry) {
    await journal.mark(entry.handoffId, entry.id, 'none');
    // From the time in the queue: it is kept already.
    if (!isCustomersLine(entry) || isForwarded(entry.id)) return 'kept';
    return (await keptLines.keep(entry)) === 'over' ? 'over' : 'kept';
  };
}

/** A line that a customer has said to an agent. */
export function isCustomersLine(entry: JournalEntry): entry is KeptEntry {
  return entry.from === 'customer' && entry.content.kind === 'line';
}
