import assert from 'node:assert/strict';
import { isKojiError } from '../../../errors.ts';
import { createCosmosStores } from '../../../stores/cosmos/createCosmosStores.ts';
import type { Stores } from '../../../stores/stores.ts';
import type { CosmosAccount } from '../cosmosAccount.ts';
import { openCosmosAccount } from '../cosmosAccount.ts';
import { cosmosOptions } from '../cosmosFixture.ts';

describe('bot state by botbuilder-azure', () => {
  let account: CosmosAccount;
  let stores: Stores;

  beforeEach(async () => {
    account = await openCosmosAccount();
    stores = await createCosmosStores(cosmosOptions(account.endpoint));
  });
  afterEach(async () => {
    await stores.close();
    await account.close();
  });

  it('stays in its own account, also where another one has a database of the same name', async () => {
    const other = await openCosmosAccount();
    const otherStores = await createCosmosStores(cosmosOptions(other.endpoint));
    await stores.botState.write({ key: { step: 'here' } });
    await otherStores.botState.write({ key: { step: 'there' } });
    const [here, there] = await Promise.all([stores.botState.read(['key']), otherStores.botState.read(['key'])]);
    assert.deepEqual([here['key'].step, there['key'].step], ['here', 'there']);
    await otherStores.close();
    await other.close();
  });

  it('works again after a failure', async () => {
    account.faults.push({ kind: 'status', status: 401 });
    await assert.rejects(stores.botState.read(['key']), (error) => isKojiError(error, 'unavailable'));
    assert.deepEqual(await stores.botState.read(['key']), {});
  });

  it('creates no container when a request fails', async () => {
    account.requests.length = 0;
    account.faults.push({ kind: 'status', status: 401 });
    await assert.rejects(stores.botState.write({ key: { step: 1 } }));
    assert.ok(account.requests.every(({ path }) => path.includes('/docs')));
  });

  it('is found again under a key of more than 255 characters', async () => {
    const key = `msteams/conversations/${'x'.repeat(300)}/`;
    await stores.botState.write({ [key]: { step: 1 } });
    assert.deepEqual(Object.keys(await stores.botState.read([key])), [key]);
  });

  it('is one point read or one write for each item', async () => {
    await stores.botState.write({ key: { step: 1 } });
    account.requests.length = 0;
    await stores.botState.read(['key']);
    await stores.botState.write({ key: { step: 2 } });
    assert.deepEqual(
      account.requests.map(({ method }) => method),
      ['GET', 'POST'],
    );
  });

  it('is not called damaged when what answers is not Cosmos DB', async () => {
    await stores.botState.write({ key: { step: 1 } });
    account.faults.push({ kind: 'status', status: 502, text: '' });
    await assert.rejects(stores.botState.read(['key']), (error) => isKojiError(error, 'unavailable'));
  });
});
