import assert from 'node:assert/strict';
import { createCosmosStores } from '../../../stores/cosmos/createCosmosStores.ts';
import type { Stores } from '../../../stores/stores.ts';
import { anAgent, aJournalEntry } from '../../support/data.ts';
import type { CosmosAccount } from '../cosmosAccount.ts';
import { openCosmosAccount } from '../cosmosAccount.ts';
import { cosmosOptions } from '../cosmosFixture.ts';

const TIMES = 20;

describe('one Cosmos DB database and several servers', () => {
  let account: CosmosAccount;
  let servers: readonly Stores[];

  beforeEach(async () => {
    account = await openCosmosAccount();
    servers = await Promise.all([1, 2, 3].map(() => createCosmosStores(cosmosOptions(account.endpoint))));
  });
  afterEach(async () => {
    await Promise.all(servers.map((stores) => stores.close()));
    await account.close();
  });

  /** Counts an agent's `idleSince` up, and tries again whenever somebody was faster. */
  async function countUp({ agents }: Stores): Promise<void> {
    for (let counted = 0; counted < TIMES;) {
      const found = await agents.load(anAgent());
      assert(found);
      const next = anAgent({ idleSince: found.value.idleSince + 1 });
      if ((await agents.replace(next, found.version)) !== 'stale') counted += 1;
    }
  }

  it('lets no server overwrite what another has just written', async () => {
    await servers[0]?.agents.create(anAgent({ idleSince: 0 }));
    await Promise.all(servers.map(countUp));
    assert.equal((await servers[0]?.agents.load(anAgent()))?.value.idleSince, servers.length * TIMES);
  });

  it('shows every server the same order, also of entries that two servers gave the same number', async () => {
    const entries = ['c', 'a', 'b'].map((id) => aJournalEntry({ id, order: 7 }));
    await Promise.all(servers.map((stores, index) => stores.journal.append(entries[index] ?? aJournalEntry())));
    for (const { journal } of servers) {
      const [inHandoff, pending] = await Promise.all([journal.entries('handoff-1'), journal.pending()]);
      assert.deepEqual(
        [inHandoff, pending].map((found) => found.map((entry) => entry.id)),
        [
          ['a', 'b', 'c'],
          ['a', 'b', 'c'],
        ],
      );
    }
  });
});
