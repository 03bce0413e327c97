import { forwardsOf, isKept, isOut, wasSaidInChat } from '../domain/chatSoFar.ts';
import type { ConnectedHandoff } from '../domain/handoff.ts';
import type { JournalEntry, LineEntry } from '../domain/journal.ts';
import { inOrderSaid } from '../domain/saidInOrder.ts';
import { toldWhole } from '../domain/summary.ts';
import { reportId, summaryIn } from './entries.ts';

/**
 * What the customer said while waiting, and the summary does not tell: files, lines that it cuts, and those it has no room
 * for. And what was written for an agent and sent to none. Oldest first, without what this very agent has got.
 */
export function linesToForward(chat: ConnectedHandoff, entries: readonly JournalEntry[]): readonly LineEntry[] {
  const told = summaryIn(chat, entries)?.told;
  const isToldWhole = told ? ({ id }: LineEntry) => told.includes(id) : toldWhole(inOrderSaid(chat.context, entries));
  return entries.filter(isKept).filter((entry) => {
    const isTold = entry.content.attachments.length === 0 && isToldWhole(entry);
    return !isTold && !isSettled(chat, entry, forwardsOf(entry, entries), entries);
  });
}

/**
 * Whether it was sent to this very agent, from whom the chat may have gone and come back; or, said to an agent, to anybody: then
 * it is told as what was said in the chat is. Or it was refused by an agent's channel, so that the customer was told that it is
 * not delivered, and may have said it again.
 */
function isSettled(
  { state }: ConnectedHandoff,
  kept: JournalEntry,
  sent: readonly JournalEntry[],
  entries: readonly JournalEntry[],
): boolean {
  return sent.some(
    (each) =>
      (isOut(each) && (wasSaidInChat(kept) || each.to?.agentId === state.agent.agentId)) ||
      entries.some(({ id }) => id === reportId(each.id, 'rejected')),
  );
}
