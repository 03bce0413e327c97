import { afterChat, withoutPreviousChat } from '../domain/attention.ts';
import { pointedTo } from '../domain/conversation.ts';
import type { Conversation, PreviousChat } from '../domain/conversation.ts';
import type { AgentParty } from '../domain/party.ts';
import type { ConnectedHandoff, Handoff } from '../domain/handoff.ts';
import { release } from '../domain/presence.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { Entries } from './entries.ts';
import type { Holding } from './holding.ts';
import { createLinesHeard } from './linesHeard.ts';
import { labelled } from './entries.ts';
import { firstChat } from './firstChat.ts';
import { overDamage } from './loadReadable.ts';

/**
 * Gives an agent's slot back and points their conversation to the next chat they have, if any; they are told of it.
 * `left` is the handoff as it is since the chat was over for this agent.
 */
export type LeaveChat = (left: Handoff, agent: AgentParty, how?: HowLeft) => Promise<void>;

export interface HowLeft {
  readonly previousChat?: PreviousChat | undefined;
  /** Their channel takes nothing any more, and what waits for it there may be what has just said so. */
  readonly isUnreachable?: boolean;
}

export function createLeaveChat(deps: HandoffDeps, { entries, holding }: LeaveChatParts): LeaveChat {
  const { agents, conversations, outbox, clock, logger } = deps;
  const linesHeard = createLinesHeard(deps);

  async function giveUpHeld(left: Handoff, agent: AgentParty, isUnreachable: boolean): Promise<void> {
    const givenUp = holding.giveUp(left, agent);
    if (!isUnreachable) return givenUp;
    // Not waited for: what it says comes after the message that is being settled right now.
    givenUp.catch((error: unknown) => logger.error({ err: error, handoff: left.id }, 'held lines were not given up'));
  }

  return async function leaveChat(left, agent, { previousChat, isUnreachable = false } = {}) {
    const key = { deskId: left.deskId, id: agent.agentId };
    let next: ConnectedHandoff | undefined;
    await overDamage(deps, async () => {
      const found = await agents.load(key);
      if (found) next = await firstChat(deps, found.value);
    });
    let wasCurrent = false;
    await overDamage(deps, async () => {
      await giveUpHeld(left, agent, isUnreachable);
      const heard = await linesHeard(left.id, agent.conversationId);
      await change(conversations, agent.conversationId, (conversation) => {
        wasCurrent = conversation.handoff?.id === left.id;
        return wasCurrent ? pointed(conversation, { next, previousChat, heard }) : conversation;
      });
    });
    // Last: until then the slot says that this was not carried out to its end.
    await overDamage(deps, () => change(agents, key, (current) => release(current, left, clock.now())));
    if (!wasCurrent || !next || isUnreachable) return;
    const params = { customer: labelled(next.customer.name, next.state.handle) };
    const notice = entries.notice(next, agent, { key: 'nowWritingTo', params });
    await outbox.post({ ...notice, id: `${notice.id}:${left.id}:${left.generation}` }, next);
  };
}

export interface LeaveChatParts {
  readonly entries: Entries;
  readonly holding: Holding;
}

interface Leaving {
  readonly next: ConnectedHandoff | undefined;
  readonly previousChat: PreviousChat | undefined;
  readonly heard: readonly string[];
}

function pointed(conversation: Conversation, { next, previousChat, heard }: Leaving): Conversation {
  const key = next && { deskId: next.deskId, id: next.id };
  return afterChat(pointedTo(withoutPreviousChat(conversation), key, heard), previousChat);
}
