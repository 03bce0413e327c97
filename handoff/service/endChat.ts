import type { HandoffKey } from '../domain/conversation.ts';
import type { EndReason, Handoff } from '../domain/handoff.ts';
import { end, isConnected } from '../domain/handoff.ts';
import type { AssignWaiting } from './assignWaiting.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { Entries } from './entries.ts';
import { endNotice } from './entries.ts';
import type { LeaveChat, PreviousChat } from './leaveChat.ts';

/** Ends a handoff, whoever wants it. `alreadyEnded` when somebody was faster. The other side is told; who ended it is told by the caller. */
export type EndChat = (key: HandoffKey, reason: EndReason) => Promise<'ended' | 'alreadyEnded'>;

export interface EndChatParts {
  readonly entries: Entries;
  readonly leaveChat: LeaveChat;
  readonly assignWaiting: AssignWaiting;
}

export function createEndChat(deps: HandoffDeps, { entries, leaveChat, assignWaiting }: EndChatParts): EndChat {
  const { handoffs, conversations, outbox, clock } = deps;

  /** An agent who ended the chat knows it; to any other end they may still be typing. */
  function missed({ customer }: Handoff, reason: EndReason): PreviousChat | undefined {
    return reason === 'agentEnded' ? undefined : { customer: customer.name, endedAt: clock.now() };
  }

  /** Points the customer's conversation away from a handoff that is over; one that points elsewhere by now stays. */
  async function leaveQueue(conversationId: string, key: HandoffKey): Promise<void> {
    await change(conversations, conversationId, (conversation) => {
      if (conversation.handoff?.id !== key.id) return conversation;
      const { handoff: _over, ...rest } = conversation;
      return rest;
    });
  }

  async function tellTheOther(before: Handoff, after: Handoff, reason: EndReason): Promise<void> {
    if (!isConnected(before)) return;
    const { agent } = before.state;
    const notice =
      reason === 'agentEnded'
        ? entries.notice(after, before.customer, endNotice('endedByAgent', { agent: agent.name }, true))
        : entries.notice(after, agent, endNotice('endedByCustomer', { customer: before.customer.name }, false));
    await outbox.post(notice);
  }

  return async function endChat(key, reason) {
    let before: Handoff | undefined;
    const ended = await change<HandoffKey, Handoff, 'ended'>(handoffs, key, (handoff) => {
      before = handoff;
      return end(handoff, reason, clock.now());
    });
    if (ended.kind !== 'saved' || !before) return 'alreadyEnded';
    await tellTheOther(before, ended.value, reason);
    await leaveQueue(before.customer.conversationId, key);
    if (isConnected(before)) await leaveChat(key, before.state.agent, missed(before, reason));
    await assignWaiting();
    return 'ended';
  };
}
