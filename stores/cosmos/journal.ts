import { z } from 'zod';
import type { JournalEntry } from '../../handoff/domain/journal.ts';
import { compareIds } from '../../handoff/domain/queue.ts';
import type { Journal } from '../../handoff/ports.ts';
import { journalRecord } from '../records/journalEntry.ts';
import { fromRecord, toRecord } from '../records/recordType.ts';
import { nameOf } from './documents.ts';
import type { Found, Items } from './items.ts';
import { removeAll, removeWhere } from './removeAll.ts';

// A partition key cannot be lost; what was put there by hand without one is found, named and refused.
const partitionSchema = z.object({ handoffId: z.string().catch('') });

/** `keepMs`: how long Cosmos DB keeps an entry that nobody erased; for ever where it is not given. */
export function createJournal(items: Items, keepMs?: number): Journal {
  const ttl = keepMs === undefined ? {} : { ttl: Math.max(1, Math.ceil(keepMs / 1000)) };
  return {
    async append(entry) {
      const body = { ...toRecord(journalRecord, entry), ...ttl };
      const appended = await items.create({ partition: entry.handoffId, id: entry.id }, body);
      return appended === 'exists' ? 'exists' : 'appended';
    },
    mark: (handoffId, entryId, delivery) => items.set({ partition: handoffId, id: entryId }, 'delivery', delivery),
    async take(handoffId, entryId) {
      const key = { partition: handoffId, id: entryId };
      const found = await items.read(key);
      if (!found || decode(found).delivery !== 'queued') return false;
      return items.setIf(key, { field: 'delivery', value: 'pending' }, found.version);
    },
    async find(handoffId, entryId) {
      const found = await items.read({ partition: handoffId, id: entryId });
      return found && decode(found);
    },
    async open(handoffId) {
      const where = `c.handoffId = @handoffId AND c.delivery IN ('queued', 'pending')`;
      const found = await items.find({ where, values: { '@handoffId': handoffId }, partition: handoffId });
      return inOrder(items.passOver(found, decode));
    },
    async entries(handoffId) {
      const where = 'c.handoffId = @handoffId';
      const found = await items.find({ where, values: { '@handoffId': handoffId }, partition: handoffId });
      return inOrder(items.passOver(found, decode));
    },
    async pending() {
      const found = await items.find({ where: `c.delivery IN ('queued', 'pending')`, values: {} });
      return inOrder(items.passOver(found, decode));
    },
    async eraseBefore(at, exceptOf) {
      const where = 'c.at < @at AND NOT ARRAY_CONTAINS(@exceptOf, c.handoffId)';
      const old = { where, values: { '@at': at, '@exceptOf': exceptOf } };
      return removeWhere(items, old, (found) => removeAll(items, found, (each) => ({ key: keyOf(each) })));
    },
  };
}

function keyOf({ stored }: Found) {
  return { partition: partitionSchema.parse(stored).handoffId, id: stored.id };
}

function decode(found: Found): JournalEntry {
  const { partition, id } = keyOf(found);
  return fromRecord(journalRecord, nameOf(id, partition), found.stored);
}

/** Servers count their entries each for itself; two that chose the same number are told apart by id, always alike. */
function inOrder(found: readonly JournalEntry[]): readonly JournalEntry[] {
  return found.toSorted((a, b) => a.order - b.order || compareIds(a.id, b.id));
}
