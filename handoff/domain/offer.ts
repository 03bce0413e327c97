import { isTooFarAhead } from './dueTime.ts';
import type { ConnectTo, ConnectedHandoff, Handoff } from './handoff.ts';
import type { Offer, OfferOutcome, PastOffer } from './offered.ts';
import { isConnected, isEnded, isToBeGiven, assignedTo, withPastOffer } from './handoff.ts';
import type { Agent, Slot } from './presence.ts';
import { hasComeBackSince } from './presence.ts';

/** The offer that is out, if one is. */
export function offerOf({ state }: Handoff): Offer | undefined {
  return state.kind === 'waiting' ? state.offer : undefined;
}

export function isOfferedTo(handoff: Handoff, agentId: string): boolean {
  return offerOf(handoff)?.agent.agentId === agentId;
}

/** Asks an agent to take the chat. `taken` when it is not to be given to anybody, or somebody is being asked already. */
export function makeOffer(handoff: Handoff, offer: Offer): Handoff | 'taken' {
  if (handoff.state.kind !== 'waiting' || !isToBeGiven(handoff)) return 'taken';
  return { ...handoff, state: { ...handoff.state, offer } };
}

/** Offered → connected, by the answer to this very offer. `over` when it has been taken back. */
export function acceptOffer(handoff: Handoff, offerId: string, to: ConnectTo, now: number): ConnectedHandoff | 'over' {
  if (offerOf(handoff)?.id !== offerId) return 'over';
  return assignedTo(withPastOffer(handoff, 'accepted', now), to, now);
}

/** Takes this very offer back: the customer waits for whoever is asked next. `over` when it was gone already. */
export function endOffer(
  handoff: Handoff,
  offerId: string,
  outcome: Exclude<OfferOutcome, 'accepted' | 'customerLeft'>,
  now: number,
): Handoff | 'over' {
  if (handoff.state.kind !== 'waiting' || handoff.state.offer?.id !== offerId) return 'over';
  const { offer: _over, ...state } = handoff.state;
  return { ...withPastOffer(handoff, outcome, now), state };
}

/** The message with the offer has arrived, perhaps after the offer was over. `unknown` when a newer one has followed. */
export function withOfferShown(handoff: Handoff, offerId: string, activityId: string): Handoff | 'unknown' {
  const { state, pastOffers = [] } = handoff;
  if (state.kind === 'waiting' && state.offer?.id === offerId) {
    return { ...handoff, state: { ...state, offer: { ...state.offer, activityId } } };
  }
  if (!pastOffers.some(({ id }) => id === offerId)) return 'unknown';
  return { ...handoff, pastOffers: pastOffers.map((past) => (past.id === offerId ? { ...past, activityId } : past)) };
}

export function pastOfferTo({ pastOffers = [] }: Handoff, agentId: string): PastOffer | undefined {
  return pastOffers.find(({ agent }) => agent.agentId === agentId);
}

/** Whether an agent has come back on duty, or has ended a chat, since their last offer was over; by clocks that are right. */
export function isBackSince({ at }: PastOffer, agent: Agent, now: number): boolean {
  const { idleSince } = agent;
  const isIdleSince = idleSince > at && !isTooFarAhead(idleSince, now);
  return isTooFarAhead(at, now) || isIdleSince || hasComeBackSince(at, agent, now);
}

/** Whether this slot was held for an offer that is over: what follows from that has not been carried out to its end. */
export function isLeftOver({ reservedAt, handoffId }: Slot, handoff: Handoff, agentId: string): boolean {
  const past = handoff.id === handoffId ? pastOfferTo(handoff, agentId) : undefined;
  const isOver = past !== undefined && past.outcome !== 'accepted' && past.at >= reservedAt;
  return isOver && !isOfferedTo(handoff, agentId);
}

/** What is to be told to an agent who answers an offer that is not theirs any more. */
export type OfferOver =
  | { readonly kind: 'yours'; readonly customer: string }
  | { readonly kind: 'taken'; readonly customer: string; readonly by: string }
  | { readonly kind: 'left'; readonly customer: string }
  | { readonly kind: 'movedOn'; readonly customer: string };

export function whatBecame(handoff: Handoff, agentId: string): OfferOver {
  const customer = handoff.customer.name;
  if (isConnected(handoff)) {
    const { agent } = handoff.state;
    return agent.agentId === agentId ? { kind: 'yours', customer } : { kind: 'taken', customer, by: agent.name };
  }
  return { kind: isEnded(handoff) ? 'left' : 'movedOn', customer };
}
