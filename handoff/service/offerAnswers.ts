import { withoutPreviousChat } from '../domain/attention.ts';
import type { OfferRef } from '../domain/content.ts';
import type { Conversation, HandoffKey } from '../domain/conversation.ts';
import type { Handoff } from '../domain/handoff.ts';
import type { Offer } from '../domain/offered.ts';
import { isConnected } from '../domain/handoff.ts';
import { acceptOffer, isOfferedTo, offerOf, pastOfferTo, whatBecame } from '../domain/offer.ts';
import type { OfferOver } from '../domain/offer.ts';
import { findOffered } from '../domain/roster.ts';
import type { Found } from '../domain/roster.ts';
import type { Announce } from './announce.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import { loadReadable } from './loadReadable.ts';
import type { Offers } from './offers.ts';
import type { Slots } from './slots.ts';
import { connectTo } from './slots.ts';

/** Which offer an agent answers: the one whose button they pressed, or what they typed behind the command. */
export type WhichOffer = OfferRef | { readonly said: string };

export type NoOffer = Exclude<Found<Handoff>, { kind: 'one' }> | OfferOver;
export type Accepted = { readonly kind: 'accepted'; readonly customer: string } | NoOffer;
export type Declined = { readonly kind: 'declined'; readonly customer: string } | NoOffer;

/** What agents answer to the chats they are offered. Who answers is proved before; the words only say which offer. */
export interface OfferAnswers {
  /** The chat is theirs, and both sides are told; or who has it now. */
  accept(agentId: string, which: WhichOffer): Promise<Accepted>;
  /** The next agent is asked with the next assignment. */
  decline(agentId: string, which: WhichOffer): Promise<Declined>;
}

export interface OfferAnswersParts {
  readonly announce: Announce;
  readonly offers: Offers;
  readonly slots: Slots;
}

type Picked =
  | { readonly kind: 'one'; readonly handoff: Handoff; readonly offer: Offer }
  | Exclude<Found<Handoff>, { kind: 'one' }>
  | OfferOver;

/** How long somebody's answer is waited for, look by look, in milliseconds: less than anybody minds to wait. */
const LOOK_AGAIN_MS: readonly number[] = [100, 200, 400];

export function createOfferAnswers(deps: HandoffDeps, { announce, offers, slots }: OfferAnswersParts): OfferAnswers {
  const { deskId, handoffs, agents, conversations, clock, timers } = deps;

  async function pick(agentId: string, which: WhichOffer): Promise<Picked> {
    const found = 'said' in which ? await byWord(agentId, which.said) : await byRef(agentId, which);
    if (found.kind !== 'one') return found;
    // Whoever is asked again answers that, whichever of the questions they press a button of.
    const offer = isOfferedTo(found.value, agentId) ? offerOf(found.value) : undefined;
    return offer ? { kind: 'one', handoff: found.value, offer } : becomes(found.value, agentId);
  }

  /** Somebody else is being asked, and may accept in this very moment: then it is them whom the loser wants to hear of. */
  async function becomes(handoff: Handoff, agentId: string): Promise<OfferOver> {
    let latest = handoff;
    for (const pauseMs of LOOK_AGAIN_MS) {
      const became = whatBecame(latest, agentId);
      if (became.kind !== 'movedOn' || !offerOf(latest)) return became;
      await new Promise<void>((resolve) => timers.after(pauseMs, resolve));
      latest = (await handoffs.load(handoff))?.value ?? latest;
    }
    return whatBecame(latest, agentId);
  }

  async function byWord(agentId: string, said: string): Promise<Found<Handoff>> {
    const agent = await agents.load({ deskId, id: agentId });
    const held = (agent?.value.slots ?? []).map(({ handoffId }) => loadReadable(deps, { deskId, id: handoffId }));
    const offered = (await Promise.all(held)).filter((each) => typeof each === 'object');
    return findOffered(
      offered.filter((handoff) => isOfferedTo(handoff, agentId)),
      said,
    );
  }

  /** A button may be pressed by anybody who can make one up; what was never offered to them is not told to them. */
  async function byRef(agentId: string, { handoffId }: OfferRef): Promise<Found<Handoff>> {
    const found = (await handoffs.load({ deskId, id: handoffId }))?.value;
    const wasAsked = found && (isOfferedTo(found, agentId) || pastOfferTo(found, agentId) !== undefined);
    return wasAsked ? { kind: 'one', value: found } : { kind: 'none' };
  }

  /** Room first, as always: the offer holds it, and an agent who lost it in between must not get beyond the capacity. */
  async function claim(agentId: string, handoff: Handoff, offerId: string): Promise<Accepted> {
    const { id, customer } = handoff;
    const key: HandoffKey = { deskId, id };
    const reserved = await slots.reserve(agentId, handoff);
    if (!reserved) {
      await offers.end(key, offerId, 'withdrawn');
      return { kind: 'movedOn', customer: customer.name };
    }
    const to = await connectTo(deps, reserved);
    const claimed = await change<HandoffKey, Handoff, 'over'>(handoffs, key, (current) =>
      acceptOffer(current, offerId, to, clock.now()),
    );
    if (claimed.kind === 'missing') return { kind: 'none' };
    if (claimed.kind === 'saved' && isConnected(claimed.value)) {
      // Its first words before anything else: until they are said, all else in this chat waits for them.
      const announced = announce(claimed.value, 'connectedCustomer');
      const certain = change(conversations, reserved.agent.party.conversationId, withoutDoubt);
      const [told] = await Promise.all([announced, certain]);
      await offers.finish(claimed.value, agentId);
      return { kind: told === 'told' ? 'accepted' : 'movedOn', customer: customer.name };
    }
    await slots.giveUp(reserved, claimed.value);
    return becomes(claimed.value, agentId);
  }

  return {
    async accept(agentId, which) {
      const picked = await pick(agentId, which);
      return picked.kind === 'one' ? claim(agentId, picked.handoff, picked.offer.id) : picked;
    },
    async decline(agentId, which) {
      const picked = await pick(agentId, which);
      if (picked.kind !== 'one') return picked;
      const key: HandoffKey = { deskId, id: picked.handoff.id };
      const customer = picked.handoff.customer.name;
      if ((await offers.end(key, picked.offer.id, 'declined')) === 'ended') return { kind: 'declined', customer };
      const latest = await handoffs.load(key);
      return latest ? becomes(latest.value, agentId) : { kind: 'none' };
    },
  };
}

/** Who has no other chat and takes this one knows whom they write to next. */
function withoutDoubt(conversation: Conversation): Conversation {
  return conversation.handoff || !conversation.previousChat ? conversation : withoutPreviousChat(conversation);
}
