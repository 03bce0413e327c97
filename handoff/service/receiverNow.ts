import { hasMovedOn } from '../domain/claim.ts';
import { sideOf } from '../domain/handoff.ts';
import type { JournalEntry, Recipient } from '../domain/journal.ts';
import type { Address } from '../domain/party.ts';
import { isCustomersLine } from '../domain/journal.ts';
import type { HandoffDeps } from './deps.ts';
import { windowAt } from './loadReadable.ts';

/** Where the receiver of a message is by now; `undefined` where nobody is there whom it is for. */
export type ReceiverNow = (entry: JournalEntry, to: Recipient) => Promise<Address | undefined>;

/**
 * While a message waits for a slow channel or a dead server, its receiver may be heard from another service address, an agent
 * may sign out and somebody else sign in at their window, and a claim may be taken back before its agent was told of the chat.
 */
export function createReceiverNow(deps: HandoffDeps): ReceiverNow {
  const { deskId, handoffs, journal } = deps;

  /** Who has got the summary has had the chat, and what was said to them then was meant for them. */
  async function hasHadChat(entry: JournalEntry, to: Recipient): Promise<boolean> {
    const { handoffId } = entry;
    const { conversationId } = to;
    const handoff = (await handoffs.load({ deskId, id: handoffId }))?.value;
    // What nobody has tried yet goes on with the agent; what may have arrived does not, or they would read it twice.
    if (handoff && entry.delivery === 'queued' && hasMovedOn(handoff, entry)) return false;
    if (!handoff || sideOf(handoff, conversationId) !== 'none') return true;
    const summaries = (await journal.entries(handoffId)).filter(({ content }) => content.kind === 'summary');
    return summaries.some((summary) => isSameAgent(summary.to, to));
  }

  return async function receiverNow(entry, to) {
    const { agentId, conversationId } = to;
    const window = await windowAt(deps, conversationId);
    const isTheirs = agentId === undefined || (typeof window === 'object' && window.personId === agentId);
    if (!isTheirs || (isCustomersLine(entry) && !(await hasHadChat(entry, to)))) return undefined;
    return typeof window === 'object' ? window.address : to.address;
  };
}

/** Also where they had it in another window, from which it has followed them. */
function isSameAgent(one: Recipient | undefined, other: Recipient): boolean {
  const isSame = other.agentId !== undefined && one?.agentId === other.agentId;
  return isSame || one?.conversationId === other.conversationId;
}
