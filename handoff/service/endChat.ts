import type { HandoffKey } from '../domain/conversation.ts';
import type { AgentParty, EndReason, Handoff } from '../domain/handoff.ts';
import { end, isConnected } from '../domain/handoff.ts';
import { release } from '../domain/presence.ts';
import type { AssignWaiting } from './assignWaiting.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { Entries } from './entries.ts';
import { endNotice } from './entries.ts';

/** Ends a handoff, whoever wants it. `alreadyEnded` when somebody was faster. The other side is told; who ended it is told by the caller. */
export type EndChat = (key: HandoffKey, reason: EndReason) => Promise<'ended' | 'alreadyEnded'>;

export function createEndChat(deps: HandoffDeps, entries: Entries, assignWaiting: AssignWaiting): EndChat {
  const { handoffs, agents, conversations, outbox, clock } = deps;

  async function freeAgent(key: HandoffKey, agent: AgentParty): Promise<void> {
    const freed = await change(agents, { deskId: key.deskId, id: agent.agentId }, (current) =>
      release(current, key.id, clock.now()),
    );
    const next = freed.kind === 'saved' ? freed.value.slots[0]?.handoffId : undefined;
    await leave(agent.conversationId, key, next === undefined ? undefined : { deskId: key.deskId, id: next });
  }

  /** Points the conversation away from a handoff that is over; one that points elsewhere by now stays. */
  async function leave(conversationId: string, key: HandoffKey, next?: HandoffKey): Promise<void> {
    await change(conversations, conversationId, (conversation) => {
      if (conversation.handoff?.id !== key.id) return conversation;
      const { handoff: _over, ...rest } = conversation;
      return next === undefined ? rest : { ...rest, handoff: next };
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
    await leave(before.customer.conversationId, key);
    if (isConnected(before)) await freeAgent(key, before.state.agent);
    await assignWaiting();
    return 'ended';
  };
}
