import assert from 'node:assert/strict';
import { pino } from 'pino';
import { regularly } from '../../composition/regularly.ts';

const HOUR_MS = 3_600_000;

describe('regular work', () => {
  it('that cannot wait runs once more after the run under way, and not after the stop', async () => {
    const gates: (() => void)[] = [];
    let runs = 0;
    const work = (): Promise<void> => {
      runs += 1;
      const { promise, resolve } = Promise.withResolvers<void>();
      gates.push(resolve);
      return promise;
    };
    const settled = () => new Promise((resolve) => setImmediate(resolve));
    const regular = regularly({ everyMs: HOUR_MS, what: 'a test', work, logger: pino({ level: 'silent' }) });
    regular.soon();
    regular.soon();
    assert.equal(runs, 1);
    gates[0]?.();
    await settled();
    assert.equal(runs, 2);
    gates[1]?.();
    await settled();
    assert.equal(runs, 2);
    regular.soon();
    const stopped = regular.stop();
    gates[2]?.();
    await stopped;
    regular.soon();
    assert.equal(runs, 3);
  });
});
