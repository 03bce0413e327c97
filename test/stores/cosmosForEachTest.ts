import { createCosmosStores } from '../../stores/cosmos/createCosmosStores.ts';
import type { Stores } from '../../stores/stores.ts';
import type { CosmosAccount } from './cosmosAccount.ts';
import { openCosmosAccount } from './cosmosAccount.ts';
import { cosmosOptions } from './cosmosFixture.ts';

/** Stores, and the account in this process that they are in. */
export interface Cosmos {
  readonly account: CosmosAccount;
  readonly stores: Stores;
}

/** New ones for each test of the block. */
export function cosmosForEachTest(): Cosmos {
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
  return {
    get account() {
      return account;
    },
    get stores() {
      return stores;
    },
  };
}
