import { isDue, isFoundLate } from '../domain/dueTime.ts';
import type { Handoff } from '../domain/handoff.ts';
import { offerOf } from '../domain/offer.ts';
import type { Offer } from '../domain/offered.ts';
import type { AgentParty } from '../domain/party.ts';
import type { HandoffDeps } from './deps.ts';
import { overDamage } from './loadReadable.ts';
import type { Offers } from './offers.ts';

/**
 * Looks at every offer that is out: one that nobody answered in time, or whose agent is there no more, is taken back; one
 * that a server had no time to send is sent.
 */
export type WatchOffers = () => Promise<void>;

export function createWatchOffers(deps: HandoffDeps, offers: Offers): WatchOffers {
  const { deskId, handoffs, agents, liveChat, clock } = deps;

  /** Who cannot be read cannot accept either. */
  async function isOnDuty({ agentId }: AgentParty): Promise<boolean> {
    let isOn = false;
    await overDamage(deps, async () => {
      isOn = (await agents.load({ deskId, id: agentId }))?.value.duty === 'on';
    });
    return isOn;
  }

  /** By its time alone nobody is sent off duty: while no server was there, or by a clock that was wrong, it could not be answered. */
  function isUnanswered({ until }: Offer): boolean {
    return until <= clock.now() && !isFoundLate(until, clock.now());
  }

  async function look(handoff: Handoff): Promise<void> {
    const offer = offerOf(handoff);
    if (!offer) return;
    const key = { deskId, id: handoff.id };
    const { offerMs } = await liveChat.settings();
    const isOver = isDue(offer.until, clock.now(), offerMs);
    const fate = await offers.fate(handoff, offer);
    // Who was not asked cannot have failed to answer.
    const isInVain = fate === 'refused' || (isOver && (fate !== 'arrived' || !isUnanswered(offer)));
    if (isInVain || !(await isOnDuty(offer.agent))) await offers.end(key, offer.id, 'withdrawn');
    else if (isOver) await offers.end(key, offer.id, 'unanswered');
    else if (offer.activityId === undefined) await offers.show(handoff);
  }

  return async function watchOffers() {
    for (const { value } of await handoffs.waiting(deskId)) await overDamage(deps, () => look(value));
  };
}
