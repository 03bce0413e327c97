import assert from 'node:assert/strict';
import fc from 'fast-check';
import { estimateWaitMs, inOrderOfAsking, toPlace } from '../../../handoff/domain/queue.ts';
import { aHandoff } from '../../support/data.ts';

const waiting = fc
  .uniqueArray(fc.tuple(fc.uuid(), fc.integer({ min: 0, max: 5 })), { selector: ([id]) => id, maxLength: 12 })
  .map((rows) => rows.map(([id, askedAt]) => aHandoff({ id, askedAt })));

describe('the queue', () => {
  it('is first come, first served, and the same from every server', () => {
    fc.assert(
      fc.property(waiting, fc.infiniteStream(fc.nat()), (handoffs, noise) => {
        const shuffled = handoffs.toSorted(() => (Number(noise.next().value) % 3) - 1);
        const order = inOrderOfAsking(shuffled);
        assert.deepEqual(order, inOrderOfAsking(handoffs));
        order.slice(1).forEach((each, index) => assert.ok((order[index]?.askedAt ?? 0) <= each.askedAt));
      }),
    );
  });

  it('has everybody who waits in it once', () => {
    fc.assert(
      fc.property(waiting, (handoffs) => {
        const ids = inOrderOfAsking(handoffs).map(({ id }) => id);
        assert.deepEqual(ids.toSorted(), handoffs.map(({ id }) => id).toSorted());
      }),
    );
  });

  it('has those who lost their agent before everybody else', () => {
    const [early, lost] = [aHandoff({ id: 'early', askedAt: 1 }), aHandoff({ id: 'lost', askedAt: 2, front: true })];
    assert.deepEqual(inOrderOfAsking([early, lost]), [lost, early]);
  });
});

describe('the estimate of the wait', () => {
  it('is honest: none without chats to judge by', () => assert.equal(estimateWaitMs(1, 3, []), undefined));
  it('is none when no agent has a slot', () => assert.equal(estimateWaitMs(1, 0, [60_000]), undefined));
  it('shares the chats ahead among all slots', () => assert.equal(estimateWaitMs(4, 2, [60_000, 120_000]), 180_000));

  it('is told in whole minutes, one at least, and not at all where nothing can be said', () => {
    assert.deepEqual(toPlace(2, 61_000), { position: 2, estimateMinutes: 2 });
    assert.deepEqual(toPlace(2, 1), { position: 2, estimateMinutes: 1 });
    assert.deepEqual(toPlace(2, undefined), { position: 2 });
  });
});
