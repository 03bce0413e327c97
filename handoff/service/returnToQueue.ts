import type { HandoffKey } from '../domain/conversation.ts';
import type { AgentParty, ConnectedHandoff, Handoff } from '../domain/handoff.ts';
import { returnToQueue } from '../domain/handoff.ts';
import { goOffDuty } from '../domain/presence.ts';
import type { AssignWaiting } from './assignWaiting.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { Entries } from './entries.ts';
import type { LeaveChat } from './leaveChat.ts';
import type { QueueBoard } from './queueBoard.ts';

/** The agent of this chat is lost: off duty, and the customer back at the front with everything that was said. */
export type ReturnToQueue = (chat: ConnectedHandoff, why: 'silent' | 'unreachable') => Promise<void>;

export interface ReturnToQueueParts {
  readonly entries: Entries;
  readonly leaveChat: LeaveChat;
  readonly assignWaiting: AssignWaiting;
  readonly board: QueueBoard;
}

export function createReturnToQueue(deps: HandoffDeps, parts: ReturnToQueueParts): ReturnToQueue {
  const { handoffs, agents, conversations, outbox, clock } = deps;
  const { entries, leaveChat, assignWaiting, board } = parts;

  async function takeOffDuty({ agentId, conversationId }: AgentParty, deskId: string): Promise<void> {
    await change(agents, { deskId, id: agentId }, (agent) => (agent.duty === 'on' ? goOffDuty(agent) : agent));
    await change(conversations, conversationId, ({ onDuty: _was, ...rest }) => rest);
  }

  async function tell(handoff: Handoff, agent: AgentParty, why: 'silent' | 'unreachable'): Promise<void> {
    await outbox.post(entries.notice(handoff, handoff.customer, { key: 'agentLost', params: { agent: agent.name } }));
    // One whose channel refuses what the bot sends would not get this either.
    if (why === 'unreachable') return;
    await outbox.post(
      entries.notice(handoff, agent, { key: 'chatTaken', params: { customer: handoff.customer.name } }),
    );
  }

  return async function toTheFront(chat, why) {
    const { agent } = chat.state;
    const key: HandoffKey = { deskId: chat.deskId, id: chat.id };
    // Off duty first: otherwise the customer would be sent straight back.
    await takeOffDuty(agent, chat.deskId);
    const returned = await change<HandoffKey, Handoff, 'notTheirs'>(handoffs, key, (handoff) =>
      returnToQueue(handoff, agent.agentId),
    );
    if (returned.kind !== 'saved') return;
    await leaveChat(key, agent, { customer: chat.customer.name, endedAt: clock.now() });
    await tell(returned.value, agent, why);
    await assignWaiting();
    const latest = await handoffs.load(key);
    if (latest?.value.state.kind === 'waiting') await board.show(latest.value);
  };
}
