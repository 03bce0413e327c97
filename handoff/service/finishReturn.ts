import type { Handoff, LostAgent } from '../domain/handoff.ts';
import { lossOf, withLossTold } from '../domain/handoff.ts';
import { missedChat } from '../domain/misdelivery.ts';
import type { Agent } from '../domain/presence.ts';
import { goOffDuty, hasComeBackSince } from '../domain/presence.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import { endDutyAt } from './endDutyAt.ts';
import type { Entries } from './entries.ts';
import type { LeaveChat } from './leaveChat.ts';
import { overDamage } from './loadReadable.ts';

/**
 * Carries out what follows from the loss of an agent: they are off duty and have left the chat, and both sides are told.
 * Until that is done nobody else gets the customer, so whoever wants to connect them does it first. Doing it twice is doing
 * it once; where no loss is to be told it does nothing.
 */
export type FinishReturn = (handoff: Handoff) => Promise<void>;

export interface FinishReturnParts {
  readonly entries: Entries;
  readonly leaveChat: LeaveChat;
}

export function createFinishReturn(deps: HandoffDeps, { entries, leaveChat }: FinishReturnParts): FinishReturn {
  const { deskId, handoffs, agents, outbox, clock } = deps;

  /** Unless they have said since that they are there. */
  async function takeOffDuty({ agent: { agentId, conversationId }, at }: LostAgent): Promise<void> {
    let isOn = false;
    const off = (agent: Agent): Agent => {
      isOn = hasComeBackSince(at, agent, clock.now());
      return agent.duty === 'off' || isOn ? agent : goOffDuty(agent);
    };
    await overDamage(deps, () => change(agents, { deskId, id: agentId }, off));
    if (isOn) return;
    await overDamage(deps, () => endDutyAt(deps, conversationId, agentId));
  }

  async function tell(handoff: Handoff, { agent, why }: LostAgent): Promise<void> {
    const lost = entries.notice(handoff, handoff.customer, { key: 'agentLost', params: { agent: agent.name } });
    await outbox.post(lost, handoff);
    // One whose channel refuses what the bot sends would not get this either.
    if (why === 'unreachable') return;
    const taken = entries.notice(handoff, agent, { key: 'chatTaken', params: { customer: handoff.customer.name } });
    await outbox.post(taken, handoff);
  }

  return async function finishReturn(handoff) {
    const lost = lossOf(handoff);
    if (!lost) return;
    await takeOffDuty(lost);
    const previousChat = missedChat(handoff, lost.agent.agentId, clock.now());
    await leaveChat(handoff, lost.agent, { previousChat, isUnreachable: lost.why === 'unreachable' });
    await tell(handoff, lost);
    await change(handoffs, { deskId, id: handoff.id }, (current) =>
      current.generation === handoff.generation ? withLossTold(current) : current,
    );
  };
}
