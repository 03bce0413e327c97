import type { Handoff } from '../domain/handoff.ts';
import { offerOf } from '../domain/offer.ts';
import type { HandoffDeps } from './deps.ts';
import { overDamage } from './loadReadable.ts';
import type { Offers } from './offers.ts';

/**
 * Looks at every offer that is out: one that nobody answered in time, or whose agent is there no more, is taken back; one
 * that a server had no time to send is sent.
 */
export type WatchOffers = () => Promise<void>;

export function createWatchOffers(deps: HandoffDeps, offers: Offers): WatchOffers {
  const { deskId, handoffs, agents, clock } = deps;

  async function look(handoff: Handoff): Promise<void> {
    const offer = offerOf(handoff);
    if (!offer) return;
    const key = { deskId, id: handoff.id };
    const agent = await agents.load({ deskId, id: offer.agent.agentId });
    if (agent?.value.duty !== 'on') await offers.end(key, offer.id, 'withdrawn');
    else if (clock.now() >= offer.until) await offers.end(key, offer.id, 'unanswered');
    else if (offer.activityId === undefined) await offers.show(handoff);
  }

  return async function watchOffers() {
    for (const { value } of await handoffs.waiting(deskId)) await overDamage(deps, () => look(value));
  };
}
