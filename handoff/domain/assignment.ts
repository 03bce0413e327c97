import { hasPassed } from './dueTime.ts';
import type { Handoff } from './handoff.ts';
import { lossOf } from './handoff.ts';
import { isBackSince, offerOf, pastOfferTo } from './offer.ts';
import type { PastOffer } from './offered.ts';
import type { Party } from './party.ts';
import type { Agent } from './presence.ts';
import { hasRoomFor } from './presence.ts';
import { compareIds, inOrderOfAsking } from './queue.ts';

export interface Assignment {
  readonly handoff: Handoff;
  readonly agent: Agent;
}

/** `auto`: connected at once. `offer`: the agent is asked first. */
export const ASSIGNMENT_MODES = ['auto', 'offer'] as const;
export type AssignmentMode = (typeof ASSIGNMENT_MODES)[number];

export interface AssignmentRules {
  /** Chats one agent can hold at a time; an offer counts as one. */
  readonly capacity: number;
  readonly mode: AssignmentMode;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Those of the desk, which may have changed since somebody asked for one. */
  readonly skills: readonly string[];
}

/** Who has declined is not asked for the same customer again before this, even if nobody else is there. */
export const ASK_AGAIN_MS = 30_000;

/** Longest idle first; equal times by id, so that ties are stable. */
function byIdleTime(a: Agent, b: Agent): number {
  return a.idleSince - b.idleSince || compareIds(a.id, b.id);
}

/**
 * Who gets whom next: the customer who asked first and is not offered to anybody, by the agent they know if that one is
 * free, else by the on-duty agent with the skill and room who has been idle longest. Nobody is ever their own agent, nor
 * gets back at once whom they have just lost.
 * `undefined` when nobody waits or no agent has room.
 */
export function nextAssignment(
  waiting: readonly Handoff[],
  agents: readonly Agent[],
  rules: AssignmentRules,
): Assignment | undefined {
  const onDuty = agents.filter((agent) => agent.duty === 'on').toSorted(byIdleTime);
  for (const handoff of inOrderOfAsking(waiting)) {
    if (offerOf(handoff)) continue;
    const lostId = lossOf(handoff)?.agent.agentId;
    const able = onDuty.filter((agent) => agent.id !== lostId && canServe(agent, handoff, rules.skills));
    const asked = rules.mode === 'offer' ? toBeAsked(handoff, able, rules.now) : able;
    const free = asked.filter((agent) => hasRoomFor(agent, handoff, rules.capacity));
    const agent = free.find(({ id }) => id === handoff.preferredAgentId) ?? free[0];
    if (agent) return { handoff, agent };
  }
  return undefined;
}

/** Nobody serves themselves, and whoever wants a skill gets somebody who has it, while the desk has it. */
export function canServe(
  { id, party }: Agent,
  { customer, skill }: { readonly customer: Pick<Party, 'personId'>; readonly skill?: string },
  skills: readonly string[],
): boolean {
  const isWanted = skill !== undefined && skills.includes(skill);
  return id !== customer.personId && (!isWanted || (party.skills ?? []).includes(skill));
}

/**
 * Those who were not asked in vain, also while they are busy: the customer waits for them rather than asking again who has
 * said no. Once nobody of that kind is left, those who have declined are asked again, after a pause: pressing *Decline*
 * must not bring the same offer at once. Whom the question did not come to has said nothing: after the pause they are asked
 * again where the others have no room.
 */
function toBeAsked(handoff: Handoff, able: readonly Agent[], now: number): readonly Agent[] {
  const fresh = able.filter((agent) => !wasAskedInVain(handoff, agent, now));
  const again = able.filter((agent) => {
    const at = pastOfferTo(handoff, agent.id)?.at ?? 0;
    return !fresh.includes(agent) && hasPassed(ASK_AGAIN_MS, at, now);
  });
  if (fresh.length === 0) return again;
  return [...fresh, ...again.filter((agent) => neverCame(pastOfferTo(handoff, agent.id)))];
}

/** Who let an offer pass, or never got it, counts again from their next `#on`: that they come back says that they are there. */
function wasAskedInVain(handoff: Handoff, agent: Agent, now: number): boolean {
  const past = pastOfferTo(handoff, agent.id);
  if (past?.outcome === 'declined') return true;
  return past !== undefined && (past.outcome === 'unanswered' || neverCame(past)) && !isBackSince(past, agent, now);
}

/** Whether an offer was taken back before anybody knew it to have arrived. */
function neverCame(past: PastOffer | undefined): boolean {
  return past?.outcome === 'withdrawn' && past.activityId === undefined;
}

/** For the estimate of a wait: how many agents can serve this customer, and how many ahead are served by any of them. */
export function competition(
  handoff: Handoff,
  before: readonly Handoff[],
  { onDuty, skills }: { readonly onDuty: readonly Agent[]; readonly skills: readonly string[] },
): { readonly ahead: number; readonly servers: number } {
  const able = onDuty.filter((agent) => canServe(agent, handoff, skills));
  const ahead = before.filter((other) => able.some((agent) => canServe(agent, other, skills))).length;
  return { ahead, servers: able.length };
}
