import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { KojiError } from '../../errors.ts';
import { parseStoredJson } from '../records/recordType.ts';
import type { BotStateStore } from '../stores.ts';
import type { Database } from './database.ts';

const SELECT = 'SELECT eTag, body FROM botState WHERE key = ?';
// Replacing takes a new eTag from SQLite's counter, which never gives one out twice, not even after a deletion.
const REPLACE = 'INSERT OR REPLACE INTO botState (key, body, changedAt) VALUES (?, ?, ?)';

const stateRow = z.object({ eTag: z.int(), body: z.string() });
const stateSchema = z.looseObject({ eTag: z.string().nullish() });

/**
 * Dialog state for botbuilder. As in its own storages, an item without an eTag or with `*` is written whatever is there
 * (that is what BotState does), and a stale eTag throws: a KojiError of kind `conflict`, with none of the changes written.
 */
export function createBotStateStorage(database: Database, clock: Clock): BotStateStore {
  const load = (key: string) => {
    const row = stateRow.optional().parse(database.get(SELECT, key));
    return row && { eTag: String(row.eTag), body: row.body };
  };
  const write = (key: string, item: unknown) => {
    const { eTag, ...body } = stateSchema.parse(item);
    const isConditional = eTag !== undefined && eTag !== null && eTag !== '' && eTag !== '*';
    const stored = isConditional ? load(key) : undefined;
    if (stored && stored.eTag !== eTag) throw conflict(key);
    database.run(REPLACE, key, JSON.stringify(body), clock.now());
  };
  return {
    async read(keys) {
      const found = keys.map((key) => ({ key, stored: load(key) }));
      return Object.fromEntries(
        found.flatMap(({ key, stored }) => (stored ? [[key, toItem(key, stored)] as const] : [])),
      );
    },
    async write(changes) {
      database.transaction(() => {
        for (const [key, item] of Object.entries(changes)) write(key, item);
      });
    },
    async delete(keys) {
      for (const key of keys) database.run('DELETE FROM botState WHERE key = ?', key);
    },
    async eraseUnchangedSince(at) {
      return database.run('DELETE FROM botState WHERE changedAt < ?', at);
    },
  };
}

function toItem(key: string, stored: { readonly eTag: string; readonly body: string }) {
  const body = stateSchema.safeParse(parseStoredJson('botState', key, stored.body));
  if (!body.success) {
    throw new KojiError(
      'storedRecord',
      `The record "${key}" in botState cannot be read: it is not an object. Remove it.`,
    );
  }
  return { ...body.data, eTag: stored.eTag };
}

function conflict(key: string): KojiError {
  return new KojiError('conflict', `Storage: error writing "${key}" due to eTag conflict.`);
}
