import assert from 'node:assert/strict';
import type { Container } from '@azure/cosmos';
import { randomIds } from '../../clock.ts';
import { connect } from '../../stores/cosmos/connect.ts';
import type { CosmosOptions } from '../../stores/cosmos/createCosmosStores.ts';
import { createCosmosStores } from '../../stores/cosmos/createCosmosStores.ts';
import type { StoreFixture } from '../contracts/storeFixture.ts';
import { FakeClock } from '../support/clock.ts';
import { loggerInto, silentLogger } from '../support/logger.ts';
import { EMULATOR_KEY, openCosmosAccount } from './cosmosAccount.ts';

/** What of a record stays when it is damaged: where it stands… */
const KEPT = ['id', 'realId', 'v', 'deskId', 'handoffId', 'tenantId', 'number'];
/** …and what queries look for. */
const QUERIED: Readonly<Record<string, readonly string[]>> = {
  conversations: ['personId'],
  handoffs: ['state'],
  agents: ['duty'],
  journal: ['delivery'],
  articleVotes: ['lastAt'],
};

/** Options for the account in this process. */
export function cosmosOptions(endpoint: string, overrides: Partial<CosmosOptions> = {}): CosmosOptions {
  return {
    endpoint,
    auth: { key: EMULATOR_KEY },
    database: 'koji-contract-test',
    clock: new FakeClock(),
    ids: randomIds,
    log: silentLogger(),
    createMissing: true,
    allowSessionConsistency: true,
    ...overrides,
  };
}

/** Opens a container behind the stores' back. */
export async function meddle<T>(
  options: CosmosOptions,
  name: string,
  work: (container: Container) => Promise<T>,
): Promise<T> {
  const client = connect(options);
  try {
    return await work(client.database(options.database).container(name));
  } finally {
    client.dispose();
  }
}

/** Stores in a new account. */
export async function openCosmosFixture(): Promise<StoreFixture> {
  const account = await openCosmosAccount();
  const clock = new FakeClock();
  return fixtureOver(cosmosOptions(account.endpoint, { clock }), clock, () => account.close());
}

/** Stores in the account that the options name. */
export async function fixtureOver(
  options: CosmosOptions,
  clock: FakeClock,
  release: () => Promise<void>,
): Promise<StoreFixture> {
  const logged: string[] = [];
  const open = () => createCosmosStores({ ...options, log: loggerInto(logged) });
  let stores = await open();
  return {
    clock,
    logged,
    get stores() {
      return stores;
    },
    async restart() {
      await stores.close();
      stores = await open();
    },
    damage: (record) =>
      meddle(options, record, (container) => damageOnly(container, [...KEPT, ...(QUERIED[record] ?? [])])),
    async dispose() {
      await stores.close();
      await release();
    },
  };
}

async function damageOnly(container: Container, kept: readonly string[]): Promise<void> {
  const { resources } = await container.items.query<Record<string, unknown>>('SELECT * FROM c').fetchAll();
  assert.equal(resources.length, 1, 'only a single record can be damaged');
  const left = Object.entries(resources[0] ?? {}).filter(([field]) => kept.includes(field));
  await container.items.upsert(Object.fromEntries(left));
}
