import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CLOCK_SKEW_MS, hasPassed, isDue, isFoundLate, isTooFarAhead } from '../../../handoff/domain/dueTime.ts';

const HOUR = 3_600_000;
const NOW = 100 * HOUR;
const SPAN = 30_000;

describe('a time that something waits for', () => {
  it('is waited for until it comes', () =>
    assert.deepEqual(
      [NOW + 1, NOW, NOW - 1].map((at) => isDue(at, NOW, SPAN)),
      [false, true, true],
    ));

  it('is due now where it is further ahead than anybody can have meant, for the clock that wrote it was wrong', () => {
    assert.equal(isDue(NOW + 3 * HOUR, NOW, SPAN), true);
    assert.equal(isTooFarAhead(NOW + 3 * HOUR, NOW), true);
  });

  it('is waited for where the clock of another server was ahead by no more than clocks may be', () => {
    assert.equal(isDue(NOW + SPAN + CLOCK_SKEW_MS, NOW, SPAN), false);
    assert.equal(isDue(NOW + SPAN + CLOCK_SKEW_MS + 1, NOW, SPAN), true);
  });

  it('is never waited for longer than was meant and clocks may differ, whenever a wrong clock has put it', () => {
    const anyTime = fc.integer({ min: NOW - HOUR, max: NOW + 100 * HOUR });
    fc.assert(
      fc.property(anyTime, fc.nat(HOUR), (at, span) => {
        const longest = span + CLOCK_SKEW_MS;
        assert.ok(isDue(at, NOW, span) || isDue(at, NOW + longest, span));
      }),
    );
  });

  it('counts from a moment in the past, or from one that cannot have been', () =>
    assert.deepEqual(
      [NOW - SPAN, NOW - SPAN + 1, NOW + CLOCK_SKEW_MS, NOW + HOUR].map((since) => hasPassed(SPAN, since, NOW)),
      [true, false, false, true],
    ));

  it('is found late where a minute of sweeps did not look', () =>
    assert.deepEqual(
      [NOW - 60_000, NOW - 60_001, NOW + HOUR].map((at) => isFoundLate(at, NOW)),
      [false, true, false],
    ));
});
