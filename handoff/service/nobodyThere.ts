import { isConnected } from '../domain/handoff.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { offerOf } from '../domain/offer.ts';
import type { AgentLeaves } from './agentLeaves.ts';
import type { AssignWaiting } from './assignWaiting.ts';
import type { HandoffDeps } from './deps.ts';
import type { Duty } from './duty.ts';
import type { EndChat } from './endChat.ts';
import { overDamage } from './loadReadable.ts';
import type { ReturnToQueue } from './returnToQueue.ts';

export interface NobodyThereParts {
  readonly agentLeaves: AgentLeaves;
  readonly assignWaiting: AssignWaiting;
  readonly duty: Duty;
  readonly endChat: EndChat;
  readonly returnToQueue: ReturnToQueue;
}

/**
 * A channel says that nobody is at this end any more: the agent blocked or removed the bot, or the customer's
 * conversation is gone. Channels send no event for it, so the refused message is what tells.
 */
export function createNobodyThere(deps: HandoffDeps, parts: NobodyThereParts) {
  const { agentLeaves, assignWaiting, duty, endChat, returnToQueue } = parts;
  return async function nobodyThere(entry: JournalEntry): Promise<void> {
    const found = await deps.handoffs.load({ deskId: deps.deskId, id: entry.handoffId });
    if (!found || !entry.to) return;
    const offered = offerOf(found.value)?.agent;
    if (offered?.conversationId === entry.to.conversationId) {
      await overDamage(deps, () => duty.off(offered.agentId));
      return assignWaiting();
    }
    const { customer, deskId, id } = found.value;
    // Also one who waits: those behind must not be told a place that counts a ghost.
    if (entry.to.conversationId === customer.conversationId) await endChat({ deskId, id }, 'customerGone');
    else if (isConnected(found.value) && entry.to.conversationId === found.value.state.agent.conversationId) {
      const { agentId, conversationId } = found.value.state.agent;
      // The customers of their other chats write to nobody, too.
      await overDamage(deps, () => agentLeaves.gone(agentId, conversationId));
      await returnToQueue(found.value, 'unreachable');
    }
  };
}
