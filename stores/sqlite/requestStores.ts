import type { Clock } from '../../clock.ts';
import type { NewsBox, NewsBoxStore, RequestTask, RequestTaskStore } from '../../requestUpdates/ports.ts';
import { newsBoxRecord } from '../records/requestNews.ts';
import { requestTaskRecord } from '../records/requestTask.ts';
import type { DocumentsDeps, DocumentTable } from './documents.ts';
import { createDocuments } from './documents.ts';

const newsBoxes = (clock: Clock): DocumentTable<string, NewsBox> => ({
  record: newsBoxRecord,
  keyOf: (box) => box.id,
  key: { id: (id) => id },
  columns: { dueAt: (box) => box.dueAt ?? null, changedAt: () => clock.now() },
});

const IS_DUE = 'WHERE dueAt <= ? ORDER BY dueAt, id LIMIT ?';

export function createNewsBoxStore(deps: DocumentsDeps, clock: Clock): NewsBoxStore {
  const { select, ...documents } = createDocuments(deps, newsBoxes(clock));
  return {
    ...documents,
    async due(now, limit) {
      return (await select(IS_DUE, now, limit)).map((found) => found.value);
    },
    async remove(personId) {
      deps.database.run('DELETE FROM newsBoxes WHERE id = ?', personId);
    },
    async eraseUnchangedSince(at) {
      return deps.database.run('DELETE FROM newsBoxes WHERE changedAt < ?', at);
    },
  };
}

const tasks: DocumentTable<string, RequestTask> = {
  record: requestTaskRecord,
  keyOf: (task) => task.id,
  key: { id: (id) => id },
  columns: { dueAt: (task) => task.dueAt ?? null, finishedAt: (task) => task.finishedAt ?? null },
};

export function createRequestTaskStore(deps: DocumentsDeps): RequestTaskStore {
  const { select, ...documents } = createDocuments(deps, tasks);
  return {
    ...documents,
    async due(now, limit) {
      return (await select(IS_DUE, now, limit)).map((found) => found.value);
    },
    async eraseFinishedBefore(at) {
      return deps.database.run('DELETE FROM requestTasks WHERE finishedAt < ?', at);
    },
  };
}
