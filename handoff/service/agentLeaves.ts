import { isConnected } from '../domain/handoff.ts';
import type { Agent } from '../domain/presence.ts';
import type { HandoffDeps } from './deps.ts';
import type { Duty } from './duty.ts';
import { loadReadable } from './loadReadable.ts';
import type { ReturnToQueue } from './returnToQueue.ts';

/** An agent is not there any more: off duty, and their customers back at the front. */
export interface AgentLeaves {
  /**
   * Has signed out of the window (by the channel's user id) they were on duty from. What customers write must not go to
   * whoever sits at that window next.
   */
  readonly signedOut: (agentId: string, channelUserId: string) => Promise<void>;
  /** Nothing reaches the conversation any more: the bot was removed or blocked there. Nothing if they are in another one. */
  readonly gone: (agentId: string, conversationId: string) => Promise<void>;
}

export interface AgentLeavesParts {
  readonly duty: Duty;
  readonly returnToQueue: ReturnToQueue;
}

export function createAgentLeaves(deps: HandoffDeps, { duty, returnToQueue }: AgentLeavesParts): AgentLeaves {
  const { deskId, agents, conversations } = deps;

  async function leave({ id: agentId }: Agent): Promise<void> {
    await duty.off(agentId);
    // A chat that is claimed for them from now on finds them gone.
    const slots = (await agents.load({ deskId, id: agentId }))?.value.slots ?? [];
    const held = await Promise.all(slots.map(({ handoffId }) => loadReadable(deps, { deskId, id: handoffId })));
    const chats = held.filter((found) => typeof found === 'object').filter(isConnected);
    // In the order of the queue: nobody's place moves back because somebody else is returned after them.
    for (const chat of chats.toSorted((a, b) => a.askedAt - b.askedAt)) {
      if (chat.state.agent.agentId === agentId) await returnToQueue(chat, 'unreachable');
    }
  }

  return {
    async signedOut(agentId, channelUserId) {
      const agent = (await agents.load({ deskId, id: agentId }))?.value;
      const window = agent && (await conversations.load(agent.party.conversationId));
      if (agent && window?.value.channelUserId === channelUserId) await leave(agent);
    },
    async gone(agentId, conversationId) {
      const agent = (await agents.load({ deskId, id: agentId }))?.value;
      if (agent?.party.conversationId === conversationId) await leave(agent);
    },
  };
}
