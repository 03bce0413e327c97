import assert from 'node:assert/strict';
import { mayClaim, usesSlot } from '../../../handoff/domain/claim.ts';
import { makeOffer } from '../../../handoff/domain/offer.ts';
import { aConnectedHandoff, aHandoff, anAgentParty } from '../../support/data.ts';

const AGENT = 'agent';
const party = anAgentParty({ agentId: AGENT });
const waiting = aHandoff({ generation: 3, state: { kind: 'waiting' } });
const reserved = { handoffId: waiting.id, generation: 3, reservedAt: 1_000 };
const chatOf = (agentId: string) => aConnectedHandoff({ generation: 4 }, anAgentParty({ agentId }));
const offeredTo = (agentId: string) =>
  makeOffer(waiting, { id: 'offer', agent: { ...party, agentId }, handle: '1', until: 9_000 });

describe('a slot that was reserved', () => {
  it('may be claimed while nobody has decided on the handoff, well before it is given back', () => {
    const at = (now: number) => mayClaim(reserved, waiting, { now, unclaimedSlotMs: 30_000 });
    assert.deepEqual([at(1_000), at(20_999), at(21_000)], [true, true, false]);
    assert.equal(mayClaim(reserved, { ...waiting, generation: 4 }, { now: 1_000, unclaimedSlotMs: 30_000 }), false);
  });

  it('may not be claimed where a clock that was hours ahead has reserved it, for it is given back', () => {
    const ahead = { ...reserved, reservedAt: 3 * 3_600_000 };
    assert.equal(mayClaim(ahead, waiting, { now: 1_000, unclaimedSlotMs: 30_000 }), false);
  });

  it('is used by a chat of its agent, and by an offer to them', () => {
    const offered = offeredTo(AGENT);
    assert.ok(offered !== 'taken' && usesSlot(offered, AGENT) && !usesSlot(offered, 'another'));
    assert.deepEqual([usesSlot(chatOf(AGENT), AGENT), usesSlot(chatOf('another'), AGENT)], [true, false]);
    assert.equal(usesSlot(waiting, AGENT), false);
  });
});
