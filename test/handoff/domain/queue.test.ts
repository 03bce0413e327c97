import assert from 'node:assert/strict';
import fc from 'fast-check';
import { estimateWaitMs, inOrderOfAsking, positionOf } from '../../../handoff/domain/queue.ts';
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

  it('gives the first place to one customer and the last place to one', () => {
    fc.assert(
      fc.property(waiting, (handoffs) => {
        const places = handoffs.map((each) => positionOf(handoffs, each.id)).toSorted((a = 0, b = 0) => a - b);
        assert.deepEqual(
          places,
          handoffs.map((_, index) => index + 1),
        );
      }),
    );
  });

  it('has no place for one that does not wait', () =>
    assert.equal(positionOf([aHandoff({ id: 'a' })], 'b'), undefined));
});

describe('the estimate of the wait', () => {
  it('is honest: none without chats to judge by', () => assert.equal(estimateWaitMs(1, 3, []), undefined));
  it('is none when no agent has a slot', () => assert.equal(estimateWaitMs(1, 0, [60_000]), undefined));
  it('shares the chats ahead among all slots', () => assert.equal(estimateWaitMs(4, 2, [60_000, 120_000]), 180_000));
});
