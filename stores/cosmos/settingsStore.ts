import { z } from 'zod';
import type { Version } from '../../handoff/ports.ts';
import type { SettingsChange, SettingsStore } from '../../settings/ports.ts';
import type { RecordType } from '../records/recordType.ts';
import { fromRecord, toRecord } from '../records/recordType.ts';
import { settingsChangeRecord } from '../records/settingsChange.ts';
import { nameOf } from './documents.ts';
import type { Found, ItemKey, Items } from './items.ts';

/** The newest change of a tenant; the ones before stand under their numbers. */
const HEAD = 'head';

type Numbered = SettingsChange & { readonly number: number };

const numbered = z.object({ number: z.int() });
const numberedRecord: RecordType<Numbered> = {
  ...settingsChangeRecord,
  schema: z.intersection(settingsChangeRecord.schema, numbered),
};

/**
 * The newest change stands in one item, so that it is found by a point read and decided upon by one write. Before it is
 * replaced it is copied under its number: a server that dies in between leaves a copy too many, which the history
 * passes over, and never one too few.
 */
export function createSettingsStore(items: Items): SettingsStore {
  return {
    async load(tenantId) {
      const head = await loadHead(items, tenantId);
      return head && { value: head.change.settings, version: head.version };
    },
    async save(tenantId, change, expected) {
      if (expected !== 'new') return replaceHead(items, tenantId, change, expected);
      const created = await items.create(headOf(tenantId), bodyOf(tenantId, { ...change, number: 1 }));
      return created === 'exists' ? 'stale' : created;
    },
    async history(tenantId, limit) {
      const head = await loadHead(items, tenantId);
      if (!head || limit < 1) return [];
      const where = 'c.tenantId = @tenantId AND c.number < @number';
      const values = { '@tenantId': tenantId, '@number': head.change.number };
      const most = { count: limit - 1, newestBy: 'number' };
      const older = limit === 1 ? [] : await items.find({ where, values, partition: tenantId, most });
      return [head.change, ...items.passOver(older, (each) => decode(tenantId, each))].map(withoutNumber);
    },
  };
}

function headOf(tenantId: string): ItemKey {
  return { partition: tenantId, id: HEAD };
}

function bodyOf(tenantId: string, change: Numbered) {
  return { ...toRecord(numberedRecord, change), tenantId };
}

async function loadHead(items: Items, tenantId: string) {
  const found = await items.read(headOf(tenantId));
  return found && { change: decode(tenantId, found), version: found.version };
}

async function replaceHead(items: Items, tenantId: string, change: SettingsChange, expected: Version) {
  const head = await loadHead(items, tenantId);
  if (head?.version !== expected) return 'stale';
  const { number } = head.change;
  await items.create({ partition: tenantId, id: String(number) }, bodyOf(tenantId, head.change));
  return items.replace(headOf(tenantId), bodyOf(tenantId, { ...change, number: number + 1 }), expected);
}

function withoutNumber({ number: _number, ...change }: Numbered): SettingsChange {
  return change;
}

function decode(tenantId: string, { stored }: Found): Numbered {
  const known = numbered.safeParse(stored);
  const id = known.success ? String(known.data.number) : stored.id;
  return fromRecord(numberedRecord, nameOf(id, tenantId), stored);
}
