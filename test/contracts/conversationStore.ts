import assert from 'node:assert/strict';
import { aConversation, anAddress, DESK, without } from '../support/data.ts';
import { behavesAsDocuments } from './documents.ts';
import type { OpenFixture } from './storeFixture.ts';
import { useFixture } from './storeFixture.ts';

/** What every ConversationStore does. */
export function describeConversationStore(name: string, open: OpenFixture): void {
  describe(`${name}: conversations`, () => {
    const fixture = useFixture(open);
    const store = () => fixture().stores.conversations;
    const idsOf = async (personId: string) => (await store().ofPerson(personId)).map((each) => each.value.id);

    behavesAsDocuments(fixture, {
      store: (stores) => stores.conversations,
      variant: (text) => aConversation({ address: anAddress(text) }),
      other: aConversation({ id: 'another' }),
      keyOf: (conversation) => conversation.id,
      record: 'conversations',
      id: 'conversation-customer',
    });

    it('keeps every field, and the absence of those that may be absent', async () => {
      const handoff = { deskId: DESK, id: 'handoff-1' };
      const full = aConversation({
        id: 'full',
        handoff,
        onDuty: true,
        isLocaleAssumed: true,
        recentActivities: ['activity-1'],
      });
      const bare = without(aConversation({ id: 'bare' }), 'personId');
      for (const conversation of [full, bare]) {
        await store().create(conversation);
        assert.deepEqual((await store().load(conversation.id))?.value, conversation);
      }
    });

    it('finds every conversation of one person and of nobody else', async () => {
      await store().create(aConversation({ id: 'portal' }));
      await store().create(aConversation({ id: 'teams', channel: 'msteams' }));
      await store().create(aConversation({ id: 'of another', personId: 'account:agent' }));
      await store().create(without(aConversation({ id: 'of a stranger' }), 'personId'));
      assert.deepEqual((await idsOf('account:customer')).toSorted(), ['portal', 'teams']);
      assert.deepEqual(await idsOf('account:nobody'), []);
    });

    it('finds a conversation with the person who speaks in it now', async () => {
      const version = await store().create(without(aConversation(), 'personId'));
      assert(version !== 'exists');
      assert.deepEqual(await idsOf('account:customer'), []);
      await store().replace(aConversation(), version);
      assert.deepEqual(await idsOf('account:customer'), ['conversation-customer']);
    });

    it('gives versions that a replace takes', async () => {
      await store().create(aConversation());
      const [found] = await store().ofPerson('account:customer');
      assert(found);
      assert.notEqual(await store().replace(aConversation({ locale: 'fr' }), found.version), 'stale');
    });
  });
}
