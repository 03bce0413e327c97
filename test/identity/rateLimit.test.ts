import assert from 'node:assert/strict';
import { createRateLimit } from '../../identity/rateLimit.ts';
import { FakeClock } from '../support/clock.ts';

describe('a rate limit', () => {
  it('lets so many calls of a key through in one window, and says how long the next has to wait', () => {
    const clock = new FakeClock();
    const limit = createRateLimit({ limit: 2, windowMs: 1000, clock });
    assert.deepEqual([limit.take('a'), limit.take('a'), limit.take('b')], [0, 0, 0]);
    clock.advance(400);
    assert.equal(limit.take('a'), 600);
    assert.equal(limit.wait('a'), 600);
    clock.advance(600);
    assert.equal(limit.take('a'), 0);
  });

  it('lets nobody wait for a clock that was set back to come around again', () => {
    const clock = new FakeClock();
    const limit = createRateLimit({ limit: 1, windowMs: 1000, clock });
    limit.take('a');
    clock.advance(-86_400_000);
    assert.equal(limit.take('a'), 0);
  });

  it('counts nothing when it is only asked', () => {
    const limit = createRateLimit({ limit: 1, windowMs: 1000, clock: new FakeClock() });
    limit.wait('a');
    assert.equal(limit.take('a'), 0);
  });

  it('does not grow with the number of keys', () => {
    const limit = createRateLimit({ limit: 1, windowMs: 1000, clock: new FakeClock() });
    for (let key = 0; key <= 10_000; key += 1) limit.take(String(key));
    assert.equal(limit.wait('0'), 0, 'the first was forgotten');
    assert.equal(limit.wait('1'), 1000);
  });
});
