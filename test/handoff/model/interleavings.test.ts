import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Act } from './acts.ts';
import { CHATS_RUN, ON_DUTY, rushes, scenes } from './acts.ts';
import type { Evidence } from './evidence.ts';
import type { Invariant } from './invariant.ts';
import * as lineInvariants from './lineInvariants.ts';
import * as ownershipInvariants from './ownershipInvariants.ts';
import { play } from './play.ts';
import { FATES } from './simulation.ts';
import type { SiteOptions } from './simulation.ts';
import { createSite } from './site.ts';

/** The same runs every time. Another seed, and more runs, are worth a try after every change of the service. */
const SEED = 20_261_122;

interface Setting {
  readonly what: string;
  readonly servers: number;
  readonly opening: readonly Act[];
  readonly scenes: fc.Arbitrary<readonly Act[]>;
  readonly runs: number;
  /** What has found faults before. */
  readonly found: readonly Runs[];
}

interface Runs {
  readonly seed: number;
  readonly runs: number;
}

const LENGTH = 40;

const SETTINGS: readonly Setting[] = [
  {
    what: 'one server',
    servers: 1,
    opening: CHATS_RUN,
    scenes: scenes({ length: LENGTH, deaths: false }),
    runs: 800,
    found: [
      { seed: 2, runs: 100 },
      { seed: 9, runs: 500 },
    ],
  },
  {
    what: 'three servers',
    servers: 3,
    opening: CHATS_RUN,
    scenes: scenes({ length: LENGTH, deaths: false }),
    runs: 800,
    found: [
      { seed: 10, runs: 20 },
      { seed: 15, runs: 250 },
    ],
  },
  {
    what: 'three servers, of which some die',
    servers: 3,
    opening: CHATS_RUN,
    scenes: scenes({ length: LENGTH, deaths: true }),
    runs: 1_000,
    found: [{ seed: 8, runs: 750 }],
  },
  { what: 'three servers in a rush', servers: 3, opening: ON_DUTY, scenes: rushes(15), runs: 2_000, found: [] },
];

const fates = fc.array(fc.constantFrom(...FATES, 'delivered', 'delivered', 'delivered'), { maxLength: 12 });

const INVARIANTS: readonly Invariant[] = Object.values({ ...ownershipInvariants, ...lineInvariants });

function checkAll(evidence: Evidence): void {
  for (const invariant of INVARIANTS) invariant(evidence);
}

/** Random scenes in random order, with random failures of the channels. */
async function explore(
  { servers, opening, scenes, seed, runs }: Setting & Runs,
  check: Invariant,
  more: Partial<SiteOptions> = {},
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      scenes,
      fates,
      fc.record({
        dropsDoubles: fc.boolean(),
        capacity: fc.constantFrom(1, 2),
        assignment: fc.constantFrom('auto', 'offer'),
      }),
      async (scheduler, acts, fates, rules) => {
        const site = createSite({ scheduler, servers, fates, ...rules, ...more });
        check(await play(site, acts, opening));
      },
    ),
    { seed, numRuns: runs },
  );
}

describe('whatever happens in whatever order', () => {
  for (const setting of SETTINGS) {
    it(`on ${setting.what} every invariant holds`, async function () {
      this.timeout(60_000);
      const { runs, found } = setting;
      for (const each of [{ seed: SEED, runs }, ...found]) await explore({ ...setting, ...each }, checkAll);
    });
  }

  it('a store that writes over what somebody else has written is noticed', async function () {
    this.timeout(60_000);
    const [, threeServers] = SETTINGS;
    assert.ok(threeServers);
    await assert.rejects(explore({ ...threeServers, seed: SEED }, checkAll, { overwrites: true }), /Property failed/);
  });
});
