import type { Conversation } from '../domain/conversation.ts';
import { isConnected, withAddress } from '../domain/handoff.ts';
import type { AgentParty, Party } from '../domain/party.ts';
import type { Handoff } from '../domain/handoff.ts';
import type { Agent } from '../domain/presence.ts';
import { goOffDuty, goOnDuty } from '../domain/presence.ts';
import { inOrderOfAsking } from '../domain/queue.ts';
import { openingAt } from '../domain/workingHours.ts';
import type { Version } from '../ports.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import { endDutyAt } from './endDutyAt.ts';
import { overDamage } from './loadReadable.ts';
import { createMoveWindow } from './moveWindow.ts';
import type { MoveWindow } from './moveWindow.ts';
import type { Offers } from './offers.ts';
import { createSlotsInUse } from './slotsInUse.ts';

export type OnDutyResult =
  /** `customers`: whether any can ask now, and why not. */
  | { readonly kind: 'onDuty'; readonly waiting: number; readonly customers: 'may' | 'switchedOff' | 'outsideHours' }
  | { readonly kind: 'already'; readonly waiting: number }
  /** Was on duty from another conversation; the chats that run go on from here. */
  | { readonly kind: 'moved'; readonly running: number }
  /** Off duty, and the chats that still run go on from here. */
  | { readonly kind: 'chatsMoved' };

export type OffDutyResult = { readonly kind: 'offDuty'; readonly running: number } | { readonly kind: 'already' };

export interface Duty {
  on(conversation: Conversation, agent: AgentParty): Promise<OnDutyResult>;
  /** No new chats; what was offered and not answered goes on to others with the next assignment. */
  off(agentId: string): Promise<OffDutyResult>;
  /**
   * A new conversation of somebody who may be on duty in an older one of the same channel: duty and chats follow, or
   * what customers write would go where nobody looks. `stays` when there is nothing to move.
   */
  follow(conversation: Conversation, agent: AgentParty): Promise<OnDutyResult | 'stays'>;
  /** The channel has moved this window of theirs to another service address: all their chats go on there. */
  readdress(agentId: string, window: Pick<Party, 'conversationId' | 'address'>): Promise<void>;
  readonly mark: MoveWindow['mark'];
  /** Brings along what a server that died has left in the window they worked in before. Doing it twice is doing it once. */
  readonly finishMove: MoveWindow['finishMove'];
  /** Who is on duty, with load, longest on first. */
  list(): Promise<readonly Agent[]>;
  /** Who waits, in order. */
  queue(): Promise<readonly Handoff[]>;
}

export function createDuty(deps: HandoffDeps, offers: Offers): Duty {
  const { deskId, agents, handoffs, liveChat, clock } = deps;

  const slotsInUse = createSlotsInUse(deps);
  const { moveIn, finishMove, mark } = createMoveWindow(deps);

  const waitingCount = async (): Promise<number> => (await handoffs.waiting(deskId)).length;

  async function save(next: Agent, version: Version | undefined): Promise<boolean> {
    return version === undefined
      ? (await agents.create(next)) !== 'exists'
      : (await agents.replace(next, version)) !== 'stale';
  }

  async function whetherCustomersMay(): Promise<'may' | 'switchedOff' | 'outsideHours'> {
    const { enabled, workingHours } = await liveChat.settings();
    if (!enabled) return 'switchedOff';
    return workingHours && openingAt(workingHours, clock.now()).kind === 'closed' ? 'outsideHours' : 'may';
  }

  async function on(conversation: Conversation, party: AgentParty): Promise<OnDutyResult> {
    const found = await agents.load({ deskId, id: party.agentId });
    const current = found?.value;
    const isHere = current?.party.conversationId === conversation.id;
    const wasOn = current?.duty === 'on';
    if (!isHere && current?.leaving) {
      await finishMove(current);
      return on(conversation, party);
    }
    const next = current
      ? comeTo(current, party)
      : { ...comeTo(current, party), slots: await slotsInUse(party.agentId) };
    if (!(await save(next, found?.version))) return on(conversation, party);
    await moveIn(next);
    if (next.leaving && next.slots.length > 0) return { kind: 'moved', running: next.slots.length };
    if (wasOn && isHere) return { kind: 'already', waiting: await waitingCount() };
    return { kind: 'onDuty', waiting: await waitingCount(), customers: await whetherCustomersMay() };
  }

  /** On duty in this window; where they have one already, what is there is yet to come along. */
  function comeTo(current: Agent | undefined, party: AgentParty): Agent {
    const isHere = current?.party.conversationId === party.conversationId;
    if (current && isHere && current.duty === 'on') return { ...current, party, onSince: clock.now() };
    const on = goOnDuty(current, party, { deskId, now: clock.now() });
    return current && !isHere ? leavingWindow(on, current) : on;
  }

  const leavingWindow = (agent: Agent, { party }: Agent): Agent => ({
    ...agent,
    leaving: { conversationId: party.conversationId, since: clock.now() },
  });

  async function follow(conversation: Conversation, party: AgentParty): Promise<OnDutyResult | 'stays'> {
    const found = await agents.load({ deskId, id: party.agentId });
    const current = found?.value;
    if (!found || !current || !isElsewhere(current, conversation)) return 'stays';
    if (current.leaving) {
      await finishMove(current);
      return follow(conversation, party);
    }
    // Duty is as it was: opening a window is no `#on`.
    const next = leavingWindow({ ...current, party }, current);
    if ((await agents.replace(next, found.version)) === 'stale') return follow(conversation, party);
    await moveIn(next);
    return next.duty === 'on' ? { kind: 'moved', running: next.slots.length } : { kind: 'chatsMoved' };
  }

  /** The agent's record last: until it says so, the next look does the same again. */
  async function readdress(agentId: string, window: Pick<Party, 'conversationId' | 'address'>): Promise<void> {
    const { conversationId, address } = window;
    const agent = (await agents.load({ deskId, id: agentId }))?.value;
    if (agent?.party.conversationId !== conversationId) return;
    for (const { handoffId: id } of agent.slots) {
      await overDamage(deps, () =>
        change(handoffs, { deskId, id }, (handoff) =>
          isConnected(handoff) && handoff.state.agent.conversationId === conversationId
            ? withAddress(handoff, window)
            : 'notThere',
        ),
      );
    }
    await change<{ deskId: string; id: string }, Agent, 'elsewhere'>(agents, { deskId, id: agentId }, (current) =>
      current.party.conversationId === conversationId
        ? { ...current, party: { ...current.party, address } }
        : 'elsewhere',
    );
  }

  return {
    on,
    follow,
    readdress,
    finishMove,
    mark,
    async off(agentId) {
      const off = await change<{ deskId: string; id: string }, Agent, 'already'>(
        agents,
        { deskId, id: agentId },
        async (agent) => {
          // The window first: a server that dies here leaves an agent whom the sweep finds, and puts back on duty.
          await overDamage(deps, () => endDutyAt(deps, agent.party.conversationId, agentId));
          return agent.duty === 'off' ? 'already' : goOffDuty(agent);
        },
      );
      // Again, for that sweep may have come in between.
      if (off.kind === 'saved') await overDamage(deps, () => endDutyAt(deps, off.value.party.conversationId, agentId));
      if (off.kind !== 'saved') return { kind: 'already' };
      await offers.endAllTo(agentId);
      const left = await agents.load({ deskId, id: agentId });
      return { kind: 'offDuty', running: left?.value.slots.length ?? 0 };
    },
    async list() {
      const present = await agents.present(deskId);
      return present
        .map((each) => each.value)
        .filter((agent) => agent.duty === 'on')
        .toSorted((a, b) => (a.onSince ?? 0) - (b.onSince ?? 0));
    },
    async queue() {
      return inOrderOfAsking((await handoffs.waiting(deskId)).map((each) => each.value));
    },
  };
}

/** Present in another conversation of the same channel. */
function isElsewhere({ party, duty, slots }: Agent, conversation: Conversation): boolean {
  const isPresent = duty === 'on' || slots.length > 0;
  return isPresent && party.channel === conversation.channel && party.conversationId !== conversation.id;
}
