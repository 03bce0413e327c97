import { isKojiError } from '../../errors.ts';
import { nextAssignment } from '../domain/assignment.ts';
import type { Assignment, AssignmentMode } from '../domain/assignment.ts';
import { usesSlot, wentToOthersAt } from '../domain/claim.ts';
import { hasPassed } from '../domain/dueTime.ts';
import type { HandoffKey } from '../domain/conversation.ts';
import type { Handoff } from '../domain/handoff.ts';
import { connect, isConnected, isEnded, lossOf } from '../domain/handoff.ts';
import { isLeftOver } from '../domain/offer.ts';
import type { Agent, Slot } from '../domain/presence.ts';
import type { Versioned } from '../ports.ts';
import type { Announce } from './announce.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { FinishReturn } from './finishReturn.ts';
import type { LeaveChat } from './leaveChat.ts';
import { isForGood, loadReadable } from './loadReadable.ts';
import type { Offers } from './offers.ts';
import { onePass } from './onePass.ts';
import type { Slots } from './slots.ts';
import { connectTo } from './slots.ts';
import type { WrapUp } from './wrapUp.ts';

/**
 * Gives waiting customers to free agents, or offers them, until nobody waits or nobody is free, and tells both sides.
 * Safe to call at any time, anywhere.
 */
export type AssignWaiting = () => Promise<void>;

export interface AssignWaitingParts {
  readonly announce: Announce;
  readonly finishReturn: FinishReturn;
  readonly leaveChat: LeaveChat;
  readonly offers: Offers;
  readonly slots: Slots;
  readonly wrapUp: WrapUp;
}

/** Who was picked so often in one pass, and in vain, is left to the next; those behind are seen to. */
const TRIES = 5;

export function createAssignWaiting(deps: HandoffDeps, parts: AssignWaitingParts): AssignWaiting {
  const { deskId, handoffs, agents, liveChat, clock, timings, logger } = deps;
  const { announce, finishReturn, leaveChat, offers, slots, wrapUp } = parts;

  /** Reserve room, claim the handoff, or give the room back: the claim alone says who owns the customer. */
  async function tryConnect({ handoff, agent }: Assignment): Promise<Tell | undefined> {
    const reserved = await slots.reserve(agent.id, handoff);
    if (!reserved) return undefined;
    const to = await connectTo(deps, reserved);
    const claim = await change<HandoffKey, Handoff, 'taken'>(handoffs, handoff, (current) =>
      slots.mayClaim(reserved, current) ? connect(current, to, clock.now()) : 'taken',
    );
    if (claim.kind === 'saved' && isConnected(claim.value)) {
      const chat = claim.value;
      return () => announce(chat, 'connectedCustomer');
    }
    await slots.giveUp(reserved, claim.kind === 'missing' ? undefined : claim.value);
    return undefined;
  }

  async function tryOffer(picked: Assignment): Promise<Tell | undefined> {
    const offered = await offers.make(picked);
    return offered && (() => offers.show(offered).then(() => 'told'));
  }

  /** `inVain`: somebody was faster, or something had to be done first. `never`: not while the record is as it is. */
  async function attempt(picked: Assignment, mode: AssignmentMode): Promise<Tell | 'inVain' | 'never'> {
    const { handoff, agent } = picked;
    try {
      if (!lossOf(handoff)) return (await (mode === 'offer' ? tryOffer(picked) : tryConnect(picked))) ?? 'inVain';
      await finishReturn(handoff);
      return 'inVain';
    } catch (error) {
      if (!isForGood(error)) throw error;
      logger.error({ err: error, handoff: handoff.id }, 'a customer cannot be connected and was passed over');
      await slots.giveBack(agent.id, { handoffId: handoff.id, generation: handoff.generation });
      return 'never';
    }
  }

  /** Who was not told of a chat that is theirs is told by a sweep; nobody else’s work fails for it. */
  function notTold(error: unknown): 'told' {
    if (!isKojiError(error)) throw error;
    logger.error({ err: error }, 'a chat was not announced; the next sweep does it');
    return 'told';
  }

  /** A slot whose chat is not this agent's (a server died between two writes) is given back. */
  async function healSlots(present: readonly Versioned<Agent>[]): Promise<boolean> {
    let healed = false;
    for (const { value: agent } of present) {
      for (const slot of agent.slots) {
        if (hasPassed(timings.unclaimedSlotMs, slot.reservedAt, clock.now()))
          healed = (await heal(agent, slot)) || healed;
      }
    }
    return healed;
  }

  async function heal(agent: Agent, slot: Slot): Promise<boolean> {
    const handoff = await loadReadable(deps, { deskId, id: slot.handoffId });
    if (handoff === 'damaged') return false;
    if (handoff && usesSlot(handoff, agent.id)) return false;
    if (handoff && isLeftOver(slot, handoff, agent.id)) {
      await offers.finish(handoff, agent.id);
      return true;
    }
    const goneSince = handoff && wentToOthersAt(handoff, slot, agent.id);
    // The slot is all that tells of an end or a transfer that was not carried out: it goes last.
    if (handoff && isEnded(handoff) && handoff.state.agentId === agent.id) await wrapUp(handoff, agent.party);
    else if (handoff && goneSince !== undefined) return leaveLate(handoff, agent, goneSince);
    await slots.giveBack(agent.id, { ...slot, generation: slot.generation ?? 0 });
    return true;
  }

  async function leaveLate(handoff: Handoff, { party }: Agent, goneSince: number): Promise<boolean> {
    if (!hasPassed(timings.claimMs, goneSince, clock.now())) return false;
    await leaveChat(handoff, party);
    return true;
  }

  /** Telling is not waited for here: a channel that is slow must not keep others waiting for an agent. */
  async function assign(): Promise<readonly Promise<'told' | 'gone'>[]> {
    const told: Promise<'told' | 'gone'>[] = [];
    const inVain = new Map<string, number>();
    let hasHealed = false;
    for (;;) {
      const waiting = (await handoffs.waiting(deskId)).map((each) => each.value);
      const left = waiting.filter(({ id }) => (inVain.get(id) ?? 0) < TRIES);
      if (left.length === 0) return told;
      const [present, { capacity, assignment: mode, skills }] = await Promise.all([
        agents.present(deskId),
        liveChat.settings(),
      ]);
      const picked = nextAssignment(
        left,
        present.map((each) => each.value),
        { capacity, mode, now: clock.now(), skills },
      );
      if (!picked) {
        if (hasHealed || !(await healSlots(present))) return told;
        hasHealed = true;
        continue;
      }
      const tell = await attempt(picked, mode);
      const { id } = picked.handoff;
      if (typeof tell === 'function') told.push(begun(tell().catch(notTold)));
      else inVain.set(id, tell === 'never' ? TRIES : (inVain.get(id) ?? 0) + 1);
    }
  }

  // One pass at a time on each server: passes side by side would only make each other's writes stale.
  const assignOnce = onePass(assign);
  return async function assignWaiting() {
    const told = await Promise.all(await assignOnce());
    // Whose agent was gone by then waits for the next.
    if (told.includes('gone')) await assignWaiting();
  };
}

/** Awaited in the end by `assignWaiting`; until then a failure is nobody’s unhandled one. */
function begun<T>(telling: Promise<T>): Promise<T> {
  telling.catch(() => undefined);
  return telling;
}

type Tell = () => Promise<'told' | 'gone'>;
