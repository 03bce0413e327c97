import assert from 'node:assert/strict';
import type { SettingsChange } from '../../settings/ports.ts';
import { DEFAULT_SETTINGS } from '../../settings/settings.ts';
import { NOW } from '../support/clock.ts';
import { TENANT } from '../support/data.ts';
import type { OpenFixture } from './storeFixture.ts';
import { isDamage, useFixture } from './storeFixture.ts';

/** Changes that differ in the capacity they set. */
function aChange(capacity: number): SettingsChange {
  const settings = { ...DEFAULT_SETTINGS, liveChat: { ...DEFAULT_SETTINGS.liveChat, capacity } };
  return { settings, byPersonId: 'account:admin', at: NOW + capacity };
}

/** What every SettingsStore does. */
export function describeSettingsStore(name: string, open: OpenFixture): void {
  describe(`${name}: settings`, () => {
    const fixture = useFixture(open);
    const store = () => fixture().stores.settings;
    const capacity = async (tenantId = TENANT) => (await store().load(tenantId))?.value.liveChat.capacity;

    it('has none until somebody saves', async () => {
      assert.equal(await store().load(TENANT), undefined);
      assert.deepEqual(await store().history(TENANT, 10), []);
    });

    it('gives back what was saved first, with its version', async () => {
      const version = await store().save(TENANT, aChange(2), 'new');
      assert.deepEqual(await store().load(TENANT), { value: aChange(2).settings, version });
    });

    it('answers a save as new as stale when somebody has saved', async () => {
      await store().save(TENANT, aChange(2), 'new');
      assert.equal(await store().save(TENANT, aChange(3), 'new'), 'stale');
      assert.equal(await capacity(), 2);
    });

    it('answers a second save on the same version as stale and changes nothing', async () => {
      const first = await store().save(TENANT, aChange(2), 'new');
      assert(first !== 'stale');
      const second = await store().save(TENANT, aChange(3), first);
      assert(second !== 'stale');
      assert.equal(await store().save(TENANT, aChange(4), first), 'stale');
      assert.deepEqual(await store().load(TENANT), { value: aChange(3).settings, version: second });
      assert.equal((await store().history(TENANT, 10)).length, 2);
    });

    it('answers a save on a version of nothing as stale', async () => {
      const elsewhere = await store().save('another', aChange(2), 'new');
      assert(elsewhere !== 'stale');
      assert.equal(await store().save(TENANT, aChange(3), elsewhere), 'stale');
      assert.equal(await store().load(TENANT), undefined);
    });

    it('lets exactly one of many saves at once succeed', async () => {
      const first = await store().save(TENANT, aChange(1), 'new');
      assert(first !== 'stale');
      const changes = [2, 3, 4, 5, 6, 7, 8, 9].map(aChange);
      const answers = await Promise.all(changes.map((change) => store().save(TENANT, change, first)));
      const winners = changes.filter((_, index) => answers[index] !== 'stale');
      assert.equal(winners.length, 1);
      assert.deepEqual((await store().load(TENANT))?.value, winners[0]?.settings);
    });

    it('tells the changes newest first, up to the limit', async () => {
      let version = await store().save(TENANT, aChange(1), 'new');
      for (const each of [2, 3]) {
        assert(version !== 'stale');
        version = await store().save(TENANT, aChange(each), version);
      }
      assert.deepEqual(await store().history(TENANT, 10), [aChange(3), aChange(2), aChange(1)]);
      assert.deepEqual(await store().history(TENANT, 2), [aChange(3), aChange(2)]);
    });

    it('keeps tenants apart', async () => {
      await store().save(TENANT, aChange(2), 'new');
      await store().save('another', aChange(3), 'new');
      assert.equal(await capacity(), 2);
      assert.equal(await capacity('another'), 3);
      assert.deepEqual(await store().history('another', 10), [aChange(3)]);
    });

    it('keeps settings, versions and history over a restart', async () => {
      const version = await store().save(TENANT, aChange(2), 'new');
      assert(version !== 'stale');
      await fixture().restart();
      assert.deepEqual(await store().load(TENANT), { value: aChange(2).settings, version });
      assert.notEqual(await store().save(TENANT, aChange(3), version), 'stale');
      assert.equal((await store().history(TENANT, 10)).length, 2);
    });

    it('throws for damaged settings, names them and does not quote them', async () => {
      await store().save(TENANT, aChange(2), 'new');
      await fixture().damage('settings', `${TENANT}/1`);
      const damage = isDamage('settings', `${TENANT}/1`, 'account:admin');
      await assert.rejects(store().load(TENANT), damage);
      await assert.rejects(store().history(TENANT, 10), damage);
    });
  });
}
