import assert from 'node:assert/strict';
import { isKojiError } from '../../../errors.ts';
import { createCosmosStores } from '../../../stores/cosmos/createCosmosStores.ts';
import { openCosmosAccount } from '../cosmosAccount.ts';
import { cosmosOptions } from '../cosmosFixture.ts';
import { cosmosForEachTest } from '../cosmosForEachTest.ts';

describe('bot state by botbuilder-azure', () => {
  const cosmos = cosmosForEachTest();

  it('stays in its own cosmos.account, also where another one has a database of the same name', async () => {
    const other = await openCosmosAccount();
    const otherStores = await createCosmosStores(cosmosOptions(other.endpoint));
    await cosmos.stores.botState.write({ key: { step: 'here' } });
    await otherStores.botState.write({ key: { step: 'there' } });
    const [here, there] = await Promise.all([cosmos.stores.botState.read(['key']), otherStores.botState.read(['key'])]);
    assert.deepEqual([here['key'].step, there['key'].step], ['here', 'there']);
    await otherStores.close();
    await other.close();
  });

  it('works again after a failure', async () => {
    cosmos.account.faults.push({ kind: 'status', status: 401 });
    await assert.rejects(cosmos.stores.botState.read(['key']), (error) => isKojiError(error, 'unavailable'));
    assert.deepEqual(await cosmos.stores.botState.read(['key']), {});
  });

  it('creates no container when a request fails', async () => {
    cosmos.account.requests.length = 0;
    cosmos.account.faults.push({ kind: 'status', status: 401 });
    await assert.rejects(cosmos.stores.botState.write({ key: { step: 1 } }));
    assert.ok(cosmos.account.requests.every(({ path }) => path.includes('/docs')));
  });

  it('is found again under a key of more than 255 characters', async () => {
    const key = `msteams/conversations/${'x'.repeat(300)}/`;
    await cosmos.stores.botState.write({ [key]: { step: 1 } });
    assert.deepEqual(Object.keys(await cosmos.stores.botState.read([key])), [key]);
  });

  it('is one point read or one write for each item', async () => {
    await cosmos.stores.botState.write({ key: { step: 1 } });
    cosmos.account.requests.length = 0;
    await cosmos.stores.botState.read(['key']);
    await cosmos.stores.botState.write({ key: { step: 2 } });
    assert.deepEqual(
      cosmos.account.requests.map(({ method }) => method),
      ['GET', 'POST'],
    );
  });

  it('is not called damaged when what answers is not Cosmos DB', async () => {
    await cosmos.stores.botState.write({ key: { step: 1 } });
    cosmos.account.faults.push({ kind: 'status', status: 502, text: '' });
    await assert.rejects(cosmos.stores.botState.read(['key']), (error) => isKojiError(error, 'unavailable'));
  });
});
