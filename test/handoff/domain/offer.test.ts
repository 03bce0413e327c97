import assert from 'node:assert/strict';
import type { Handoff } from '../../../handoff/domain/handoff.ts';
import type { Offer } from '../../../handoff/domain/offered.ts';
import { connect, end, keepLine, returnToQueue, withShown } from '../../../handoff/domain/handoff.ts';
import {
  acceptOffer,
  endOffer,
  isLeftOver,
  makeOffer,
  offerOf,
  pastOfferTo,
  whatBecame,
  withOfferShown,
} from '../../../handoff/domain/offer.ts';
import { NOW } from '../../support/clock.ts';
import { aHandoff, anAgentParty, anOffer } from '../../support/data.ts';

const agent = anAgentParty({ agentId: 'ann', name: 'Ann' });
const to = { agent, handle: '1', checkAt: NOW, sender: { server: 'server', until: NOW } };

function offered(offer: Offer = anOffer({ agent })): Handoff {
  const handoff = makeOffer(aHandoff(), offer);
  assert.notEqual(handoff, 'taken');
  return handoff === 'taken' ? aHandoff() : handoff;
}

function over(outcome: 'declined' | 'unanswered' | 'withdrawn', at = NOW): Handoff {
  const handoff = endOffer(offered(), 'offer-1', outcome, at);
  assert.notEqual(handoff, 'over');
  return handoff === 'over' ? aHandoff() : handoff;
}

describe('an offer', () => {
  it('is made to one agent at a time, of a customer who waits', () => {
    assert.equal(offerOf(offered())?.agent.agentId, 'ann');
    assert.equal(makeOffer(offered(), anOffer({ id: 'second' })), 'taken');
    assert.equal(
      makeOffer(aHandoff({ state: { kind: 'ended', at: NOW, reason: 'customerEnded' } }), anOffer()),
      'taken',
    );
  });

  it('keeps the owner and the generation as they were: the customer waits on', () => {
    const { generation, state } = offered();
    assert.deepEqual([generation, state.kind], [aHandoff().generation, 'waiting']);
  });

  it('keeps others from being connected meanwhile', () => assert.equal(connect(offered(), to, NOW), 'taken'));

  it('stays with what else happens to a waiting customer', () => {
    const shown = withShown(offered(), { activityId: 'place', position: 1 });
    assert.notEqual(shown, 'waitsNoMore');
    if (shown !== 'waitsNoMore')
      assert.equal(offerOf(keepLine(shown, { entryId: 'e1', text: 'hello?' }))?.id, 'offer-1');
  });

  it('is accepted by its id alone, once', () => {
    const accepted = acceptOffer(offered(), 'offer-1', to, NOW);
    assert.notEqual(accepted, 'over');
    if (accepted === 'over') return;
    assert.deepEqual([accepted.state.kind, accepted.generation], ['connected', 2]);
    assert.equal(pastOfferTo(accepted, 'ann')?.outcome, 'accepted');
    assert.equal(acceptOffer(accepted, 'offer-1', to, NOW), 'over');
    assert.equal(acceptOffer(offered(), 'an older one', to, NOW), 'over');
  });

  it('is taken back by its id alone, and what became of it is remembered', () => {
    assert.equal(endOffer(offered(), 'an older one', 'declined', NOW), 'over');
    const declined = over('declined', NOW + 1);
    assert.equal(offerOf(declined), undefined);
    assert.deepEqual(pastOfferTo(declined, 'ann'), { ...anOffer({ agent }), outcome: 'declined', at: NOW + 1 });
    assert.equal(endOffer(declined, 'offer-1', 'unanswered', NOW + 2), 'over');
  });

  it('is remembered once for each agent, the last one', () => {
    const again = makeOffer(over('declined'), anOffer({ agent, id: 'second' }));
    assert.notEqual(again, 'taken');
    const ended = again === 'taken' ? 'over' : endOffer(again, 'second', 'unanswered', NOW);
    assert.deepEqual(ended !== 'over' && ended.pastOffers?.map(({ id }) => id), ['second']);
  });

  it('is over with the customer who leaves', () => {
    const left = end(offered(), 'customerLeftQueue', NOW);
    assert.notEqual(left, 'ended');
    if (left !== 'ended') assert.equal(pastOfferTo(left, 'ann')?.outcome, 'customerLeft');
  });

  it('is remembered when the agent who took it is lost', () => {
    const accepted = acceptOffer(offered(), 'offer-1', to, NOW);
    const returned = accepted === 'over' ? 'notTheirs' : returnToQueue(accepted, { agent, why: 'silent', at: NOW });
    assert.equal(returned !== 'notTheirs' && returned.pastOffers?.length, 1);
  });

  it('knows its message also when that arrives after its end, and not when a newer offer has followed', () => {
    const early = withOfferShown(offered(), 'offer-1', 'activity');
    assert.equal(early !== 'unknown' && offerOf(early)?.activityId, 'activity');
    const late = withOfferShown(over('declined'), 'offer-1', 'activity');
    assert.equal(late !== 'unknown' && pastOfferTo(late, 'ann')?.activityId, 'activity');
    assert.equal(withOfferShown(offered(), 'an older one', 'activity'), 'unknown');
  });
});

describe('what became of an offer', () => {
  const accepted = acceptOffer(offered(), 'offer-1', to, NOW);
  const left = end(over('declined'), 'customerLeftQueue', NOW);
  const customer = aHandoff().customer.name;

  it('is told to who asks about it', () => {
    assert.ok(accepted !== 'over' && left !== 'ended');
    assert.deepEqual(whatBecame(accepted, 'ann'), { kind: 'yours', customer });
    assert.deepEqual(whatBecame(accepted, 'bob'), { kind: 'taken', customer, by: 'Ann' });
    assert.deepEqual(whatBecame(over('declined'), 'ann'), { kind: 'movedOn', customer });
    assert.deepEqual(whatBecame(left, 'ann'), { kind: 'left', customer });
  });

  it('is still to be carried out while the agent’s slot is as old as the offer', () => {
    const slot = { handoffId: 'handoff-1', reservedAt: NOW, handle: '1', generation: 1 };
    for (const outcome of ['declined', 'unanswered', 'withdrawn'] as const)
      assert.equal(isLeftOver(slot, over(outcome, NOW + 1), 'ann'), true);
    assert.equal(isLeftOver({ ...slot, reservedAt: NOW + 2 }, over('declined', NOW + 1), 'ann'), false);
    assert.equal(isLeftOver(slot, offered(), 'ann'), false);
    assert.ok(accepted !== 'over');
    assert.equal(isLeftOver(slot, accepted, 'ann'), false);
    assert.equal(isLeftOver({ ...slot, handoffId: 'another' }, over('declined', NOW + 1), 'ann'), false);
  });
});
