import { setImmediate } from 'node:timers/promises';
import type { SQLInputValue } from 'node:sqlite';
import { z } from 'zod';
import type { JournalEntry } from '../../handoff/domain/journal.ts';
import type { Journal } from '../../handoff/ports.ts';
import { journalRecord } from '../records/journalEntry.ts';
import { fromRecord, parseStoredJson, toRecord } from '../records/recordType.ts';
import type { Row } from './database.ts';
import type { DocumentsDeps } from './documents.ts';

/** Rows erased at one go; between two goes other work has its turn. */
const ERASED_AT_ONCE = 500;

const APPEND = `
  INSERT INTO journal (handoffId, id, position, at, delivery, body) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (handoffId, id) DO NOTHING
`;
const MARK = 'UPDATE journal SET delivery = ? WHERE handoffId = ? AND id = ?';
const TAKE = `UPDATE journal SET delivery = 'pending' WHERE handoffId = ? AND id = ? AND delivery = 'queued'`;
const SELECT = 'SELECT handoffId, id, delivery, body FROM journal';
const eraseBut = (kept: readonly string[]): string => {
  const isErased = kept.length === 0 ? '' : ` AND handoffId NOT IN (${kept.map(() => '?').join(', ')})`;
  return `DELETE FROM journal WHERE sequence IN (SELECT sequence FROM journal WHERE at < ?${isErased} LIMIT ?)`;
};

const bodySchema = z.looseObject({});
const journalRow = z.object({ handoffId: z.string(), id: z.string(), delivery: z.string(), body: z.string() });

export function createJournal({ database, passOver }: DocumentsDeps): Journal {
  const select = (clause: string, ...values: SQLInputValue[]) =>
    passOver(database.all(`${SELECT} ${clause} ORDER BY position, sequence`, ...values), decode);
  return {
    async append(entry) {
      const { handoffId, id, order, at, delivery } = entry;
      return database.run(APPEND, handoffId, id, order, at, delivery, encode(entry)) === 0 ? 'exists' : 'appended';
    },
    async mark(handoffId, entryId, delivery) {
      database.run(MARK, delivery, handoffId, entryId);
    },
    async take(handoffId, entryId) {
      return database.run(TAKE, handoffId, entryId) === 1;
    },
    async find(handoffId, entryId) {
      const row = database.get(`${SELECT} WHERE handoffId = ? AND id = ?`, handoffId, entryId);
      return row && decode(row);
    },
    async open(handoffId) {
      return select(`WHERE handoffId = ? AND delivery IN ('queued', 'pending')`, handoffId);
    },
    async entries(handoffId) {
      return select('WHERE handoffId = ?', handoffId);
    },
    async pending() {
      return select(`WHERE delivery IN ('queued', 'pending')`);
    },
    async eraseBefore(at, exceptOf) {
      let erased = 0;
      let lately: number;
      do {
        lately = database.run(eraseBut(exceptOf), at, ...exceptOf, ERASED_AT_ONCE);
        erased += lately;
        await setImmediate();
      } while (lately === ERASED_AT_ONCE);
      return erased;
    },
  };
}

// The delivery stands in its column only, so that marking need not rewrite the body.
function encode(entry: JournalEntry): string {
  const { delivery: _delivery, ...rest } = toRecord(journalRecord, entry);
  return JSON.stringify(rest);
}

function decode(row: Row): JournalEntry {
  const { handoffId, id, delivery, body } = journalRow.parse(row);
  const name = `${handoffId}/${id}`;
  const stored = bodySchema.safeParse(parseStoredJson(journalRecord.name, name, body));
  return fromRecord(journalRecord, name, { ...stored.data, delivery });
}
