import assert from 'node:assert/strict';
import { Agent } from 'node:https';
import { createHttpsServer } from '@vercel/cosmosdb-server';
import { isKojiError } from '../../../errors.ts';
import type { CosmosAuth } from '../../../stores/cosmos/connect.ts';
import { createCosmosStores } from '../../../stores/cosmos/createCosmosStores.ts';
import { aHandoff } from '../../support/data.ts';
import type { CosmosAccount } from '../cosmosAccount.ts';
import { serve } from '../cosmosAccount.ts';
import { cosmosOptions } from '../cosmosFixture.ts';

const MINUTE = 60_000;

describe('an identity instead of a key', () => {
  let account: CosmosAccount;
  let agent: Agent;

  beforeEach(async () => {
    account = await serve(createHttpsServer({ keepAlive: true }), 'https');
    // The emulator's certificate is its own.
    agent = new Agent({ rejectUnauthorized: false });
  });
  afterEach(async () => {
    agent.destroy();
    await account.close();
  });

  const open = (auth: CosmosAuth) =>
    createCosmosStores(cosmosOptions(account.endpoint, { auth, agent, endpointDiscovery: false }));

  it('opens the stores, with its token on every request', async () => {
    const expiresOnTimestamp = Date.now() + 60 * MINUTE;
    const stores = await open({ credential: { getToken: async () => ({ token: 'token-1', expiresOnTimestamp }) } });
    await stores.handoffs.create(aHandoff());
    assert.deepEqual((await stores.handoffs.load(aHandoff()))?.value, aHandoff());
    const authorizations = new Set(account.requests.map(({ headers }) => headers.authorization));
    assert.deepEqual([...authorizations], ['type=aad&ver=1.0&sig=token-1']);
    await stores.close();
  });

  it('that gives no token is unavailable', async () => {
    const refusal = Object.assign(new Error('no identity here'), { name: 'CredentialUnavailableError' });
    const credential = { getToken: () => Promise.reject(refusal) };
    await assert.rejects(open({ credential }), (error) => isKojiError(error, 'unavailable') && error.cause === refusal);
    assert.deepEqual(account.requests, []);
  });
});
