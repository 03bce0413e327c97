import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createCosmosStores } from '../../../stores/cosmos/createCosmosStores.ts';
import { toItemId } from '../../../stores/cosmos/itemId.ts';
import { aConversation, aJournalEntry } from '../../support/data.ts';
import { openCosmosAccount } from '../cosmosAccount.ts';
import { cosmosOptions } from '../cosmosFixture.ts';

const AWKWARD = [
  'msteams/19:abc@thread.tacv2;messageid=1/29:x',
  'a/b',
  'a\\b',
  'a?b',
  'a#b',
  'a%2Fb',
  'a*2Fb',
  'a b ',
  '.',
  '..',
  '',
  'Größe 😀',
  '\u0000\t\n',
  'x'.repeat(2_000),
  '/'.repeat(600),
  '\ud800',
];
const ids = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('/', '\\', '?', '#', '*', '%', '.', ':', 'a', 'A', '2', 'F'), maxLength: 8 }),
  fc.constantFrom(...AWKWARD),
);

describe('ids of items', () => {
  it('have only characters that Cosmos DB takes and an address keeps, and are not too long', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const itemId = toItemId(id);
        assert.match(itemId, /^[A-Za-z0-9_.!~*'():-]{1,1023}$/);
        assert.equal(new URL(`https://account/docs/${itemId}`).pathname, `/docs/${itemId}`);
      }),
    );
  });

  it('are never the same for two different ids', () => {
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        assert.equal(toItemId(a) === toItemId(b), a === b);
      }),
    );
  });

  it('stay readable where they can', () => {
    assert.equal(toItemId('msteams:29:1a-b_c.d'), 'msteams:29:1a-b_c.d');
  });

  it('bring back what was stored, whatever the id', async () => {
    const account = await openCosmosAccount();
    const stores = await createCosmosStores(cosmosOptions(account.endpoint));
    for (const id of AWKWARD) {
      assert.notEqual(await stores.conversations.create(aConversation({ id })), 'exists');
      assert.equal(await stores.journal.append(aJournalEntry({ id, handoffId: id })), 'appended');
      await stores.journal.mark(id, id, 'delivered');
    }
    for (const id of AWKWARD) {
      assert.equal((await stores.conversations.load(id))?.value.id, id);
      assert.deepEqual(await stores.journal.entries(id), [aJournalEntry({ id, handoffId: id, delivery: 'delivered' })]);
    }
    await stores.close();
    await account.close();
  });
});
