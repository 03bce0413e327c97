import type { HandoffKey } from '../domain/conversation.ts';
import { pointedTo } from '../domain/conversation.ts';
import type { NoticeKey } from '../domain/content.ts';
import type { AgentParty } from '../domain/party.ts';
import type { EndReason, EndedHandoff, Handoff } from '../domain/handoff.ts';
import { end, isConnected, isEnded } from '../domain/handoff.ts';
import { missedChat } from '../domain/misdelivery.ts';
import { offerOf } from '../domain/offer.ts';
import type { AssignWaiting } from './assignWaiting.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { Entries } from './entries.ts';
import { endNotice } from './entries.ts';
import type { LeaveChat } from './leaveChat.ts';
import { createLinesHeard } from './linesHeard.ts';
import { overDamage } from './loadReadable.ts';
import type { Offers } from './offers.ts';

/** What is to end. With a generation only as it was then: what an agent or the clock decides is about that chat alone. */
export interface Ending extends HandoffKey {
  readonly generation?: number;
}

/** Ends a handoff, whoever wants it. `alreadyEnded` when somebody was faster. */
export type EndChat = (ending: Ending, reason: EndReason) => Promise<'ended' | 'alreadyEnded'>;

/**
 * What follows the end: the sides are told (but for who ended it: the caller answers them), pointers and the agent's
 * slot are given back. Doing it twice is doing it once.
 */
export type WrapUp = (ended: EndedHandoff, agent: AgentParty | undefined) => Promise<void>;

export interface Endings {
  /** Ends the chat; whoever waits is connected next. */
  readonly endChat: EndChat;
  /** The same without the next customer, for whoever has to say something first. */
  readonly endOnly: EndChat;
  readonly wrapUp: WrapUp;
}

export interface EndChatParts {
  readonly entries: Entries;
  readonly leaveChat: LeaveChat;
  readonly offers: Offers;
  readonly assignWaiting: AssignWaiting;
}

export function createEndChat(deps: HandoffDeps, { entries, leaveChat, offers, assignWaiting }: EndChatParts): Endings {
  const { handoffs, conversations, outbox, clock } = deps;
  const linesHeard = createLinesHeard(deps);

  /** Points the customer's conversation away from a handoff that is over; one that points elsewhere by now stays. */
  async function clearPointer({ id, customer, state }: EndedHandoff, key: HandoffKey): Promise<void> {
    const heard = await linesHeard(id, customer.conversationId);
    await change(conversations, customer.conversationId, (conversation) => {
      if (conversation.handoff?.id !== id) return conversation;
      const over = pointedTo(conversation, undefined, heard);
      return state.connectedMs === undefined ? over : { ...over, endedChat: key };
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

  async function wrapUp(ended: EndedHandoff, agent: AgentParty | undefined): Promise<void> {
    const key = { deskId: ended.deskId, id: ended.id };
    if (agent) await tell(ended, agent);
    await overDamage(deps, () => clearPointer(ended, key));
    if (agent) await leaveChat(ended, agent, { previousChat: missedChat(ended, agent.agentId, clock.now()) });
  }

  async function endOnly({ deskId, id, generation }: Ending, reason: EndReason): Promise<'ended' | 'alreadyEnded'> {
    let agent: AgentParty | undefined;
    let offeredTo: string | undefined;
    const ended = await change<HandoffKey, Handoff, 'ended' | 'changed'>(handoffs, { deskId, id }, (handoff) => {
      agent = isConnected(handoff) ? handoff.state.agent : undefined;
      offeredTo = offerOf(handoff)?.agent.agentId;
      const isAnother = generation !== undefined && generation !== handoff.generation;
      return isAnother ? 'changed' : end(handoff, reason, clock.now());
    });
    if (ended.kind !== 'saved' || !isEnded(ended.value)) return 'alreadyEnded';
    await wrapUp(ended.value, agent);
    if (offeredTo !== undefined) await offers.finish(ended.value, offeredTo);
    return 'ended';
  }

  return {
    wrapUp,
    endOnly,
    async endChat(ending, reason) {
      const result = await endOnly(ending, reason);
      if (result === 'ended') await assignWaiting();
      return result;
    },
  };
}

/** Whether customers hear of such an end by a message of its own. */
export function tellsCustomer(reason: EndReason): boolean {
  return noticesOf(reason).some(([side]) => side === 'customer');
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
