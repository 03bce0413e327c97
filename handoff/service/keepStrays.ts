import { isForwarded } from '../domain/chatSoFar.ts';
import type { HandoffKey } from '../domain/conversation.ts';
import { sideOf } from '../domain/handoff.ts';
import type { JournalEntry } from '../domain/journal.ts';
import type { HandoffStore, Journal } from '../ports.ts';
import type { KeptLines } from './keptLines.ts';
import type { KeptEntry } from './linesToForward.ts';

/**
 * Of what lies in the journal for one conversation, keeps for the next agent what a customer said to one who never got the chat:
 * the claim was taken back in the very moment it was said, and somebody else may sit at that window. Answers the rest, which
 * is to be sent.
 */
export type KeepStrays = (found: readonly JournalEntry[]) => Promise<readonly JournalEntry[]>;

export interface KeepStraysDeps {
  readonly deskId: string;
  readonly handoffs: HandoffStore;
  readonly journal: Journal;
}

export function createKeepStrays({ deskId, handoffs, journal }: KeepStraysDeps, keptLines: KeptLines): KeepStrays {
  /** Who has got the summary has had the chat, and what was said to them then was meant for them. */
  async function hasHadChat(key: HandoffKey, conversationId: string): Promise<boolean> {
    const handoff = (await handoffs.load(key))?.value;
    if (!handoff || sideOf(handoff, conversationId) !== 'none') return true;
    const entries = await journal.entries(key.id);
    return entries.some(({ content, to }) => content.kind === 'summary' && to?.conversationId === conversationId);
  }

  return async function keepStrays(found) {
    const lines = found.filter(isCustomersLine);
    const [first] = lines;
    if (!first?.to || (await hasHadChat({ deskId, id: first.handoffId }, first.to.conversationId))) return found;
    for (const line of lines) {
      await journal.mark(line.handoffId, line.id, 'none');
      // From the time in the queue: it is kept already.
      if (!isForwarded(line.id)) await keptLines.keep(line);
    }
    return found.filter((entry) => !isCustomersLine(entry));
  };
}

/** A line that a customer has said to an agent. */
export function isCustomersLine(entry: JournalEntry): entry is KeptEntry {
  return entry.from === 'customer' && entry.content.kind === 'line';
}
