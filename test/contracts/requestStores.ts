import assert from 'node:assert/strict';
import type { RequestNews } from '../../handoff/domain/requestNews.ts';
import type { NewsBox, RequestTask, TaskOf, WaitingRequest } from '../../requestUpdates/ports.ts';
import { NOW } from '../support/clock.ts';
import { anAgentParty, aParty } from '../support/data.ts';
import { behavesAsDocuments } from './documents.ts';
import type { OpenFixture } from './storeFixture.ts';
import { useFixture } from './storeFixture.ts';
import { erasesWhatIsOld } from './unchanged.ts';

const ofRequest = { at: NOW, title: 'No network', key: 'CERT-1', url: 'https://desk.test/CERT-1' };
const NEWS: readonly RequestNews[] = [
  { ...ofRequest, kind: 'status', id: 's', status: 'Resolved', asksForRating: true },
  { ...ofRequest, kind: 'comment', id: 'c', author: 'Demo Agent', text: 'Hello' },
  { ...ofRequest, kind: 'created', id: 'n', filesLost: false },
  { kind: 'notCreated', id: 'r', at: NOW, title: 'No network', reason: 'No.' },
  { kind: 'notCreated', id: 'u', at: NOW, title: 'No network', reason: '', url: 'https://desk.test/create/1' },
];

function aBox(overrides: Partial<NewsBox> = {}): NewsBox {
  return { id: 'account:customer', waiting: [], known: [], ...overrides };
}

function aLook(overrides: Partial<TaskOf<'look'>> = {}): RequestTask {
  return { kind: 'look', id: 'look:CERT-1', key: 'CERT-1', deliveries: ['1'], tries: 2, dueAt: NOW, ...overrides };
}

const TICKET: WaitingRequest = {
  kind: 'ticket',
  ticket: {
    chatId: 'handoff-1',
    customer: aParty(),
    askedBy: anAgentParty(),
    since: NOW,
    transcript: { title: 'No network', asked: 'No network', lines: 'all of it', notes: ['annoyed'] },
    begun: { typeId: '10', fields: [{ fieldId: 'room', label: 'Room', value: '12', answer: { number: 12 } }] },
  },
};

const DRAFT: WaitingRequest = {
  kind: 'draft',
  personId: 'account:customer',
  conversationId: 'conversation-1',
  title: 'No network',
  said: ['No network', 'since noon'],
  portalUrl: 'https://desk.test/create/1',
  temporaryFileIds: ['temp-1'],
  fileNames: ['a.png'],
  draft: {
    requestTypeId: '1',
    accountId: 'customer',
    answers: {
      summary: { kind: 'text', text: 'No network' },
      description: { kind: 'multiLine', text: 'since noon' },
      amount: { kind: 'number', number: 3 },
      day: { kind: 'date', isoDate: '2026-01-05' },
      moment: { kind: 'dateTime', atMs: NOW },
      one: { kind: 'singleChoice', choiceId: '1' },
      some: { kind: 'multiChoice', choiceIds: ['1', '2'] },
      deep: { kind: 'cascading', choiceId: '1', childId: '2' },
      labels: { kind: 'labels', labels: ['a'] },
      who: { kind: 'user', accountId: 'customer' },
      files: { kind: 'attachment', temporaryFileIds: ['temp-2'] },
    },
  },
};

/** What every NewsBoxStore does. */
export function describeNewsBoxStore(name: string, open: OpenFixture): void {
  describe(`${name}: what people have yet to hear`, () => {
    const fixture = useFixture(open);
    const store = () => fixture().stores.newsBoxes;

    behavesAsDocuments(fixture, {
      store: (stores) => stores.newsBoxes,
      variant: (text) => aBox({ unsent: [text] }),
      other: aBox({ id: 'account:another' }),
      keyOf: (box) => box.id,
      record: 'newsBoxes',
      id: 'account:customer',
    });

    erasesWhatIsOld({
      write: () => store().create(aBox({ waiting: NEWS, dueAt: NOW })),
      isThere: async () => (await store().load('account:customer')) !== undefined,
      eraseUnchangedSince: (at) => store().eraseUnchangedSince(at),
    });

    it('keeps news of every kind, and everything about the person', async () => {
      const full = aBox({
        here: { conversationId: 'c', at: NOW },
        waiting: NEWS,
        known: [{ id: 's', at: NOW }],
        wrote: [{ id: 'c', at: NOW }],
        claimedUntil: NOW,
        dueAt: NOW,
        commented: { keys: ['CERT-1'], conversationId: 'c', turn: 't', at: NOW, seenAt: NOW },
      });
      await store().create(full);
      assert.deepEqual((await store().load(full.id))?.value, full);
    });

    it('lists those that are due, the longest due first, up to the limit', async () => {
      for (const [id, dueAt] of [
        ['c', 3],
        ['a', 1],
        ['later', 9],
        ['b', 2],
      ] as const) {
        await store().create(aBox({ id, dueAt: NOW + dueAt }));
      }
      await store().create(aBox({ id: 'away' }));
      const ids = async (limit: number) => (await store().due(NOW + 3, limit)).map(({ id }) => id);
      assert.deepEqual(await ids(10), ['a', 'b', 'c']);
      assert.deepEqual(await ids(2), ['a', 'b']);
    });

    it('forgets a person, and no other', async () => {
      await store().create(aBox());
      await store().create(aBox({ id: 'another' }));
      await store().remove('account:customer');
      await store().remove('account:customer');
      assert.equal(await store().load('account:customer'), undefined);
      assert.notEqual(await store().load('another'), undefined);
    });
  });
}

/** What every RequestTaskStore does. */
export function describeRequestTaskStore(name: string, open: OpenFixture): void {
  describe(`${name}: work on requests`, () => {
    const fixture = useFixture(open);
    const store = () => fixture().stores.requestTasks;

    behavesAsDocuments(fixture, {
      store: (stores) => stores.requestTasks,
      variant: (text) => aLook({ deliveries: [text] }),
      other: aLook({ id: 'look:CERT-2', key: 'CERT-2' }),
      keyOf: (task) => task.id,
      record: 'requestTasks',
      id: 'look:CERT-1',
    });

    it('keeps every field of every kind', async () => {
      const waits = { kind: 'create', firstTriedAt: NOW, tries: 2, unread: 1, dueAt: NOW } as const;
      const all: readonly RequestTask[] = [
        { kind: 'poll', id: 'poll', startedAt: NOW, since: NOW, seen: ['CERT-1@1'], dueAt: NOW },
        { ...waits, id: 'create:ticket', request: TICKET },
        { ...waits, id: 'create:draft', request: DRAFT },
        { kind: 'note', id: 'note:CERT-1:7', key: 'CERT-1', text: 'Approved in the chat.', dueAt: NOW },
      ];
      for (const task of all) await store().create(task);
      for (const task of all) assert.deepEqual((await store().load(task.id))?.value, task);
    });

    it('lists those that are due, the longest due first, up to the limit', async () => {
      for (const [id, dueAt] of [
        ['b', 2],
        ['a', 1],
        ['later', 9],
      ] as const) {
        await store().create(aLook({ id, dueAt: NOW + dueAt }));
      }
      const { dueAt: _done, ...done } = aLook({ id: 'done', finishedAt: NOW });
      await store().create(done);
      const ids = async (limit: number) => (await store().due(NOW + 2, limit)).map(({ id }) => id);
      assert.deepEqual(await ids(10), ['a', 'b']);
      assert.deepEqual(await ids(1), ['a']);
    });

    it('erases what was finished before a time, and no other', async () => {
      await store().create(aLook({ id: 'old', finishedAt: NOW }));
      await store().create(aLook({ id: 'new', finishedAt: NOW + 1 }));
      await store().create(aLook({ id: 'open' }));
      assert.equal(await store().eraseFinishedBefore(NOW + 1), 1);
      const left = await Promise.all(['old', 'new', 'open'].map((id) => store().load(id)));
      assert.deepEqual(
        left.map((found) => found?.value.id),
        [undefined, 'new', 'open'],
      );
    });
  });
}
