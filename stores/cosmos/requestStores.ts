import { compareIds } from '../../handoff/domain/queue.ts';
import type { NewsBox, NewsBoxStore, RequestTask, RequestTaskStore } from '../../requestUpdates/ports.ts';
import { newsBoxRecord } from '../records/requestNews.ts';
import { requestTaskRecord } from '../records/requestTask.ts';
import type { DocumentPlace } from './documents.ts';
import { createDocuments } from './documents.ts';
import type { Items } from './items.ts';
import { removeAll, removeUnchangedSince } from './removeAll.ts';

const newsBoxes: DocumentPlace<string, NewsBox> = {
  record: newsBoxRecord,
  keyOf: (box) => box.id,
  at: (id) => ({ id }),
};

/** Any of them first would starve none for long: what is done is due no more. */
function dueQuery(now: number) {
  return { where: 'c.dueAt <= @now', values: { '@now': now } } as const;
}

function longestDue<T extends NewsBox | RequestTask>(found: readonly { value: T }[], limit: number): readonly T[] {
  const values = found.map(({ value }) => value);
  return values.toSorted((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0) || compareIds(a.id, b.id)).slice(0, limit);
}

export function createNewsBoxStore(items: Items): NewsBoxStore {
  const { find, ...documents } = createDocuments(items, newsBoxes);
  return {
    ...documents,
    due: async (now, limit) => longestDue(await find(dueQuery(now)), limit),
    async remove(personId) {
      await items.remove({ id: personId });
    },
    eraseUnchangedSince: (at) => removeUnchangedSince(items, at),
  };
}

const tasks: DocumentPlace<string, RequestTask> = {
  record: requestTaskRecord,
  keyOf: (task) => task.id,
  at: (id) => ({ id }),
};

export function createRequestTaskStore(items: Items): RequestTaskStore {
  const { find, ...documents } = createDocuments(items, tasks);
  return {
    ...documents,
    due: async (now, limit) => longestDue(await find(dueQuery(now)), limit),
    async eraseFinishedBefore(at) {
      const old = await items.find({ where: 'c.finishedAt < @at', values: { '@at': at } });
      // Only as it was found: one that has become due again stays.
      return removeAll(items, old, ({ stored, version }) => ({ key: { id: stored.id }, expected: version }));
    },
  };
}
