import { describeStores } from '../contracts/stores.ts';
import { openCosmosFixture } from './cosmosFixture.ts';
import { liveAccount, openLiveFixture } from './cosmosLiveAccount.ts';

describeStores('Cosmos DB', openCosmosFixture);

const live = liveAccount(process.env);
if (live) {
  describe('against a real account', function () {
    this.timeout(120_000);
    describeStores('Cosmos DB', () => openLiveFixture(live));
  });
}
