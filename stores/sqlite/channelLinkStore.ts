import { z } from 'zod';
import type { ChannelLinkStore } from '../../identity/ports.ts';
import { channelLinkRecord } from '../records/identity.ts';
import { fromRecordText, toRecord } from '../records/recordType.ts';
import type { Database } from './database.ts';

const linkRow = z.object({ body: z.string() }).optional();

export function createChannelLinkStore(database: Database): ChannelLinkStore {
  return {
    async load(id) {
      const row = linkRow.parse(database.get('SELECT body FROM channelLinks WHERE id = ?', id));
      return row && fromRecordText(channelLinkRecord, id, row.body);
    },
    async create(link) {
      const body = JSON.stringify(toRecord(channelLinkRecord, link));
      const made = database.run('INSERT OR IGNORE INTO channelLinks (id, body) VALUES (?, ?)', link.id, body);
      return made === 1 ? 'created' : 'exists';
    },
    async put(link) {
      const body = JSON.stringify(toRecord(channelLinkRecord, link));
      database.run('INSERT OR REPLACE INTO channelLinks (id, body) VALUES (?, ?)', link.id, body);
    },
    async remove(id) {
      database.run('DELETE FROM channelLinks WHERE id = ?', id);
    },
  };
}
