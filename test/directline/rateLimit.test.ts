import assert from 'node:assert/strict';
import { createRateLimit } from '../../directline/rateLimit.ts';
import { FakeClock } from '../support/clock.ts';

describe('createRateLimit', () => {
  it('lets so many calls of a key through in a minute, and says how long to wait', () => {
    const clock = new FakeClock();
    const limit = createRateLimit({ limit: 2, clock });
    clock.advance(500);
    assert.deepEqual([limit.take('a'), limit.take('a')], [0, 0]);
    clock.advance(10_000);
    assert.equal(limit.take('a'), 50_000);
    clock.advance(50_000);
    assert.equal(limit.take('a'), 0);
  });

  it('counts amounts, and in a window of another length', () => {
    const clock = new FakeClock();
    const limit = createRateLimit({ limit: 10, windowMs: 1_000, clock });
    assert.deepEqual([limit.take('a', 6), limit.take('a', 4), limit.take('a', 1)], [0, 0, 1_000]);
    clock.advance(1_000);
    assert.equal(limit.take('a', 10), 0);
  });

  it('lets nobody wait for a clock that was set back to come around again', () => {
    const clock = new FakeClock();
    const limit = createRateLimit({ limit: 1, clock });
    limit.take('a');
    clock.advance(-86_400_000);
    assert.equal(limit.take('a'), 0);
  });

  it('counts each key by itself', () => {
    const limit = createRateLimit({ limit: 1, clock: new FakeClock() });
    assert.deepEqual([limit.take('a'), limit.take('b')], [0, 0]);
    assert.ok(limit.take('a') > 0);
  });

  it('forgets the key seen first when there are more than 10,000', () => {
    const limit = createRateLimit({ limit: 1, clock: new FakeClock() });
    limit.take('first');
    for (let key = 0; key < 9_999; key += 1) limit.take(String(key));
    assert.ok(limit.take('first') > 0);
    limit.take('one more');
    assert.equal(limit.take('first'), 0);
  });
});
