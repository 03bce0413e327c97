import { isForwarded } from '../domain/chatSoFar.ts';
import type { ConnectedHandoff, Handoff } from '../domain/handoff.ts';
import { isConnected } from '../domain/handoff.ts';
import type { JournalEntry } from '../domain/journal.ts';
import type { HandoffDeps } from './deps.ts';
import type { KeptLines } from './keptLines.ts';
import type { KeptEntry } from './linesToForward.ts';

/**
 * What was written for somebody who is not there is sent to nobody, and a customer's line kept for whoever has the chat next.
 * `over`: nobody will have it.
 */
export type KeepStray = (entry: JournalEntry) => Promise<'kept' | 'over'>;

type KeepStrayDeps = Pick<HandoffDeps, 'deskId' | 'handoffs' | 'journal'>;

export function createKeepStray({ deskId, handoffs, journal }: KeepStrayDeps, keptLines: KeptLines): KeepStray {
  return async function keepStray(entry) {
    const handoff = (await handoffs.load({ deskId, id: entry.handoffId }))?.value;
    if (handoff && isCustomersLine(entry) && hasMovedOn(handoff, entry)) {
      await keptLines.bringAlong(handoff, entry);
      return 'kept';
    }
    await journal.mark(entry.handoffId, entry.id, 'none');
    // From the time in the queue: it is kept already.
    if (!isCustomersLine(entry) || isForwarded(entry.id)) return 'kept';
    return (await keptLines.keep(entry)) === 'over' ? 'over' : 'kept';
  };
}

/** The chat is still with the agent whom this was written for, and goes on in another window of theirs. */
export function hasMovedOn(handoff: Handoff, { to }: Pick<JournalEntry, 'to'>): handoff is ConnectedHandoff {
  const agent = isConnected(handoff) ? handoff.state.agent : undefined;
  return agent !== undefined && agent.agentId === to?.agentId && agent.conversationId !== to.conversationId;
}

/** A line that a customer has said to an agent. */
export function isCustomersLine(entry: JournalEntry): entry is KeptEntry {
  return entry.from === 'customer' && entry.content.kind === 'line';
}
