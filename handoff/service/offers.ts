import type { Assignment } from '../domain/assignment.ts';
import { usesSlot } from '../domain/claim.ts';
import type { HandoffKey } from '../domain/conversation.ts';
import type { Handoff } from '../domain/handoff.ts';
import type { Offer, PastOffer } from '../domain/offered.ts';
import type { JournalEntry } from '../domain/journal.ts';
import {
  endOffer,
  isBackSince,
  isOfferedTo,
  makeOffer,
  offerOf,
  pastOfferTo,
  withOfferShown,
} from '../domain/offer.ts';
import type { Unwanted } from '../domain/presence.ts';
import { giveBack, goOffDuty } from '../domain/presence.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import { endDutyAt } from './endDutyAt.ts';
import type { Entries } from './entries.ts';
import { offerEntryId } from './entries.ts';
import { loadReadable, overDamage } from './loadReadable.ts';
import { findReadable } from './findReadable.ts';
import type { Slots } from './slots.ts';

/** The room that was held for a handoff as it is. */
const slotFor = ({ id: handoffId, generation }: Handoff): Unwanted => ({ handoffId, generation });

export type EndedOutcome = Parameters<typeof endOffer>[2];

/**
 * Chats that agents are asked to take. An offer stands on the customer's handoff, so that each change of it is one
 * conditional write; the agent's slot is held before and given back last, and so says what is still to be carried out.
 */
export interface Offers {
  /** Puts the offer on the handoff; `undefined` when somebody was faster. */
  make(picked: Assignment): Promise<Handoff | undefined>;
  /** Asks the agent, unless that was done before. */
  show(handoff: Handoff): Promise<void>;
  /** Whether the agent has been asked: `refused` when their channel does not take the question, `open` where nobody knows. */
  fate(handoff: Handoff, offer: Offer): Promise<'arrived' | 'refused' | 'open'>;
  /** Takes an offer back. `over` when it was gone already. */
  end(key: HandoffKey, offerId: string, outcome: EndedOutcome): Promise<'ended' | 'over'>;
  /** Carries out what follows the end of the last offer to this agent. Doing it twice is doing it once. */
  finish(handoff: Handoff, agentId: string): Promise<void>;
  /** Takes back what is offered to an agent who is there no more. */
  endAllTo(agentId: string): Promise<void>;
  readonly arrived: (entry: JournalEntry, activityId: string) => Promise<void>;
}

export function createOffers(deps: HandoffDeps, entries: Entries, slots: Slots): Offers {
  const { deskId, handoffs, agents, journal, outbox, liveChat, clock, ids, logger } = deps;

  async function show(handoff: Handoff): Promise<void> {
    const offer = offerOf(handoff);
    if (offer) await outbox.post(entries.offer(handoff, await journal.entries(handoff.id), offer), handoff);
  }

  async function fate(handoff: Handoff, { id, activityId }: Offer): Promise<'arrived' | 'refused' | 'open'> {
    if (activityId !== undefined) return 'arrived';
    const entry = await findReadable(journal, handoff.id, offerEntryId(handoff, id));
    // What became of it stands in it: as if it had arrived, so that its time comes.
    if (entry === 'damaged') return 'arrived';
    if (entry?.delivery === 'rejected') return 'refused';
    // Not every channel says what it calls a message by.
    return entry?.delivery === 'delivered' ? 'arrived' : 'open';
  }

  async function make({ handoff, agent }: Assignment): Promise<Handoff | undefined> {
    const reserved = await slots.reserve(agent.id, handoff);
    if (!reserved) return undefined;
    const before = pastOfferTo(handoff, agent.id)?.id;
    const until = clock.now() + (await liveChat.settings()).offerMs;
    const offer: Offer = { id: ids.next(), agent: reserved.agent.party, handle: reserved.handle, until };
    const made = await change<HandoffKey, Handoff, 'taken'>(handoffs, handoff, (current) =>
      // Asked and answered in between, by way of another server: that was this attempt's answer, too.
      pastOfferTo(current, agent.id)?.id === before && slots.mayClaim(reserved, current)
        ? makeOffer(current, offer)
        : 'taken',
    );
    if (made.kind === 'saved') return made.value;
    await slots.giveUp(reserved, made.kind === 'missing' ? undefined : made.value);
    return undefined;
  }

  async function end(key: HandoffKey, offerId: string, outcome: EndedOutcome): Promise<'ended' | 'over'> {
    let agentId = '';
    const ended = await change<HandoffKey, Handoff, 'over'>(handoffs, key, (handoff) => {
      agentId = offerOf(handoff)?.agent.agentId ?? '';
      return endOffer(handoff, offerId, outcome, clock.now());
    });
    if (ended.kind !== 'saved') return 'over';
    await finish(ended.value, agentId);
    return 'ended';
  }

  async function finish(handoff: Handoff, agentId: string): Promise<void> {
    const past = pastOfferTo(handoff, agentId);
    if (!past || isOfferedTo(handoff, agentId)) return;
    await tell(handoff, past);
    if (past.outcome === 'unanswered') await sendHome(handoff, past);
    else if (!usesSlot(handoff, agentId)) await slots.giveBack(agentId, slotFor(handoff));
  }

  /** A question that never arrived needs no answer, unless the customer has left without the agent's doing. */
  async function tell(handoff: Handoff, past: PastOffer): Promise<void> {
    const isSeen = past.activityId !== undefined || past.outcome === 'customerLeft';
    if (isSeen) await outbox.post(entries.offerOver(handoff, past), handoff);
  }

  /** Who does not answer is not there. Their slot goes last: until then the next sweep does the same again. */
  async function sendHome(handoff: Handoff, past: PastOffer): Promise<void> {
    const { id, agent } = past;
    const found = await agents.load({ deskId, id: agent.agentId });
    const isBack = found === undefined || isBackSince(past, found.value, clock.now());
    if (!isBack && found.value.duty === 'on') {
      const notice = entries.notice(handoff, agent, {
        key: 'offerUnanswered',
        params: { customer: handoff.customer.name },
      });
      await outbox.post({ ...notice, id: `${notice.id}:${id}` }, handoff);
      const { conversationId } = found.value.party;
      await overDamage(deps, () => endDutyAt(deps, conversationId, agent.agentId));
    }
    const left = await change(agents, { deskId, id: agent.agentId }, (current) => {
      const freed = giveBack(current, slotFor(handoff));
      return isBackSince(past, current, clock.now()) ? freed : goOffDuty(freed);
    });
    // Again: a sweep in between has put the window back on duty, as the record still said.
    if (left.kind === 'saved' && left.value.duty === 'off')
      await overDamage(deps, () => endDutyAt(deps, left.value.party.conversationId, agent.agentId));
    await endAllTo(agent.agentId);
  }

  async function endAllTo(agentId: string): Promise<void> {
    const agent = await agents.load({ deskId, id: agentId });
    for (const { handoffId } of agent?.value.slots ?? []) {
      const key = { deskId, id: handoffId };
      const handoff = await loadReadable(deps, key);
      const offer = typeof handoff === 'object' ? offerOf(handoff) : undefined;
      if (offer?.agent.agentId === agentId) await end(key, offer.id, 'withdrawn');
    }
  }

  const notTold = (handoff: string) => (error: unknown) =>
    logger.error({ err: error, handoff }, 'an agent was not told that an offer is over');

  return {
    make,
    show,
    fate,
    end,
    finish,
    endAllTo,
    async arrived({ content, handoffId }, activityId) {
      if (content.kind !== 'offer') return;
      const { offerId } = content.offer;
      const shown = await change<HandoffKey, Handoff, 'unknown'>(handoffs, { deskId, id: handoffId }, (handoff) =>
        withOfferShown(handoff, offerId, activityId),
      );
      if (shown.kind !== 'saved') return;
      const past = shown.value.pastOffers?.find(({ id }) => id === offerId);
      // Not waited for: it comes after the message that is being settled right now.
      if (past) outbox.post(entries.offerOver(shown.value, past), shown.value).catch(notTold(handoffId));
    },
  };
}
