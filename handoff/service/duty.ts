import type { Conversation } from '../domain/conversation.ts';
import { moveAgent } from '../domain/handoff.ts';
import type { AgentParty, Handoff } from '../domain/handoff.ts';
import type { Agent } from '../domain/presence.ts';
import { goOffDuty, goOnDuty } from '../domain/presence.ts';
import { inOrderOfAsking } from '../domain/queue.ts';
import type { Version } from '../ports.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';

export type OnDutyResult =
  | { readonly kind: 'onDuty'; readonly waiting: number; readonly liveChatEnabled: boolean }
  | { readonly kind: 'already'; readonly waiting: number }
  /** Was on duty from another conversation; the chats that run go on from here. */
  | { readonly kind: 'moved'; readonly running: number };

export type OffDutyResult = { readonly kind: 'offDuty'; readonly running: number } | { readonly kind: 'already' };

export interface Duty {
  on(conversation: Conversation, agent: AgentParty): Promise<OnDutyResult>;
  off(agentId: string): Promise<OffDutyResult>;
  /**
   * A new conversation of somebody who may be on duty in an older one of the same channel: duty and chats follow, or
   * what customers write would go where nobody looks. `stays` when there is nothing to move.
   */
  follow(conversation: Conversation, agent: AgentParty): Promise<OnDutyResult | 'stays'>;
  /** Who is on duty, with load, longest on first. */
  list(): Promise<readonly Agent[]>;
  /** Who waits, in order. */
  queue(): Promise<readonly Handoff[]>;
}

export function createDuty(deps: HandoffDeps): Duty {
  const { deskId, agents, handoffs, conversations, liveChat, clock } = deps;

  const waitingCount = async (): Promise<number> => (await handoffs.waiting(deskId)).length;

  async function mark(conversationId: string, onDuty: boolean): Promise<void> {
    await change(conversations, conversationId, (current) => {
      if ((current.onDuty ?? false) === onDuty) return current;
      const { onDuty: _before, ...rest } = current;
      return onDuty ? { ...rest, onDuty } : rest;
    });
  }

  async function save(next: Agent, version: Version | undefined): Promise<boolean> {
    return version === undefined
      ? (await agents.create(next)) !== 'exists'
      : (await agents.replace(next, version)) !== 'stale';
  }

  async function on(conversation: Conversation, party: AgentParty): Promise<OnDutyResult> {
    const found = await agents.load({ deskId, id: party.agentId });
    const current = found?.value;
    const here = current?.party.conversationId === conversation.id;
    if (current?.duty === 'on' && here) return { kind: 'already', waiting: await waitingCount() };
    const next = goOnDuty(current, party, { deskId, now: clock.now() });
    if (!(await save(next, found?.version))) return on(conversation, party);
    if (current && !here) await mark(current.party.conversationId, false);
    await mark(conversation.id, true);
    if (current && !here && current.slots.length > 0) return takeAlong(current, party);
    return { kind: 'onDuty', waiting: await waitingCount(), liveChatEnabled: (await liveChat.settings()).enabled };
  }

  /** The running chats go on from the agent's new conversation; the old one is in none of them any more. */
  async function takeAlong(before: Agent, party: AgentParty): Promise<OnDutyResult> {
    for (const { handoffId } of before.slots) {
      await change(handoffs, { deskId, id: handoffId }, (handoff) => moveAgent(handoff, party));
    }
    const [first] = before.slots;
    const handoff = first && { deskId, id: first.handoffId };
    await change(conversations, party.conversationId, (current) => (handoff ? { ...current, handoff } : current));
    await change(conversations, before.party.conversationId, ({ handoff: _moved, ...rest }) => rest);
    return { kind: 'moved', running: before.slots.length };
  }

  return {
    on,
    async follow(conversation, agent) {
      const { party, duty, slots } = (await agents.load({ deskId, id: agent.agentId }))?.value ?? {};
      const isPresent = duty === 'on' || (slots?.length ?? 0) > 0;
      const isElsewhere = party?.channel === conversation.channel && party.conversationId !== conversation.id;
      return isPresent && isElsewhere ? on(conversation, agent) : 'stays';
    },
    async off(agentId) {
      const off = await change<{ deskId: string; id: string }, Agent, 'already'>(
        agents,
        { deskId, id: agentId },
        (agent) => (agent.duty === 'off' ? 'already' : goOffDuty(agent)),
      );
      if (off.kind !== 'missing') await mark(off.value.party.conversationId, false);
      return off.kind === 'saved' ? { kind: 'offDuty', running: off.value.slots.length } : { kind: 'already' };
    },
    async list() {
      const present = await agents.present(deskId);
      return present.map((each) => each.value).filter((agent) => agent.duty === 'on');
    },
    async queue() {
      return inOrderOfAsking((await handoffs.waiting(deskId)).map((each) => each.value));
    },
  };
}
