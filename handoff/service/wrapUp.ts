import { pointedTo } from '../domain/conversation.ts';
import type { HandoffKey } from '../domain/conversation.ts';
import type { NoticeKey } from '../domain/content.ts';
import type { EndReason, EndedHandoff } from '../domain/handoff.ts';
import { missedChat } from '../domain/misdelivery.ts';
import type { AgentParty } from '../domain/party.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { Entries } from './entries.ts';
import { endNotice } from './entries.ts';
import type { LeaveChat } from './leaveChat.ts';
import { createLinesHeard } from './linesHeard.ts';
import { overDamage } from './loadReadable.ts';

/**
 * What follows the end: the sides are told (but for who ended it: the caller answers them), pointers and the agent's
 * slot are given back. Doing it twice is doing it once.
 */
export type WrapUp = (ended: EndedHandoff, agent: AgentParty | undefined) => Promise<void>;

export interface WrapUpParts {
  readonly entries: Entries;
  readonly leaveChat: LeaveChat;
}

export function createWrapUp(deps: HandoffDeps, { entries, leaveChat }: WrapUpParts): WrapUp {
  const { conversations, outbox, clock } = deps;
  const linesHeard = createLinesHeard(deps);

  /** Points the customer's conversation away from a handoff that is over; one that points elsewhere by now stays. */
  async function clearPointer({ id, customer, state }: EndedHandoff, key: HandoffKey): Promise<void> {
    const heard = await linesHeard(id, customer.conversationId);
    await change(conversations, customer.conversationId, (conversation) => {
      if (conversation.handoff?.id !== id) return conversation;
      const over = pointedTo(conversation, undefined, heard);
      return { ...over, [state.connectedMs === undefined ? 'leftQueue' : 'endedChat']: key };
    });
  }

  async function tell(ended: EndedHandoff, agent: AgentParty): Promise<void> {
    const { customer } = ended;
    const params = { agent: agent.name, customer: customer.name };
    for (const [side, key] of noticesOf(ended.state.reason)) {
      const to = side === 'customer' ? customer : agent;
      await outbox.post(entries.notice(ended, to, endNotice(key, params, side === 'customer')), ended);
    }
  }

  return async function wrapUp(ended, agent) {
    const key = { deskId: ended.deskId, id: ended.id };
    if (agent) await tell(ended, agent);
    await overDamage(deps, () => clearPointer(ended, key));
    if (agent) await leaveChat(ended, agent, { previousChat: missedChat(ended, agent.agentId, clock.now()) });
  };
}

/** What customers are told of such an end by a message of its own, if anything. */
export function noticeToCustomer(reason: EndReason): NoticeKey | undefined {
  return noticesOf(reason).find(([side]) => side === 'customer')?.[1];
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
