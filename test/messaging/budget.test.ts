import assert from 'node:assert/strict';
import fc from 'fast-check';
import { earliestSend, halved, longestWindowMs, TEAMS_THREAD } from '../../messaging/budget.ts';
import type { Limit } from '../../messaging/budget.ts';

const limit = fc.record({ sends: fc.integer({ min: 1, max: 9 }), withinMs: fc.integer({ min: 1, max: 5_000 }) });
const limits = fc.array(limit, { minLength: 1, maxLength: 4 });
/** How long after the one before each send is asked for. */
const gaps = fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 60 });

interface Asked {
  readonly from: number;
  readonly at: number;
}

function sendAll(these: readonly Limit[], between: readonly number[]): readonly Asked[] {
  const sends: Asked[] = [];
  let from = 0;
  for (const gap of between) {
    from += gap;
    const past = sends.map(({ at }) => at);
    sends.push({ from, at: earliestSend(past, these, from) });
  }
  return sends;
}

/** Whether a stretch of time that ends with the last of these holds more than is allowed. */
function isOver(times: readonly number[], { sends, withinMs }: Limit): boolean {
  const last = times.at(-1) ?? 0;
  return times.filter((at) => at > last - withinMs).length > sends;
}

describe('a budget of sends', () => {
  it('is never exceeded, over any window', () => {
    fc.assert(
      fc.property(limits, gaps, (these, between) => {
        const times = sendAll(these, between).map(({ at }) => at);
        const heads = times.map((_at, index) => times.slice(0, index + 1));
        return heads.every((head) => these.every((each) => !isOver(head, each)));
      }),
    );
  });

  it('lets a send go as early as it allows', () => {
    fc.assert(
      fc.property(limits, gaps, (these, between) => {
        const sends = sendAll(these, between);
        return sends.every(({ from, at }, index) => {
          const before = sends.slice(0, index).map((send) => send.at);
          const isEarliest = at === from || at === before.at(-1);
          return isEarliest || these.some((each) => isOver([...before, at - 1], each));
        });
      }),
    );
  });

  it('keeps the order of asking', () => {
    fc.assert(
      fc.property(limits, gaps, (these, between) => {
        const times = sendAll(these, between).map(({ at }) => at);
        return times.every((at, index) => at >= (times[index - 1] ?? 0));
      }),
    );
  });

  it('does not depend on the order in which the past is told', () => {
    assert.equal(
      earliestSend([500, 0, 900], [{ sends: 2, withinMs: 1_000 }], 950),
      earliestSend([0, 500, 900], [{ sends: 2, withinMs: 1_000 }], 950),
    );
  });

  it('is that of Teams for a thread: 7 in a second, 8 in two, 60 in thirty, 1800 in an hour', () => {
    const times = sendAll(
      TEAMS_THREAD,
      Array.from({ length: 1_801 }, () => 0),
    ).map(({ at }) => at);
    assert.deepEqual(times.slice(0, 9), [0, 0, 0, 0, 0, 0, 0, 1_000, 2_000]);
    assert.equal(times[60], 30_000);
    assert.equal(times[1_800], 3_600_000);
    assert.equal(longestWindowMs(TEAMS_THREAD), 3_600_000);
  });

  it('leaves half of it to what may be dropped', () => {
    assert.deepEqual(
      halved(TEAMS_THREAD).map(({ sends }) => sends),
      [4, 4, 30, 900],
    );
  });
});
