import assert from 'node:assert/strict';
import type { CosmosOptions } from '../../../stores/cosmos/createCosmosStores.ts';
import { createCosmosStores } from '../../../stores/cosmos/createCosmosStores.ts';
import type { Stores } from '../../../stores/stores.ts';
import { NOW } from '../../support/clock.ts';
import { aJournalEntry } from '../../support/data.ts';
import type { CosmosAccount } from '../cosmosAccount.ts';
import { openCosmosAccount } from '../cosmosAccount.ts';
import { cosmosOptions, meddle } from '../cosmosFixture.ts';

const HOUR_S = 3_600;
const DAY_S = 24 * HOUR_S;

describe('expiry in Cosmos DB', () => {
  let account: CosmosAccount;

  beforeEach(async () => {
    account = await openCosmosAccount();
  });
  afterEach(async () => {
    await account.close();
  });

  /** The time to live, in seconds, of the one item in a container. */
  async function ttlIn(name: string, write: (stores: Stores) => Promise<unknown>, more: Partial<CosmosOptions> = {}) {
    const options = cosmosOptions(account.endpoint, more);
    const stores = await createCosmosStores(options);
    await write(stores);
    await stores.close();
    const { resources } = await meddle(options, name, (container) =>
      container.items.query<{ ttl?: number }>('SELECT * FROM c').fetchAll(),
    );
    return resources[0]?.ttl;
  }

  const session = { id: 'session-1', chatUserId: 'dl_customer', conversations: {}, createdAt: NOW };
  const code = { id: 'code-1', email: 'koji.customer@example.com', codeHash: 'hash', triesLeft: 5, sentAt: NOW };

  it('comes an hour after a session is over, whatever clocks differ', async () => {
    const expiresAt = NOW + DAY_S * 1000;
    const ttl = await ttlIn('sessions', (stores) => stores.sessions.create({ ...session, expiresAt }));
    assert.equal(ttl, DAY_S + HOUR_S);
  });

  it('is put off when a session is prolonged', async () => {
    const ttl = await ttlIn('sessions', async ({ sessions }) => {
      const version = await sessions.create({ ...session, expiresAt: NOW + 1_000 });
      assert(version !== 'exists');
      await sessions.replace({ ...session, expiresAt: NOW + DAY_S * 1000 }, version);
    });
    assert.equal(ttl, DAY_S + HOUR_S);
  });

  it('comes an hour after a sign-in code, also one that is over already', async () => {
    const expiresAt = NOW - DAY_S * 1000;
    const ttl = await ttlIn('signInCodes', (stores) => stores.signInCodes.create({ ...code, expiresAt }));
    assert.equal(ttl, HOUR_S);
  });

  it('comes for a journal entry when a time is set', async () => {
    const write = (stores: Stores) => stores.journal.append(aJournalEntry());
    assert.equal(await ttlIn('journal', write, { journalKeepMs: DAY_S * 1000 }), DAY_S);
  });

  it('never comes for a journal entry when none is set', async () => {
    assert.equal(await ttlIn('journal', (stores) => stores.journal.append(aJournalEntry())), undefined);
  });
});
