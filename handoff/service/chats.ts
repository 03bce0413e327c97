import { canServe } from '../domain/assignment.ts';
import { chosen, withoutPreviousChat } from '../domain/attention.ts';
import type { Conversation, HandoffKey } from '../domain/conversation.ts';
import { pointedTo } from '../domain/conversation.ts';
import type { AgentParty } from '../domain/party.ts';
import type { ConnectedHandoff, Handoff } from '../domain/handoff.ts';
import { isConnected, transfer } from '../domain/handoff.ts';
import type { Agent } from '../domain/presence.ts';
import { findChat, findColleague } from '../domain/roster.ts';
import type { Found } from '../domain/roster.ts';
import type { Announce } from './announce.ts';
import type { AssignWaiting } from './assignWaiting.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { LeaveChat } from './leaveChat.ts';
import { createLinesHeard } from './linesHeard.ts';
import { loadReadable } from './loadReadable.ts';
import type { Slots } from './slots.ts';
import { connectTo } from './slots.ts';

export type Transferred =
  | { readonly kind: 'transferred'; readonly to: string }
  | { readonly kind: 'full'; readonly to: string }
  /** Ended, or gone to somebody else, in this very moment. */
  | { readonly kind: 'over' }
  | Exclude<Found<Agent>, { kind: 'one' }>;

export type Switched =
  { readonly kind: 'switched'; readonly chat: ConnectedHandoff } | Exclude<Found<ConnectedHandoff>, { kind: 'one' }>;

export type Became =
  { readonly kind: 'taken'; readonly by: string } | { readonly kind: 'waits' } | { readonly kind: 'ended' };

/** What an agent does with their own chats: hand one to a colleague, or go from one to another. */
export interface Chats {
  transfer(chat: ConnectedHandoff, name: string): Promise<Transferred>;
  switchTo(conversation: Conversation, agent: AgentParty, said: string): Promise<Switched>;
  /** They have heard that they are in this chat now: what they write from now on is meant for it. */
  switched(conversation: Conversation, chat: ConnectedHandoff): Promise<void>;
  /** What has become of a chat that somebody else was faster with. */
  whatBecame(chat: ConnectedHandoff): Promise<Became>;
}

export interface ChatsParts {
  readonly announce: Announce;
  readonly assignWaiting: AssignWaiting;
  readonly leaveChat: LeaveChat;
  readonly slots: Slots;
}

export function createChats(deps: HandoffDeps, { announce, assignWaiting, leaveChat, slots }: ChatsParts): Chats {
  const { deskId, handoffs, agents, conversations, clock } = deps;
  const linesHeard = createLinesHeard(deps);

  async function present(): Promise<readonly Agent[]> {
    return (await agents.present(deskId)).map((each) => each.value);
  }

  async function handOver(chat: ConnectedHandoff, to: Agent): Promise<Transferred> {
    const key: HandoffKey = { deskId, id: chat.id };
    const reserved = await slots.reserve(to.id, chat);
    if (!reserved) return { kind: 'full', to: to.party.name };
    const { agent: from } = chat.state;
    const target = await connectTo(deps, reserved);
    const moved = await change<HandoffKey, Handoff, 'notTheirs'>(handoffs, key, (handoff) =>
      slots.mayClaim(reserved, handoff) ? transfer(handoff, from.agentId, target, clock.now()) : 'notTheirs',
    );
    if (moved.kind !== 'saved' || !isConnected(moved.value)) {
      await slots.giveUp(reserved, moved.kind === 'missing' ? undefined : moved.value);
      return { kind: 'over' };
    }
    // Begun before anything else: until its first words are said, all else in this chat waits for them.
    const announced = announce(moved.value, 'transferred');
    const [told] = await Promise.all([announced, leaveChat(moved.value, from)]);
    await assignWaiting();
    return told === 'told' ? { kind: 'transferred', to: to.party.name } : { kind: 'over' };
  }

  async function chatsOf(agentId: string): Promise<readonly ConnectedHandoff[]> {
    const agent = await agents.load({ deskId, id: agentId });
    const keys = (agent?.value.slots ?? []).map(({ handoffId }) => ({ deskId, id: handoffId }));
    const found = await Promise.all(keys.map((key) => loadReadable(deps, key)));
    return found.filter((each) => typeof each === 'object').filter(isConnected);
  }

  return {
    async whatBecame({ id }) {
      const latest = (await handoffs.load({ deskId, id }))?.value;
      if (!latest || latest.state.kind === 'ended') return { kind: 'ended' };
      return isConnected(latest) ? { kind: 'taken', by: latest.state.agent.name } : { kind: 'waits' };
    },
    async transfer(chat, name) {
      const { agent } = chat.state;
      // Who is asked for by name may have the chat whatever they are good at.
      const colleagues = (await present()).filter((each) => canServe(each, { customer: chat.customer }, []));
      const found = findColleague(colleagues, agent.agentId, name);
      return found.kind === 'one' ? handOver(chat, found.value) : found;
    },
    async switchTo(conversation, agent, said) {
      const found = findChat(await chatsOf(agent.agentId), said);
      if (found.kind !== 'one') return found;
      const handoff: HandoffKey = { deskId, id: found.value.id };
      const heard = await linesHeard(conversation.handoff?.id, conversation.id);
      await change(conversations, conversation.id, (current) => {
        const { told: _before, ...rest } = withoutPreviousChat(current);
        return pointedTo(rest, handoff, heard);
      });
      return { kind: 'switched', chat: found.value };
    },
    async switched({ id }, chat) {
      const at = clock.now();
      await change(conversations, id, (current) =>
        current.handoff?.id === chat.id ? chosen(current, chat.id, at) : current,
      );
    },
  };
}
