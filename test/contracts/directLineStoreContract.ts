import assert from 'node:assert/strict';
import type { DirectLineStore } from '../../directline/ports.ts';
import { isKojiError } from '../../errors.ts';
import { NOW } from '../support/clock.ts';
import { anEntry, anUpload } from './directLineData.ts';

export interface DirectLineStoreSubject {
  readonly store: DirectLineStore;
  readonly dispose: () => void | Promise<void>;
}

/** What every store of Direct Line must do. */
export function itIsADirectLineStore(open: () => DirectLineStoreSubject | Promise<DirectLineStoreSubject>): void {
  let subject: DirectLineStoreSubject;
  let store: DirectLineStore;

  beforeEach(async () => {
    subject = await open();
    store = subject.store;
    store.createConversation({ id: 'conversation-1', createdAt: NOW });
    store.createConversation({ id: 'conversation-2', createdAt: NOW });
  });
  afterEach(() => subject.dispose());

  describe('conversations', () => {
    it('creates a conversation once and leaves an existing one as it is', () => {
      const user = { id: 'dl_1', name: 'Demo Customer' };
      assert.equal(store.createConversation({ id: 'conversation-3', user, createdAt: NOW }), 'created');
      assert.equal(store.createConversation({ id: 'conversation-3', createdAt: NOW + 1 }), 'exists');
      assert.deepEqual(store.findConversation('conversation-3'), {
        id: 'conversation-3',
        user,
        createdAt: NOW,
        lastPosition: 0,
      });
    });

    it('knows no conversation that was not created', () => {
      assert.equal(store.findConversation('conversation-9'), undefined);
    });

    it('binds the first user for good', () => {
      store.bindUser('conversation-1', { id: 'first' });
      store.bindUser('conversation-1', { id: 'second' });
      assert.deepEqual(store.findConversation('conversation-1')?.user, { id: 'first' });
    });
  });

  describe('entries', () => {
    it('numbers entries from 1, each conversation on its own', () => {
      const numbers = ['conversation-1', 'conversation-1', 'conversation-2'].map(
        (conversationId) => store.append(anEntry({ conversationId })).entry.number,
      );
      assert.deepEqual(numbers, [1, 2, 1]);
    });

    it('gives back what was appended', () => {
      const { entry } = store.append(
        anEntry({ delivery: 'pending', body: { type: 'event', value: { a: [1, null] } } }),
      );
      assert.deepEqual(store.findEntry('conversation-1', 1), entry);
      assert.deepEqual(entry.body, { type: 'event', value: { a: [1, null] } });
      assert.equal(entry.delivery, 'pending');
    });

    it('refuses an entry of a conversation that was not created', () => {
      assert.throws(
        () => store.append(anEntry({ conversationId: 'conversation-9' })),
        (error) => isKojiError(error, 'notFound'),
      );
    });

    it('answers the first entry when the same key comes again', () => {
      const first = store.append(anEntry({ dedupeKey: 'client:1' }));
      const again = store.append(anEntry({ dedupeKey: 'client:1', body: { type: 'message', text: 'Other' } }));
      assert.equal(first.duplicate, false);
      assert.deepEqual(again, { entry: first.entry, duplicate: true });
      assert.equal(store.findConversation('conversation-1')?.lastPosition, 1);
    });

    it('finds an entry by its key, in its own conversation', () => {
      const { entry } = store.append(anEntry({ dedupeKey: 'client:1' }));
      assert.deepEqual(store.findByKey('conversation-1', 'client:1'), entry);
      assert.equal(store.findByKey('conversation-1', 'client:2'), undefined);
      assert.equal(store.findByKey('conversation-2', 'client:1'), undefined);
    });

    it('keeps keys apart by conversation', () => {
      store.append(anEntry({ dedupeKey: 'client:1' }));
      const other = store.append(anEntry({ conversationId: 'conversation-2', dedupeKey: 'client:1' }));
      assert.equal(other.duplicate, false);
    });

    it('reads on after a position, in order and no further than the limit', () => {
      for (const text of ['1', '2', '3', '4']) store.append(anEntry({ body: { text } }));
      const texts = store.entriesAfter('conversation-1', 1, 2).map((entry) => entry.body['text']);
      assert.deepEqual(texts, ['2', '3']);
      assert.deepEqual(store.entriesAfter('conversation-1', 4, 2), []);
    });

    it('moves a replaced entry to the end and keeps its number', () => {
      store.append(anEntry({ body: { text: 'old' } }));
      store.append(anEntry({ body: { text: 'second' } }));
      const replaced = store.replaceBody('conversation-1', 1, { text: 'new' });
      assert.equal(replaced?.number, 1);
      assert.equal(replaced?.position, 3);
      const texts = store.entriesAfter('conversation-1', 0, 10).map((entry) => entry.body['text']);
      assert.deepEqual(texts, ['second', 'new']);
    });

    it('gives the number after a replacement to the next entry', () => {
      store.append(anEntry());
      store.replaceBody('conversation-1', 1, { text: 'new' });
      const { entry } = store.append(anEntry());
      assert.deepEqual([entry.number, entry.position], [2, 3]);
    });

    it('replaces nothing that does not exist', () => {
      assert.equal(store.replaceBody('conversation-1', 7, {}), undefined);
      assert.equal(store.findConversation('conversation-1')?.lastPosition, 0);
    });

    it('removes an entry once and does not give its number again', () => {
      store.append(anEntry());
      assert.equal(store.removeEntry('conversation-1', 1), true);
      assert.equal(store.removeEntry('conversation-1', 1), false);
      assert.equal(store.append(anEntry()).entry.number, 2);
    });

    it('lists what is pending, oldest first, and no longer once it is marked', () => {
      for (const delivery of ['pending', 'none', 'pending', 'delivered'] as const) store.append(anEntry({ delivery }));
      assert.deepEqual(
        store.pendingEntries().map((entry) => entry.number),
        [1, 3],
      );
      store.markDelivery('conversation-1', 1, 'delivered');
      store.markDelivery('conversation-1', 3, 'failed');
      assert.deepEqual(store.pendingEntries(), []);
      assert.equal(store.findEntry('conversation-1', 3)?.delivery, 'failed');
    });
  });

  it('lists what is pending of one conversation up to a number', () => {
    for (const delivery of ['pending', 'none', 'pending', 'pending'] as const) store.append(anEntry({ delivery }));
    store.append(anEntry({ conversationId: 'conversation-2', delivery: 'pending' }));
    assert.deepEqual(
      store.pendingUpTo('conversation-1', 3).map((entry) => entry.number),
      [1, 3],
    );
  });

  it('marks what was delivered for good', () => {
    store.append(anEntry({ delivery: 'pending' }));
    store.markDelivery('conversation-1', 1, 'delivered');
    store.markDelivery('conversation-1', 1, 'failed');
    assert.equal(store.findEntry('conversation-1', 1)?.delivery, 'delivered');
  });

  it('has the newest signal only, and counts them', () => {
    assert.deepEqual(store.newestSignal('conversation-1'), { number: 0, body: undefined });
    for (const id of ['1', '2']) store.giveSignal('conversation-1', { type: 'typing', id });
    assert.deepEqual(store.newestSignal('conversation-1'), { number: 2, body: { type: 'typing', id: '2' } });
    assert.equal(store.newestSignal('conversation-2').number, 0);
  });

  describe('turns', () => {
    const take = (holder: string, now: number, conversationId = 'conversation-1') =>
      store.takeTurn({ conversationId, holder, until: now + 1000 }, now);

    it('belong to one at a time, each conversation on its own', () => {
      assert.equal(take('one', NOW), true);
      assert.equal(take('other', NOW + 999), false);
      assert.equal(take('other', NOW, 'conversation-2'), true);
    });

    it('are prolonged by their holder and free once nobody did', () => {
      take('one', NOW);
      assert.equal(take('one', NOW + 500), true);
      assert.equal(take('other', NOW + 1499), false);
      assert.equal(take('other', NOW + 1500), true);
      assert.equal(take('one', NOW + 1600), false);
    });

    it('are given back by their holder only', () => {
      take('one', NOW);
      store.endTurn('conversation-1', 'other');
      assert.equal(take('other', NOW), false);
      store.endTurn('conversation-1', 'one');
      assert.equal(take('other', NOW), true);
    });

    it('do not last for ever when the clock is set back', () => {
      take('one', NOW);
      assert.equal(take('other', NOW - 3_600_000), true);
    });

    it('are not there without a conversation', () => {
      assert.equal(take('one', NOW, 'conversation-9'), false);
    });
  });

  describe('uploads', () => {
    it('gives back the bytes that were saved', () => {
      store.saveUpload(anUpload());
      assert.deepEqual(store.findUpload('upload-1'), anUpload());
      assert.equal(store.findUpload('upload-2'), undefined);
    });

    it('purges what was created before a time', () => {
      store.saveUpload(anUpload({ id: 'old', createdAt: NOW - 1 }));
      store.saveUpload(anUpload({ id: 'new', createdAt: NOW }));
      assert.equal(store.purgeUploads(NOW), 1);
      assert.equal(store.findUpload('old'), undefined);
      assert.equal(store.findUpload('new')?.id, 'new');
    });

    it('counts the bytes that it keeps of a conversation, and of a visitor in all of theirs', () => {
      const of = { conversationId: 'conversation-1', visitor: 'visitor-1' };
      assert.deepEqual(store.uploadedBytes(of), { conversation: 0, visitor: 0 });
      store.saveUpload(anUpload({ id: 'old', createdAt: NOW - 1 }));
      store.saveUpload(anUpload({ id: 'theirs', conversationId: 'conversation-2' }));
      store.saveUpload(anUpload({ id: 'of another', conversationId: 'conversation-2', visitor: 'visitor-2' }));
      assert.deepEqual(store.uploadedBytes(of), { conversation: 4, visitor: 8 });
      store.purgeUploads(NOW);
      assert.deepEqual(store.uploadedBytes(of), { conversation: 0, visitor: 4 });
    });
  });

  it('purges conversations that have been silent, with all that belongs to them', () => {
    store.append(anEntry({ at: NOW + 1000 }));
    store.append(anEntry({ conversationId: 'conversation-2', at: NOW + 2000 }));
    store.saveUpload(anUpload());
    assert.equal(store.purgeConversations(NOW + 2000), 1);
    assert.equal(store.findConversation('conversation-1'), undefined);
    assert.deepEqual(store.entriesAfter('conversation-1', 0, 10), []);
    assert.equal(store.findUpload('upload-1'), undefined);
    assert.equal(store.entriesAfter('conversation-2', 0, 10).length, 1);
  });
}
