import { isForwarded, isKept } from '../domain/chatSoFar.ts';
import type { ConnectedHandoff } from '../domain/handoff.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { toldWhole } from '../domain/summary.ts';
import { lineId, reportId } from './entries.ts';

export type KeptEntry = JournalEntry & { readonly content: { readonly kind: 'line' } };

/**
 * What the customer said while waiting, and the summary does not tell: files, lines that it cuts, and those it has no room
 * for. Oldest first, without what this very agent has got.
 */
export function linesToForward(chat: ConnectedHandoff, entries: readonly JournalEntry[]): readonly KeptEntry[] {
  const isToldWhole = toldWhole(chat.context);
  return entries.filter(isKeptEntry).filter((entry) => {
    const isTold = entry.content.attachments.length === 0 && isToldWhole(entry);
    return !isTold && !isSettled(chat, entry, entries);
  });
}

export function isKeptEntry(entry: JournalEntry): entry is KeptEntry {
  return isKept(entry);
}

/**
 * Whether it was sent to this very agent, from whom the chat may have gone and come back; or refused by an agent's channel, so
 * that the customer was told that it is not delivered, and may have said it again.
 */
function isSettled(
  { customer, state }: ConnectedHandoff,
  kept: JournalEntry,
  entries: readonly JournalEntry[],
): boolean {
  return forwardsOf(kept, customer.conversationId, entries).some(({ id, to, delivery }) => {
    const isOut = delivery !== 'rejected' && delivery !== 'none';
    return (
      (isOut && to?.conversationId === state.agent.conversationId) ||
      entries.some((each) => each.id === reportId(id, 'rejected'))
    );
  });
}

/** Whether this line of a customer is sent as another entry by now. */
export function wasForwarded(line: JournalEntry, entries: readonly JournalEntry[]): boolean {
  return line.sender !== undefined && forwardsOf(line, line.sender.conversationId, entries).length > 0;
}

function forwardsOf(
  line: JournalEntry,
  conversationId: string,
  entries: readonly JournalEntry[],
): readonly JournalEntry[] {
  const begin = lineId(conversationId, `${line.id}:`);
  return entries.filter(({ id }) => id.startsWith(begin) && isForwarded(id));
}
