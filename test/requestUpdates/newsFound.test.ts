import assert from 'node:assert/strict';
import { KojiError } from '../../errors.ts';
import type { ErrorKind } from '../../errors.ts';
import { commented, given, KEY, noticed, PERSON } from './newsScenes.ts';
import type { UpdatesWorld } from './updatesWorld.ts';
import { createUpdatesWorld, MINUTE } from './updatesWorld.ts';

describe('news of a request', () => {
  let world: UpdatesWorld;

  beforeEach(async () => {
    world = await createUpdatesWorld();
    given(world);
  });
  afterEach(() => world.stores.close());

  describe('of a request that cannot be looked at', () => {
    const TRIES = 10;
    const looked: string[] = [];
    const givenUp = () => world.logged.some((line) => line.includes('work on a request was given up'));
    const failing = (kind: ErrorKind) => (key: string) => {
      looked.push(key);
      return Promise.reject(new KojiError(kind, 'no answer'));
    };
    beforeEach(() => void looked.splice(0));

    const afterManyRuns = async () => {
      await noticed(world);
      for (let run = 0; run < 3 * TRIES; run += 1) {
        world.clock.advance(60 * MINUTE);
        await world.settle();
      }
    };

    it('are given up after some tries, until it changes once more', async () => {
      const findInvolved = world.desk.findInvolved.bind(world.desk);
      world.desk.findInvolved = failing('contract');
      await afterManyRuns();
      assert.deepEqual([looked.length, givenUp()], [TRIES, true]);
      world.desk.findInvolved = findInvolved;
      commented(world, { createdAtMs: world.clock.now() });
      await world.boxes.claim(PERSON, world.customer.id);
      await noticed(world);
      assert.deepEqual(world.heard(), ['CERT-1:comment:1']);
    });

    it('are not given up because Jira is away', async () => {
      world.desk.findInvolved = failing('unavailable');
      await afterManyRuns();
      assert.ok(looked.length > TRIES);
      assert.equal(givenUp(), false);
    });
  });

  describe('found by asking', () => {
    const changed = (key = KEY, reporterAccountId = 'customer') => [
      { key, updatedAtMs: world.clock.now(), reporterAccountId },
    ];

    it('are looked at once for each change, although searches overlap', async () => {
      commented(world, {});
      world.desk.changed = changed();
      await world.settle();
      assert.deepEqual(world.heard(), ['CERT-1:comment:1']);
      const looked = await world.stores.requestTasks.load('look:CERT-1');
      world.clock.advance(MINUTE);
      await world.settle();
      assert.equal((await world.stores.requestTasks.load('look:CERT-1'))?.version, looked?.version);
    });

    it('are found behind more changes of one moment than one run looks at', async () => {
      const others = Array.from({ length: 450 }, (_, index) => changed(`CERT-${String(1000 + index)}`, 'never-seen'));
      world.desk.changed = [...others.flat(), ...changed()];
      commented(world, {});
      await world.settle();
      await world.settle();
      assert.deepEqual(world.heard(), ['CERT-1:comment:1']);
    });

    it('are told also where the search goes round in circles', async () => {
      world.desk.listChangedRequests = () => Promise.resolve({ requests: changed(), nextPage: 'again' });
      commented(world, {});
      await world.settle();
      await world.settle();
      assert.deepEqual(world.heard(), ['CERT-1:comment:1']);
    });

    it('cost nothing for people who never spoke to the bot', async () => {
      world.desk.changed = changed('CERT-9', 'never-seen');
      await world.settle();
      assert.equal(await world.stores.requestTasks.load('look:CERT-9'), undefined);
    });

    it('are found later where Jira is away', async () => {
      commented(world, {});
      world.desk.changed = changed();
      world.desk.outage = new KojiError('unavailable', 'away');
      await world.settle();
      assert.deepEqual(world.heard(), []);
      world.desk.outage = undefined;
      world.clock.advance(MINUTE);
      await world.settle();
      assert.deepEqual(world.heard(), ['CERT-1:comment:1']);
    });
  });
});
