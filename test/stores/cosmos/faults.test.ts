import assert from 'node:assert/strict';
import { isKojiError } from '../../../errors.ts';
import { createCosmosStores } from '../../../stores/cosmos/createCosmosStores.ts';
import type { Stores } from '../../../stores/stores.ts';
import { aConversation, aHandoff, aJournalEntry, DESK } from '../../support/data.ts';
import type { CosmosAccount, Fault } from '../cosmosAccount.ts';
import { isForItems, openCosmosAccount } from '../cosmosAccount.ts';
import { cosmosOptions } from '../cosmosFixture.ts';

const TRIES = 5;

function status(code: number, headers: Record<string, string> = {}): Fault {
  return { kind: 'status', status: code, headers };
}

function times<T>(count: number, value: T): readonly T[] {
  return Array.from({ length: count }, () => value);
}

const SOON = { 'x-ms-retry-after-ms': '1' };

describe('faults of Cosmos DB', () => {
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

  function meet(...faults: readonly Fault[]): void {
    account.requests.length = 0;
    account.faults.push(...faults);
  }

  const tries = () => account.requests.filter(({ path }) => isForItems(path)).length;
  const isAway = (error: unknown) => isKojiError(error, 'unavailable') && error.cause !== undefined;

  describe('that pass', () => {
    for (const code of [429, 449]) {
      it(`${String(code)}: the write is sent again when Cosmos DB says so`, async () => {
        meet(status(code, SOON), status(code, SOON));
        assert.notEqual(await stores.handoffs.create(aHandoff()), 'exists');
        assert.equal(tries(), 3);
      });
    }

    for (const fault of [status(503, SOON), { kind: 'reset' } as const]) {
      it(`${fault.kind}: the write is sent again`, async () => {
        meet(fault);
        assert.equal(await stores.journal.append(aJournalEntry()), 'appended');
        assert.equal((await stores.journal.entries('handoff-1')).length, 1);
      });
    }

    it('a search that is interrupted is made again', async () => {
      await stores.handoffs.create(aHandoff());
      meet(status(503, SOON));
      assert.equal((await stores.handoffs.waiting(DESK)).length, 1);
    });

    it('bot state is written and read again', async () => {
      meet(status(503, SOON));
      await stores.botState.write({ key: { step: 1 } });
      meet(status(449, SOON));
      const read = await stores.botState.read(['key']);
      assert.deepEqual(Object.keys(read), ['key']);
    });
  });

  describe('that lose the answer to a write that was carried out', () => {
    const lost: Fault = { kind: 'lostAnswer' };

    it('an entry counts as appended and not as one that came twice', async () => {
      meet(lost);
      assert.equal(await stores.journal.append(aJournalEntry()), 'appended');
      assert.equal((await stores.journal.entries('handoff-1')).length, 1);
    });

    it('a document counts as created, with its version', async () => {
      meet(lost);
      const version = await stores.handoffs.create(aHandoff());
      assert.deepEqual(await stores.handoffs.load(aHandoff()), { value: aHandoff(), version });
    });

    it('a document counts as replaced, with its version', async () => {
      const before = await stores.handoffs.create(aHandoff());
      assert(before !== 'exists');
      meet(lost);
      const version = await stores.handoffs.replace(aHandoff({ generation: 2 }), before);
      assert.deepEqual(await stores.handoffs.load(aHandoff()), { value: aHandoff({ generation: 2 }), version });
    });

    it('what another one wrote still makes the replace stale', async () => {
      const before = await stores.handoffs.create(aHandoff());
      assert(before !== 'exists');
      await stores.handoffs.replace(aHandoff({ generation: 2 }), before);
      meet(lost);
      assert.equal(await stores.handoffs.replace(aHandoff({ generation: 3 }), before), 'stale');
      assert.equal((await stores.handoffs.load(aHandoff()))?.value.generation, 2);
    });

    it('a mark is made again, which changes nothing', async () => {
      await stores.journal.append(aJournalEntry());
      meet(lost);
      await stores.journal.mark('handoff-1', 'entry-1', 'delivered');
      const [entry] = await stores.journal.entries('handoff-1');
      assert.equal(entry?.delivery, 'delivered');
    });
  });

  describe('that last', () => {
    it('503: is unavailable after a few tries', async () => {
      meet(...times(TRIES, status(503, SOON)));
      await assert.rejects(stores.conversations.create(aConversation()), isAway);
      assert.equal(tries(), TRIES);
    });

    it('429: is unavailable, and says when to come back', async () => {
      meet(...times(10, status(429, SOON)));
      await assert.rejects(
        stores.journal.append(aJournalEntry()),
        (error) => isKojiError(error, 'unavailable') && error.retryAfterMs === 1,
      );
    });

    it('449: is not hurried when Cosmos DB asks for more time than there is', async () => {
      const hasty = await createCosmosStores(cosmosOptions(account.endpoint, { timeLimitMs: 200 }));
      meet(status(449, { 'x-ms-retry-after-ms': '60000' }));
      await assert.rejects(hasty.handoffs.create(aHandoff()), (error) => isKojiError(error, 'unavailable'));
      assert.equal(tries(), 1);
      await hasty.close();
    });

    it('silence: is unavailable after the time limit', async () => {
      const limits = { timeLimitMs: 200, requestTimeoutMs: 50 };
      const hasty = await createCosmosStores(cosmosOptions(account.endpoint, limits));
      meet(...times(20, { kind: 'silence' } as const));
      await assert.rejects(hasty.conversations.load('conversation-customer'), (error) =>
        isKojiError(error, 'unavailable'),
      );
      await hasty.close();
    });

    it('an account that is gone is unavailable', async () => {
      await account.close();
      await assert.rejects(stores.conversations.create(aConversation()), isAway);
      account = await openCosmosAccount();
    });
  });

  describe('that are refusals', () => {
    for (const code of [401, 403]) {
      it(`${String(code)}: is unavailable, and tells an operator what to check`, async () => {
        meet(status(code));
        await assert.rejects(stores.journal.append(aJournalEntry()), (error) => {
          return isKojiError(error, 'unavailable') && error.message.includes('COSMOS_KEY');
        });
        assert.equal(tries(), 1);
      });
    }

    it('413: is too large', async () => {
      meet(status(413));
      await assert.rejects(stores.handoffs.create(aHandoff()), (error) => isKojiError(error, 'tooLarge'));
    });

    it('400: is a breach of contract', async () => {
      meet(status(400));
      await assert.rejects(stores.handoffs.create(aHandoff()), (error) => isKojiError(error, 'contract'));
    });

    for (const [what, substatus] of [
      ['a container that is gone', '1003'],
      ['a replica that lags behind', '1002'],
    ] as const) {
      it(`404: ${what} is not taken for a record that does not exist`, async () => {
        const version = await stores.handoffs.create(aHandoff());
        assert(version !== 'exists');
        const operations = [
          () => stores.handoffs.load(aHandoff()),
          () => stores.handoffs.replace(aHandoff(), version),
          () => stores.journal.mark('handoff-1', 'entry-1', 'delivered'),
          () => stores.sessions.remove('session-1'),
        ];
        for (const operation of operations) {
          meet(...times(4, status(404, { 'x-ms-substatus': substatus })));
          await assert.rejects(operation(), (error) => isKojiError(error, 'unavailable'));
          account.faults.length = 0;
        }
      });
    }

    for (const [what, text] of [
      ['a page of a proxy', '<html>Bad gateway</html>'],
      ['an empty answer', ''],
    ] as const) {
      it(`${what} is unavailable`, async () => {
        meet(...times(TRIES, { kind: 'status', status: 502, text } as const));
        await assert.rejects(stores.handoffs.load(aHandoff()), isAway);
      });
    }
  });
});
