import assert from 'node:assert/strict';
import { STORE_KINDS } from '../../bench/chaos/openStore.ts';
import type { StoreKind } from '../../bench/chaos/openStore.ts';
import { runTrial } from '../../bench/chaos/trial.ts';

/** A few with faults, kills and a store that is away out of many: `npm run chaos` runs as many as one has time for. */
const SEED = 1;
const SCHEDULES: Readonly<Record<StoreKind, readonly number[]>> = { sqlite: [9], cosmos: [35] };

describe('three servers on one store, channels that fail, servers that are killed and a store that is away', () => {
  for (const store of STORE_KINDS) {
    it(`lose, mix up, double and deny no line (${store})`, async () => {
      const told: string[] = [];
      const totals = await runTrial({
        seed: SEED,
        store,
        schedules: SCHEDULES[store],
        tell: (text) => told.push(text),
      });
      assert.ok(totals.isClean, told.join('\n'));
      assert.ok(totals.messages > 0 && totals.faults > 0 && totals.kills > 0, 'a trial without trouble shows nothing');
    });
  }
});
