import assert from 'node:assert/strict';
import type { Content } from '../../handoff/domain/content.ts';
import { CHOICES, NOTICE_KEYS } from '../../handoff/domain/content.ts';
import type { JournalEntry } from '../../handoff/domain/journal.ts';
import { OFFER_OUTCOMES } from '../../handoff/domain/offered.ts';
import { DELIVERIES } from '../../handoff/domain/journal.ts';
import { summarise } from '../../handoff/domain/summary.ts';
import { NOW } from '../support/clock.ts';
import { aHandoff, aJournalEntry, aLine, without } from '../support/data.ts';
import type { OpenFixture } from './storeFixture.ts';
import { isDamage, useFixture } from './storeFixture.ts';

const CONTENTS: readonly Content[] = [
  aLine('Größe 😀 \u0000 "quoted"\n'),
  {
    kind: 'line',
    author: 'Demo Agent',
    text: 'two',
    attachments: [],
    revises: { kind: 'corrects', entryId: 'one', before: 'one' },
  },
  {
    kind: 'line',
    author: 'Demo Agent',
    text: '',
    attachments: [
      { contentType: 'image/png', contentUrl: 'https://example.com/a.png', name: 'a.png' },
      { contentType: 'image/png', contentUrl: 'https://example.com/b.png' },
    ],
  },
  ...NOTICE_KEYS.map((key): Content => ({ kind: 'notice', key, params: { name: 'Demo Agent' }, choices: CHOICES })),
  { kind: 'summary', summary: summarise(aHandoff(), NOW), handle: '1' },
  {
    kind: 'offer',
    offer: { handoffId: 'handoff-1', offerId: 'offer-1' },
    summary: summarise(aHandoff(), NOW),
    handle: '1',
    seconds: 120,
  },
  ...OFFER_OUTCOMES.map((outcome): Content => ({ kind: 'offerOver', customer: 'Demo Customer', outcome })),
  { kind: 'offerOver', customer: 'Demo Customer', outcome: 'declined', replaces: 'activity-1' },
];

/** What every Journal does. */
export function describeJournal(name: string, open: OpenFixture): void {
  describe(`${name}: journal`, () => {
    const fixture = useFixture(open);
    const journal = () => fixture().stores.journal;
    const append = async (...entries: readonly JournalEntry[]) => {
      for (const entry of entries) assert.equal(await journal().append(entry), 'appended');
    };
    const ids = (entries: readonly JournalEntry[]) => entries.map((entry) => entry.id);

    it('has no entries of a handoff that nothing was written for', async () => {
      assert.deepEqual(await journal().entries('handoff-1'), []);
    });

    it('gives entries back in the order they were written, also those of one moment', async () => {
      const entries = ['c', 'a', 'b'].map((id, index) => aJournalEntry({ id, order: index + 1 }));
      await append(...entries);
      assert.deepEqual(await journal().entries('handoff-1'), entries);
    });

    it('keeps which server wrote an entry', async () => {
      await append(aJournalEntry({ server: 'a' }));
      assert.deepEqual(await journal().entries('handoff-1'), [aJournalEntry({ server: 'a' })]);
    });

    it('keeps every kind of content', async () => {
      const entries = CONTENTS.map((content, index) => aJournalEntry({ id: String(index), order: index, content }));
      await append(...entries);
      assert.deepEqual(await journal().entries('handoff-1'), entries);
    });

    it('keeps the absence of what may be absent', async () => {
      const note = without(without(aJournalEntry({ from: 'agent', delivery: 'none' }), 'to'), 'sender');
      await append(note);
      assert.deepEqual(await journal().entries('handoff-1'), [note]);
    });

    it('answers the second arrival of an entry as existing and keeps the first', async () => {
      const first = aJournalEntry();
      await append(first);
      assert.equal(await journal().append(aJournalEntry({ order: 2, content: aLine('Twice') })), 'exists');
      assert.deepEqual(await journal().entries('handoff-1'), [first]);
    });

    it('does not undo a mark when an entry arrives a second time', async () => {
      await append(aJournalEntry());
      await journal().mark('handoff-1', 'entry-1', 'delivered');
      await journal().append(aJournalEntry());
      assert.deepEqual(await journal().pending(), []);
    });

    it('appends an entry that arrives many times at once just once', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => journal().append(aJournalEntry())));
      assert.equal(answers.filter((answer) => answer === 'appended').length, 1);
      assert.equal((await journal().entries('handoff-1')).length, 1);
    });

    it('keeps the same entry id of two handoffs apart', async () => {
      await append(aJournalEntry(), aJournalEntry({ handoffId: 'handoff-2', order: 2 }));
      await journal().mark('handoff-2', 'entry-1', 'delivered');
      const [first] = await journal().entries('handoff-1');
      assert.equal(first?.delivery, 'pending');
    });

    for (const delivery of DELIVERIES) {
      it(`marks an entry as ${delivery} and changes nothing else of it`, async () => {
        await append(aJournalEntry(), aJournalEntry({ id: 'entry-2', order: 2 }));
        await journal().mark('handoff-1', 'entry-1', delivery);
        const expected = [aJournalEntry({ delivery }), aJournalEntry({ id: 'entry-2', order: 2 })];
        assert.deepEqual(await journal().entries('handoff-1'), expected);
      });
    }

    it('marks what has been erased without bringing it back', async () => {
      await append(aJournalEntry());
      await journal().eraseBefore(NOW + 1, []);
      await journal().mark('handoff-1', 'entry-1', 'delivered');
      assert.deepEqual(await journal().entries('handoff-1'), []);
    });

    it('lets exactly one of many take a queued entry', async () => {
      await append(aJournalEntry({ delivery: 'queued' }));
      const answers = await Promise.all(Array.from({ length: 20 }, () => journal().take('handoff-1', 'entry-1')));
      assert.equal(answers.filter(Boolean).length, 1);
      assert.deepEqual(await journal().entries('handoff-1'), [aJournalEntry({ delivery: 'pending' })]);
    });

    it('lets nobody take an entry that is under way, settled, or not there', async () => {
      await append(aJournalEntry(), aJournalEntry({ id: 'entry-2', order: 2, delivery: 'delivered' }));
      for (const id of ['entry-1', 'entry-2', 'entry-3']) assert.equal(await journal().take('handoff-1', id), false);
    });

    it('finds one entry as it stands now, and none that is not there', async () => {
      await append(aJournalEntry(), aJournalEntry({ id: 'entry-2', order: 2 }));
      await journal().mark('handoff-1', 'entry-2', 'queued');
      assert.deepEqual(
        await journal().find('handoff-1', 'entry-2'),
        aJournalEntry({ id: 'entry-2', order: 2, delivery: 'queued' }),
      );
      assert.equal(await journal().find('handoff-2', 'entry-2'), undefined);
    });

    it('lists what is queued or pending in one handoff, in the order it was written', async () => {
      await append(
        aJournalEntry({ id: 'said', order: 1, delivery: 'delivered' }),
        aJournalEntry({ id: 'c', order: 2 }),
        aJournalEntry({ id: 'elsewhere', handoffId: 'handoff-2', order: 3 }),
        aJournalEntry({ id: 'a', order: 4, delivery: 'queued' }),
        aJournalEntry({ id: 'a note', order: 5, delivery: 'none' }),
      );
      assert.deepEqual(ids(await journal().open('handoff-1')), ['c', 'a']);
    });

    it('lists what is queued or pending in all handoffs, in the order it was written', async () => {
      await append(
        aJournalEntry({ id: 'z', handoffId: 'handoff-2', order: 1 }),
        aJournalEntry({ id: 'delivered', order: 2, delivery: 'delivered' }),
        aJournalEntry({ id: 'a note', order: 3, delivery: 'none' }),
        aJournalEntry({ id: 'y', order: 4, delivery: 'queued' }),
        aJournalEntry({ id: 'unknown', order: 5, delivery: 'unknown' }),
        aJournalEntry({ id: 'rejected', order: 6, delivery: 'rejected' }),
        aJournalEntry({ id: 'x', handoffId: 'handoff-2', order: 7 }),
      );
      assert.deepEqual(ids(await journal().pending()), ['z', 'y', 'x']);
    });

    it('knows what is pending after a restart', async () => {
      const entries = [aJournalEntry(), aJournalEntry({ id: 'entry-2', order: 2 })];
      await append(...entries);
      await journal().mark('handoff-1', 'entry-1', 'delivered');
      await fixture().restart();
      assert.deepEqual(await journal().pending(), entries.slice(1));
      assert.deepEqual(ids(await journal().entries('handoff-1')), ['entry-1', 'entry-2']);
    });

    it('erases what is older than the given time, and says how many went', async () => {
      await append(
        aJournalEntry({ id: 'older', at: NOW - 1 }),
        aJournalEntry({ id: 'exactly then', order: 2, at: NOW }),
        aJournalEntry({ id: 'older elsewhere', handoffId: 'handoff-2', order: 3, at: NOW - 2 }),
      );
      assert.equal(await journal().eraseBefore(NOW, []), 2);
      assert.deepEqual(ids(await journal().pending()), ['exactly then']);
      assert.equal(await journal().eraseBefore(NOW, []), 0);
    });

    it('keeps what is older in the handoffs that are named', async () => {
      await append(
        aJournalEntry({ id: 'of one who waits', handoffId: 'waits', at: NOW - 2 }),
        aJournalEntry({ id: 'of a chat', handoffId: 'chats', order: 2, at: NOW - 1 }),
        aJournalEntry({ id: 'of a chat that is over', handoffId: 'over', order: 3, at: NOW - 1 }),
      );
      assert.equal(await journal().eraseBefore(NOW, ['waits', 'chats']), 1);
      assert.deepEqual(ids(await journal().pending()), ['of one who waits', 'of a chat']);
    });

    it('erases any number of entries', async () => {
      const count = 1_001;
      for (let order = 0; order < count; order += 1) await append(aJournalEntry({ id: String(order), order }));
      assert.equal(await journal().eraseBefore(NOW + 1, []), count);
      assert.deepEqual(await journal().entries('handoff-1'), []);
    });

    it('throws for a damaged entry, names it and does not quote it', async () => {
      await append(aJournalEntry({ content: aLine('confidential') }));
      await fixture().damage('journal', 'handoff-1/entry-1');
      const damage = isDamage('journal', 'handoff-1/entry-1', 'confidential');
      await assert.rejects(journal().find('handoff-1', 'entry-1'), damage);
    });
  });
}
