import { isConnected } from '../domain/handoff.ts';
import type { HandoffDeps } from './deps.ts';
import type { Duty } from './duty.ts';
import type { ReturnToQueue } from './returnToQueue.ts';

/**
 * An agent has signed out of the window (by the channel's user id) they were on duty from: off duty, and their customers
 * back at the front. What customers write must not go to whoever sits at that window next.
 */
export type AgentLeaves = (agentId: string, channelUserId: string) => Promise<void>;

export interface AgentLeavesParts {
  readonly duty: Duty;
  readonly returnToQueue: ReturnToQueue;
}

export function createAgentLeaves(deps: HandoffDeps, { duty, returnToQueue }: AgentLeavesParts): AgentLeaves {
  const { deskId, agents, conversations, handoffs } = deps;
  return async function agentLeaves(agentId, channelUserId) {
    const agent = (await agents.load({ deskId, id: agentId }))?.value;
    const window = agent && (await conversations.load(agent.party.conversationId));
    if (!agent || window?.value.channelUserId !== channelUserId) return;
    await duty.off(agentId);
    for (const { handoffId } of agent.slots) {
      const chat = (await handoffs.load({ deskId, id: handoffId }))?.value;
      if (chat && isConnected(chat) && chat.state.agent.agentId === agentId) await returnToQueue(chat, 'unreachable');
    }
  };
}
