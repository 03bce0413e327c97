import { chosen, takenAlong, withoutPreviousChat } from '../domain/attention.ts';
import type { Conversation, HandoffKey, HeldLines } from '../domain/conversation.ts';
import { pointedTo, withDuty } from '../domain/conversation.ts';
import type { Handoff } from '../domain/handoff.ts';
import { moveAgent } from '../domain/handoff.ts';
import type { AgentParty } from '../domain/party.ts';
import type { Agent } from '../domain/presence.ts';
import { withoutLeaving } from '../domain/presence.ts';
import { withWriter } from '../domain/writers.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import { lineId } from './entries.ts';
import { findReadable } from './findReadable.ts';
import { firstChat } from './firstChat.ts';
import { loadReadable, overDamage } from './loadReadable.ts';

/** Carries out what an agent's record says of the window they work in. Doing it twice is doing it once. */
export interface MoveWindow {
  /** Duty alone: a server may have died between the two writes of `#on` or `#off`. */
  readonly mark: (party: AgentParty) => Promise<void>;
  /**
   * Duty and running chats are in the window of this record, and no more in the one before. The agent is answered that their
   * chats go on here.
   */
  readonly moveIn: (agent: Agent) => Promise<void>;
  /** The same for a move that a server has begun that died. The agent is yet to be told of the chat they are in. */
  readonly finishMove: (agent: Pick<Agent, 'id'>) => Promise<void>;
}

export function createMoveWindow(deps: HandoffDeps): MoveWindow {
  const { deskId, agents, handoffs, conversations, journal, outbox, clock } = deps;

  /** They may have gone on to another window since. */
  async function isStillAt({ agentId, conversationId }: AgentParty): Promise<boolean> {
    return (await agents.load({ deskId, id: agentId }))?.value.party.conversationId === conversationId;
  }

  /** The window says whether they are on duty, as their record does by then. */
  async function mark({ agentId, conversationId }: AgentParty): Promise<void> {
    await change(conversations, conversationId, async (current) => {
      const agent = (await agents.load({ deskId, id: agentId }))?.value;
      return agent?.party.conversationId === conversationId ? withDuty(current, agent.duty === 'on') : current;
    });
  }

  async function move({ party, slots, leaving }: Agent, isTold: boolean): Promise<void> {
    const { agentId, conversationId } = party;
    if (leaving) await overDamage(deps, () => leaveWindow(agentId, leaving.conversationId, conversationId));
    await mark(party);
    for (const { handoffId: id } of slots) {
      if ((await loadReadable(deps, { deskId, id })) === 'damaged') continue;
      await moveChat({ deskId, id }, party);
    }
    const chat = await firstChat(deps, { id: agentId, slots });
    if (chat) await pointTo(party, { deskId, id: chat.id }, leaving !== undefined && isTold);
    if (leaving) await change(agents, { deskId, id: agentId }, (current) => withoutLeaving(current, leaving));
  }

  /** What is said there from now on waits for what still lies in the window before. */
  async function moveChat(key: HandoffKey, party: AgentParty): Promise<void> {
    const { conversationId: to } = party;
    const moved = await change<HandoffKey, Handoff, 'isThere'>(handoffs, key, async (handoff) => {
      const there = (await isStillAt(party)) ? moveAgent(handoff, party) : handoff;
      if (there === handoff || there === 'notTheirs') return 'isThere';
      return withWriter(there, { ...outbox.sender(), to }, clock.now());
    });
    if (moved.kind === 'saved') outbox.followTo(key.id, to);
  }

  async function pointTo(party: AgentParty, handoff: HandoffKey, isChosen: boolean): Promise<void> {
    const at = clock.now();
    await change(conversations, party.conversationId, async (current) => {
      if (current.handoff || !(await isStillAt(party))) return current;
      const pointed = pointedTo(current, handoff, []);
      return isChosen ? chosen(pointed, handoff.id, at) : pointed;
    });
  }

  /** What waits for their word is asked of them in the new window. It is there before it leaves the old one. */
  async function leaveWindow(agentId: string, before: string, now: string): Promise<void> {
    const window = (await conversations.load(before))?.value;
    // Somebody else has signed in there since.
    if (!window || (window.personId !== undefined && window.personId !== agentId)) return;
    if (window.personId === agentId) {
      const { held: all, ...rest } = window;
      const held = all && (await notSentYet(before, all));
      await change(conversations, now, (current) => takenAlong(current, held ? { ...rest, held } : rest));
    }
    await change(conversations, before, left);
  }

  /** A server may have died after sending some of them and before it could say so; from the new window they would be others. */
  async function notSentYet(window: string, { handoffId, lines }: HeldLines): Promise<HeldLines | undefined> {
    const sent = await Promise.all(
      lines.map(({ activityId }) => findReadable(journal, handoffId, lineId(window, activityId))),
    );
    const notSent = lines.filter((_line, index) => sent[index] === undefined);
    return notSent.length === 0 ? undefined : { handoffId, lines: notSent };
  }

  return {
    mark,
    moveIn: (agent) => move(agent, true),
    async finishMove({ id }) {
      const found = await agents.load({ deskId, id });
      if (found?.value.leaving) await move(found.value, false);
    },
  };
}

/** A window that the agent has left: neither duty nor a chat is in it. */
function left(conversation: Conversation): Conversation {
  const { held: _takenAlong, ...rest } = withoutPreviousChat(conversation);
  return pointedTo(withDuty(rest, false), undefined, []);
}
