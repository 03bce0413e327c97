import { DefaultAzureCredential } from '@azure/identity';
import { z } from 'zod';
import { CONTAINERS } from '../../stores/cosmos/containers.ts';
import type { CosmosOptions } from '../../stores/cosmos/createCosmosStores.ts';
import type { StoreFixture } from '../contracts/storeFixture.ts';
import { FakeClock } from '../support/clock.ts';
import { cosmosOptions, fixtureOver, meddle } from './cosmosFixture.ts';

// The database is not a setting: the suite empties it before every test, and must never be led to a real one.
const LIVE_DATABASE = 'koji-contract-test';

const settings = z.object({
  COSMOS_ENDPOINT: z.url().optional(),
  COSMOS_KEY: z.string().optional(),
  COSMOS_THROUGHPUT: z.union([z.literal('none'), z.coerce.number().int()]).default(1_000),
  COSMOS_CONSISTENCY: z.literal('session').optional(),
});

/** The real account that the environment names; docs/cosmos.md says how to run the suite there. */
export function liveAccount(env: NodeJS.ProcessEnv): CosmosOptions | undefined {
  const { COSMOS_ENDPOINT, COSMOS_KEY, COSMOS_THROUGHPUT, COSMOS_CONSISTENCY } = settings.parse(env);
  if (COSMOS_ENDPOINT === undefined) return undefined;
  return cosmosOptions(COSMOS_ENDPOINT, {
    auth: COSMOS_KEY === undefined ? { credential: new DefaultAzureCredential() } : { key: COSMOS_KEY },
    database: LIVE_DATABASE,
    createMissing: COSMOS_KEY !== undefined,
    maxThroughput: COSMOS_THROUGHPUT,
    allowSessionConsistency: COSMOS_CONSISTENCY === 'session',
  });
}

/** Stores in the real account, emptied first; creating a database for every test would take minutes each. */
export async function openLiveFixture(account: CosmosOptions): Promise<StoreFixture> {
  const clock = new FakeClock();
  const fixture = await fixtureOver({ ...account, clock }, clock, async () => undefined);
  await Promise.all(Object.values(CONTAINERS).map(({ name, partitionKey }) => empty(account, name, partitionKey)));
  return fixture;
}

async function empty(account: CosmosOptions, name: string, partitionKey: string): Promise<void> {
  await meddle(account, name, async (container) => {
    const { resources } = await container.items.query<Record<string, string>>('SELECT * FROM c').fetchAll();
    for (const item of resources) await container.item(item['id'] ?? '', item[partitionKey.slice(1)]).delete();
  });
}
