import type { HandoffKey } from '../domain/conversation.ts';
import type { ConnectedHandoff, Handoff } from '../domain/handoff.ts';
import { isConnected, moveAgent, takeBack } from '../domain/handoff.ts';
import { giveBack, slotOf } from '../domain/presence.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';

/**
 * The agent may have gone or moved between the reservation and the claim, for two documents cannot be written at once. The
 * chat follows them to another window. Who is off duty by now, or has lost the room, does not get it: it goes back to the
 * queue before anybody is told of it, and `undefined` is the answer.
 */
export async function confirmClaim(
  { agents, handoffs }: Pick<HandoffDeps, 'agents' | 'handoffs'>,
  chat: ConnectedHandoff,
): Promise<ConnectedHandoff | undefined> {
  const key = { deskId: chat.deskId, id: chat.state.agent.agentId };
  const agent = (await agents.load(key))?.value;
  if (!agent || agent.duty === 'off' || !slotOf(agent, chat.id)) {
    await change<HandoffKey, Handoff, 'over'>(handoffs, chat, (current) => takeBack(current, chat.generation));
    const slot = { handoffId: chat.id, generation: chat.generation - 1 };
    await change(agents, key, (current) => giveBack(current, slot));
    return undefined;
  }
  if (agent.party.conversationId === chat.state.agent.conversationId) return chat;
  const moved = await change(handoffs, chat, (current) => moveAgent(current, agent.party));
  return moved.kind === 'saved' && isConnected(moved.value) ? moved.value : chat;
}
