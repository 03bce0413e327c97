import type { AgentParty } from './party.ts';

/** A chat that an agent is asked to take. The customer waits on meanwhile, and sees their place as before. */
export interface Offer {
  /** New for each offer, so that the answer to an older one is known as such. */
  readonly id: string;
  readonly agent: AgentParty;
  /** What the agent will call the chat by. */
  readonly handle: string;
  /** Epoch milliseconds. From then on it may be taken back; until it is, it can still be accepted. */
  readonly until: number;
  /** The channel's id of the message with the offer, by which it is updated; absent until it arrived. */
  readonly activityId?: string;
}

export const OFFER_OUTCOMES = ['accepted', 'declined', 'unanswered', 'withdrawn', 'customerLeft'] as const;
export type OfferOutcome = (typeof OFFER_OUTCOMES)[number];

export interface PastOffer extends Offer {
  readonly outcome: OfferOutcome;
  /** Epoch milliseconds. */
  readonly at: number;
}
