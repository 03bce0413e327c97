import { z } from 'zod';
import { DELIVERIES } from '../../directline/ports.ts';
import type { DirectLineConversation, DirectLineStore, Entry, NewEntry } from '../../directline/ports.ts';
import { KojiError } from '../../errors.ts';
import type { DamageLog, PassOver } from '../records/passOver.ts';
import { createPassOver } from '../records/passOver.ts';
import { parseStoredJson } from '../records/recordType.ts';
import { applySchema } from './applySchema.ts';
import type { Database } from './database.ts';
import { decode } from './directLineRow.ts';
import { directLineSchema } from './directLineSchema.ts';
import { signalsIn, turnsIn } from './directLineTurns.ts';

const conversationRow = z.object({
  id: z.string(),
  userId: z.string().nullable(),
  userName: z.string().nullable(),
  createdAt: z.number(),
  lastNumber: z.number(),
  lastPosition: z.number(),
});
const entryRow = z.object({
  conversationId: z.string(),
  number: z.number(),
  position: z.number(),
  delivery: z.enum(DELIVERIES),
  body: z.string(),
});
const bodySchema = z.record(z.string(), z.unknown());
const versionRow = z.object({ data_version: z.number() });
const uploadRow = z.object({
  id: z.string(),
  conversationId: z.string(),
  name: z.string(),
  contentType: z.string(),
  bytes: z.instanceof(Uint8Array),
  visitor: z.string(),
  createdAt: z.number(),
});
const sumRow = z.object({ bytes: z.number() });

/** Direct Line's memory in an open database; makes its tables, `dl_*`, when they are missing. */
export function createSqliteDirectLineStore(database: Database, log: DamageLog): DirectLineStore {
  applySchema(database, directLineSchema);
  return {
    ...conversationsIn(database),
    ...entriesIn(database, createPassOver(log)),
    ...turnsIn(database),
    ...signalsIn(database),
    ...uploadsIn(database),
    // Counts the commits of other connections, and reads them off shared memory: https://www.sqlite.org/pragma.html.
    changesElsewhere: () => decode(versionRow, database.get('PRAGMA data_version')).data_version,
  };
}

type Conversations = Pick<
  DirectLineStore,
  'createConversation' | 'findConversation' | 'bindUser' | 'purgeConversations'
>;

function conversationsIn(database: Database): Conversations {
  return {
    createConversation: ({ id, user, createdAt }) => {
      const sql = `INSERT INTO dl_conversations (id, userId, userName, createdAt, activeAt) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING`;
      const added = database.run(sql, id, user?.id ?? null, user?.name ?? null, createdAt, createdAt);
      return added === 1 ? 'created' : 'exists';
    },
    findConversation: (id) => findConversation(database, id),
    bindUser: (conversationId, user) => {
      const sql = 'UPDATE dl_conversations SET userId = ?, userName = ? WHERE id = ? AND userId IS NULL';
      database.run(sql, user.id, user.name ?? null, conversationId);
    },
    purgeConversations: (time) => database.run('DELETE FROM dl_conversations WHERE activeAt < ?', time),
  };
}

function findConversation(database: Database, id: string): DirectLineConversation | undefined {
  const row = database.get('SELECT * FROM dl_conversations WHERE id = ?', id);
  return row && toConversation(decode(conversationRow, row));
}

type Entries = Pick<
  DirectLineStore,
  | 'append'
  | 'findEntry'
  | 'findByKey'
  | 'entriesAfter'
  | 'replaceBody'
  | 'removeEntry'
  | 'markDelivery'
  | 'pendingEntries'
  | 'pendingUpTo'
>;

function entriesIn(database: Database, passOver: PassOver): Entries {
  return {
    append: (entry) => database.transaction(() => append(database, entry)),
    findEntry: (conversationId, number) => findEntry(database, conversationId, number),
    findByKey: (conversationId, dedupeKey) => findByKey(database, conversationId, dedupeKey),
    entriesAfter: (conversationId, position, limit) => {
      const sql = 'SELECT * FROM dl_activities WHERE conversationId = ? AND position > ? ORDER BY position LIMIT ?';
      return passOver(database.all(sql, conversationId, position, limit), toEntry);
    },
    replaceBody: (conversationId, number, body) =>
      database.transaction(() => {
        if (!findEntry(database, conversationId, number)) return undefined;
        const position = takePosition(database, conversationId);
        const sql = 'UPDATE dl_activities SET body = ?, position = ? WHERE conversationId = ? AND number = ?';
        database.run(sql, JSON.stringify(body), position, conversationId, number);
        return findEntry(database, conversationId, number);
      }),
    removeEntry: (conversationId, number) =>
      database.run('DELETE FROM dl_activities WHERE conversationId = ? AND number = ?', conversationId, number) === 1,
    markDelivery: (conversationId, number, delivery) => {
      const sql = `UPDATE dl_activities SET delivery = ?
        WHERE conversationId = ? AND number = ? AND delivery <> 'delivered'`;
      database.run(sql, delivery, conversationId, number);
    },
    pendingEntries: () => {
      const sql = `SELECT * FROM dl_activities WHERE delivery = 'pending' ORDER BY conversationId, number`;
      return passOver(database.all(sql), toEntry);
    },
    pendingUpTo: (conversationId, number) => {
      const sql = `SELECT * FROM dl_activities WHERE delivery = 'pending' AND conversationId = ? AND number <= ?
        ORDER BY number`;
      return passOver(database.all(sql, conversationId, number), toEntry);
    },
  };
}

function append(database: Database, added: NewEntry): { entry: Entry; duplicate: boolean } {
  const { conversationId, dedupeKey = null, delivery, body, at } = added;
  const known = dedupeKey === null ? undefined : findByKey(database, conversationId, dedupeKey);
  if (known) return { entry: known, duplicate: true };
  const position = takePosition(database, conversationId);
  const number = takeNumber(database, conversationId, at);
  const sql = `INSERT INTO dl_activities (conversationId, number, position, dedupeKey, delivery, body)
    VALUES (?, ?, ?, ?, ?, ?)`;
  database.run(sql, conversationId, number, position, dedupeKey, delivery, JSON.stringify(body));
  return { entry: { conversationId, number, position, delivery, body }, duplicate: false };
}

function takePosition(database: Database, conversationId: string): number {
  database.run('UPDATE dl_conversations SET lastPosition = lastPosition + 1 WHERE id = ?', conversationId);
  return requireConversation(database, conversationId).lastPosition;
}

function takeNumber(database: Database, conversationId: string, at: number): number {
  const sql = 'UPDATE dl_conversations SET lastNumber = lastNumber + 1, activeAt = ? WHERE id = ?';
  database.run(sql, at, conversationId);
  return requireConversation(database, conversationId).lastNumber;
}

function requireConversation(database: Database, id: string): z.infer<typeof conversationRow> {
  const row = database.get('SELECT * FROM dl_conversations WHERE id = ?', id);
  if (!row) throw new KojiError('notFound', 'There is no Direct Line conversation of this id.');
  return decode(conversationRow, row);
}

function findEntry(database: Database, conversationId: string, number: number): Entry | undefined {
  const sql = 'SELECT * FROM dl_activities WHERE conversationId = ? AND number = ?';
  const row = database.get(sql, conversationId, number);
  return row && toEntry(row);
}

function findByKey(database: Database, conversationId: string, dedupeKey: string): Entry | undefined {
  const sql = 'SELECT * FROM dl_activities WHERE conversationId = ? AND dedupeKey = ?';
  const row = database.get(sql, conversationId, dedupeKey);
  return row && toEntry(row);
}

type Uploads = Pick<DirectLineStore, 'saveUpload' | 'findUpload' | 'uploadedBytes' | 'purgeUploads'>;

function uploadsIn(database: Database): Uploads {
  const bytesWhere = (column: 'conversationId' | 'visitor', value: string): number => {
    const sql = `SELECT coalesce(sum(length(bytes)), 0) AS bytes FROM dl_uploads WHERE ${column} = ?`;
    return decode(sumRow, database.get(sql, value)).bytes;
  };
  return {
    saveUpload: ({ id, conversationId, name, contentType, bytes, visitor, createdAt }) => {
      const sql = `INSERT INTO dl_uploads (id, conversationId, name, contentType, bytes, visitor, createdAt)
        VALUES (?, ?, ?, ?, ?, ?, ?)`;
      database.run(sql, id, conversationId, name, contentType, bytes, visitor, createdAt);
    },
    uploadedBytes: ({ conversationId, visitor }) => ({
      conversation: bytesWhere('conversationId', conversationId),
      visitor: bytesWhere('visitor', visitor),
    }),
    findUpload: (id) => {
      const row = database.get('SELECT * FROM dl_uploads WHERE id = ?', id);
      return row && decode(uploadRow, row);
    },
    purgeUploads: (time) => database.run('DELETE FROM dl_uploads WHERE createdAt < ?', time),
  };
}

function toConversation(row: z.infer<typeof conversationRow>): DirectLineConversation {
  const { id, userId, userName, createdAt, lastPosition } = row;
  const user = userId !== null && { id: userId, ...(userName !== null && { name: userName }) };
  return { id, createdAt, lastPosition, ...(user && { user }) };
}

function toEntry(row: unknown): Entry {
  const { body, ...entry } = decode(entryRow, row);
  const name = `${entry.conversationId}/${String(entry.number)}`;
  return { ...entry, body: decode(bodySchema, parseStoredJson('dl_activities', name, body)) };
}
