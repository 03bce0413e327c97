import type { HandoffKey } from '../domain/conversation.ts';
import type { NoticeKey } from '../domain/content.ts';
import type { EndReason, Handoff } from '../domain/handoff.ts';
import { end, isConnected } from '../domain/handoff.ts';
import type { AssignWaiting } from './assignWaiting.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { Entries } from './entries.ts';
import { endNotice } from './entries.ts';
import type { LeaveChat, PreviousChat } from './leaveChat.ts';

/** Ends a handoff, whoever wants it. `alreadyEnded` when somebody was faster. The sides are told, but for who ended it: the caller answers them. */
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

  async function tell(before: Handoff, after: Handoff, reason: EndReason): Promise<void> {
    if (!isConnected(before)) return;
    const { customer, state } = before;
    for (const [side, key] of noticesOf(reason)) {
      const params = { agent: state.agent.name, customer: customer.name };
      const to = side === 'customer' ? customer : state.agent;
      await outbox.post(entries.notice(after, to, endNotice(key, params, side === 'customer')));
    }
  }

  return async function endChat(key, reason) {
    let before: Handoff | undefined;
    const ended = await change<HandoffKey, Handoff, 'ended'>(handoffs, key, (handoff) => {
      before = handoff;
      return end(handoff, reason, clock.now());
    });
    if (ended.kind !== 'saved' || !before) return 'alreadyEnded';
    await tell(before, ended.value, reason);
    await leaveQueue(before.customer.conversationId, key);
    if (isConnected(before)) await leaveChat(key, before.state.agent, missed(before, reason));
    await assignWaiting();
    return 'ended';
  };
}

/** Who is told of the end, and how. Whoever ended the chat gets the answer to what they typed instead. */
function noticesOf(reason: EndReason): readonly (readonly ['customer' | 'agent', NoticeKey])[] {
  switch (reason) {
    case 'agentEnded':
      return [['customer', 'endedByAgent']];
    case 'customerSilent':
      return [
        ['customer', 'closedForSilence'],
        ['agent', 'customerWasSilent'],
      ];
    case 'customerGone':
      return [['agent', 'customerGone']];
    case 'customerEnded':
    case 'customerLeftQueue':
    case 'customerPrefersRequest':
      return [['agent', 'endedByCustomer']];
    default:
      return reason satisfies never;
  }
}
