import type { Conversation, HandoffKey } from '../domain/conversation.ts';
import { isConnected } from '../domain/handoff.ts';
import type { AgentParty, ConnectedHandoff } from '../domain/handoff.ts';
import { release } from '../domain/presence.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { Entries } from './entries.ts';
import { labelled } from './entries.ts';

/** The end of a chat that came without its agent's doing: what they write next may have been meant for it. */
export type PreviousChat = NonNullable<Conversation['previousChat']>;

/** Gives an agent's slot back and points their conversation to the next chat they have, if any; they are told of it. */
export type LeaveChat = (key: HandoffKey, agent: AgentParty, previousChat?: PreviousChat) => Promise<void>;

export function createLeaveChat(deps: HandoffDeps, entries: Entries): LeaveChat {
  const { handoffs, agents, conversations, outbox, clock } = deps;

  async function nextChat(
    { deskId }: HandoffKey,
    handoffId: string | undefined,
  ): Promise<ConnectedHandoff | undefined> {
    const found = handoffId === undefined ? undefined : await handoffs.load({ deskId, id: handoffId });
    return found && isConnected(found.value) ? found.value : undefined;
  }

  return async function leaveChat(key, agent, previousChat) {
    const freed = await change(agents, { deskId: key.deskId, id: agent.agentId }, (current) =>
      release(current, key.id, clock.now()),
    );
    const next = await nextChat(key, freed.kind === 'saved' ? freed.value.slots[0]?.handoffId : undefined);
    let wasCurrent = false;
    await change(conversations, agent.conversationId, (conversation) => {
      wasCurrent = conversation.handoff?.id === key.id;
      return wasCurrent ? pointed(conversation, next, previousChat) : conversation;
    });
    if (!wasCurrent || !next) return;
    const params = { customer: labelled(next.customer.name, next.state.handle) };
    const notice = entries.notice(next, agent, { key: 'nowWritingTo', params });
    await outbox.post({ ...notice, id: `${notice.id}:${key.id}` });
  };
}

function pointed(conversation: Conversation, next?: ConnectedHandoff, previousChat?: PreviousChat): Conversation {
  const { handoff: _left, previousChat: _older, held: _dropped, ...rest } = conversation;
  return {
    ...rest,
    ...(next ? { handoff: { deskId: next.deskId, id: next.id } } : {}),
    ...(previousChat ? { previousChat } : {}),
  };
}
