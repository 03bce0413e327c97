import assert from 'node:assert/strict';
import { isKojiError } from '../../../errors.ts';
import type { SettingsChange } from '../../../settings/ports.ts';
import { DEFAULT_SETTINGS } from '../../../settings/settings.ts';
import { createCosmosStores } from '../../../stores/cosmos/createCosmosStores.ts';
import { NOW } from '../../support/clock.ts';
import { TENANT } from '../../support/data.ts';
import { openCosmosAccount } from '../cosmosAccount.ts';
import { cosmosOptions } from '../cosmosFixture.ts';

function aChange(at: number): SettingsChange {
  return { settings: DEFAULT_SETTINGS, byPersonId: 'account:admin', at };
}

describe('settings in Cosmos DB', () => {
  it('have a whole history when a save broke off after its first step', async () => {
    const account = await openCosmosAccount();
    const stores = await createCosmosStores(cosmosOptions(account.endpoint));
    const version = await stores.settings.save(TENANT, aChange(NOW), 'new');
    assert(version !== 'stale');
    const broken = { kind: 'status', status: 401 } as const;
    const passed = { kind: 'pass' } as const;
    account.faults.push(passed, passed, broken);
    await assert.rejects(stores.settings.save(TENANT, aChange(NOW + 1), version), (error) =>
      isKojiError(error, 'unavailable'),
    );
    assert.deepEqual(await stores.settings.history(TENANT, 10), [aChange(NOW)]);
    assert.notEqual(await stores.settings.save(TENANT, aChange(NOW + 2), version), 'stale');
    assert.deepEqual(await stores.settings.history(TENANT, 10), [aChange(NOW + 2), aChange(NOW)]);
    await stores.close();
    await account.close();
  });
});
