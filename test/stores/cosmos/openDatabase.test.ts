import assert from 'node:assert/strict';
import { isKojiError } from '../../../errors.ts';
import { connect } from '../../../stores/cosmos/connect.ts';
import { CONTAINERS } from '../../../stores/cosmos/containers.ts';
import type { CosmosOptions } from '../../../stores/cosmos/createCosmosStores.ts';
import { createCosmosStores } from '../../../stores/cosmos/createCosmosStores.ts';
import { aHandoff } from '../../support/data.ts';
import type { CosmosAccount } from '../cosmosAccount.ts';
import { openCosmosAccount } from '../cosmosAccount.ts';
import { cosmosOptions, meddle } from '../cosmosFixture.ts';

function isConfig(...said: readonly string[]): (error: unknown) => boolean {
  return (error) => isKojiError(error, 'config') && said.every((words) => error.message.includes(words));
}

describe('a Cosmos DB database at start', () => {
  let account: CosmosAccount;

  beforeEach(async () => {
    account = await openCosmosAccount();
  });
  afterEach(async () => {
    await account.close();
  });

  const options = (overrides: Partial<CosmosOptions> = {}) => cosmosOptions(account.endpoint, overrides);
  const open = async (overrides: Partial<CosmosOptions> = {}) => {
    const stores = await createCosmosStores(options(overrides));
    await stores.close();
  };
  const creations = () =>
    account.requests.filter(({ method, path }) => method === 'POST' && /^\/*dbs(\/[^/]+\/colls)?\/?$/.test(path));

  /** A database with one container, made by somebody else. */
  async function alreadyThere(definition: { id: string; partitionKey: string; defaultTtl?: number }): Promise<void> {
    const client = connect(options());
    const { database } = await client.databases.create({ id: options().database });
    const { partitionKey, ...rest } = definition;
    await database.containers.create({ ...rest, partitionKey: { paths: [partitionKey] } });
    client.dispose();
  }

  it('is created with its containers as they are laid out', async () => {
    await open();
    for (const layout of Object.values(CONTAINERS)) {
      const found = await meddle(options(), layout.name, async (container) => (await container.read()).resource);
      assert.deepEqual(found?.partitionKey?.paths, [layout.partitionKey]);
      assert.equal(found?.defaultTtl, layout.hasExpiry ? -1 : undefined);
      assert.deepEqual(
        found?.indexingPolicy?.includedPaths?.map(({ path }) => path),
        layout.indexed,
      );
    }
  });

  it('is opened and not created again when it is there', async () => {
    await open();
    account.requests.length = 0;
    await open();
    assert.deepEqual(creations(), []);
  });

  it('is created once by servers that start at the same moment', async () => {
    const all = await Promise.all([1, 2, 3].map(() => createCosmosStores(options())));
    await all[0]?.handoffs.create(aHandoff());
    assert.equal((await all[2]?.handoffs.load(aHandoff()))?.value.id, 'handoff-1');
    await Promise.all(all.map((stores) => stores.close()));
  });

  it('has its throughput on the database, shared by the containers', async () => {
    await open({ maxThroughput: 4_000 });
    const settings = creations().map(({ headers }) => headers['x-ms-cosmos-offer-autopilot-settings']);
    assert.equal(settings[0], JSON.stringify({ maxThroughput: 4_000 }));
    assert.deepEqual(new Set(settings.slice(1)), new Set([undefined]));
  });

  it('has no throughput of its own in a serverless account', async () => {
    await open({ maxThroughput: 'none' });
    assert.ok(creations().length > 0);
    assert.ok(creations().every(({ headers }) => headers['x-ms-cosmos-offer-autopilot-settings'] === undefined));
  });

  it('says what to set when a serverless account refuses a throughput', async () => {
    account.atStart.push({ kind: 'pass' }, { kind: 'pass' }, { kind: 'status', status: 400 });
    await assert.rejects(open(), isConfig('COSMOS_THROUGHPUT=none'));
  });

  it('is expected to be there when nothing may be created', async () => {
    await assert.rejects(open({ createMissing: false }), isConfig('koji-contract-test', 'does not exist'));
    assert.deepEqual(creations(), []);
  });

  it('is opened as it was deployed when nothing may be created', async () => {
    await open();
    await open({ createMissing: false });
  });

  it('is refused when a container has another partition key', async () => {
    await alreadyThere({ id: 'handoffs', partitionKey: '/id' });
    await assert.rejects(open(), isConfig('handoffs', '/id', '/deskId'));
  });

  it('is refused when what should expire never would', async () => {
    await alreadyThere({ id: 'sessions', partitionKey: '/id' });
    await assert.rejects(open(), isConfig('sessions', 'expire'));
  });

  it('is opened when a deployment lets things expire by default', async () => {
    await alreadyThere({ id: 'journal', partitionKey: '/handoffId', defaultTtl: 31_536_000 });
    await open();
  });

  /** What the account says of itself. */
  function accountIs(defaultConsistencyLevel: string, enableMultipleWriteLocations = false): void {
    const text = JSON.stringify({ userConsistencyPolicy: { defaultConsistencyLevel }, enableMultipleWriteLocations });
    account.atStart.push({ kind: 'status', status: 200, text });
  }

  for (const level of ['Strong', 'BoundedStaleness']) {
    it(`is opened in an account with ${level} consistency`, async () => {
      accountIs(level);
      await open({ allowSessionConsistency: false });
    });
  }

  for (const level of ['Session', 'Eventual']) {
    it(`is refused with ${level} consistency, where one server would read what another has changed`, async () => {
      accountIs(level);
      const refusal = isConfig(`${level} consistency`, 'Strong', 'COSMOS_CONSISTENCY');
      await assert.rejects(open({ allowSessionConsistency: false }), refusal);
    });
  }

  it('is refused in an account with several write regions', async () => {
    accountIs('BoundedStaleness', true);
    await assert.rejects(open(), isConfig('several write regions'));
  });

  for (const status of [401, 403]) {
    it(`is refused with ${String(status)} for want of the right key or role`, async () => {
      account.atStart.push({ kind: 'status', status });
      await assert.rejects(open(), isConfig('COSMOS_KEY'));
    });
  }

  it('is waited for when the account is away for a while, and each failure is heard of', async () => {
    const heard: unknown[] = [];
    account.atStart.push(...Array.from({ length: 6 }, () => ({ kind: 'status', status: 503 }) as const));
    await open({ onWaiting: (error) => heard.push(error) });
    assert.equal(heard.length, 6);
    assert.ok(heard.every((error) => isKojiError(error, 'unavailable') && error.message.includes('503')));
  });

  it('is unavailable when the account cannot be reached', async () => {
    const { endpoint } = account;
    await account.close();
    const soon = cosmosOptions(endpoint, { startLimitMs: 300 });
    await assert.rejects(createCosmosStores(soon), (error) => isKojiError(error, 'unavailable'));
    account = await openCosmosAccount();
  });
});
