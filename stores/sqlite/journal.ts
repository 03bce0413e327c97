import { setImmediate } from 'node:timers/promises';
import type { SQLInputValue } from 'node:sqlite';
import { z } from 'zod';
import type { JournalEntry } from '../../handoff/domain/journal.ts';
import type { Journal } from '../../handoff/ports.ts';
import { journalRecord } from '../records/journalEntry.ts';
import { fromRecord, parseStoredJson, toRecord } from '../records/recordType.ts';
import type { Database, Row } from './database.ts';

/** Rows erased at one go; between two goes other work has its turn. */
const ERASED_AT_ONCE = 500;

const APPEND = `
  INSERT INTO journal (handoffId, id, position, at, delivery, body) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (handoffId, id) DO NOTHING
`;
const MARK = 'UPDATE journal SET delivery = ? WHERE handoffId = ? AND id = ?';
const SELECT = 'SELECT handoffId, id, delivery, body FROM journal';
const ERASE = 'DELETE FROM journal WHERE sequence IN (SELECT sequence FROM journal WHERE at < ? LIMIT ?)';

const journalRow = z.object({ handoffId: z.string(), id: z.string(), delivery: z.string(), body: z.string() });

export function createJournal(database: Database): Journal {
  const select = (clause: string, ...values: SQLInputValue[]) =>
    database.all(`${SELECT} ${clause} ORDER BY position, sequence`, ...values).map(decode);
  return {
    async append(entry) {
      const { handoffId, id, order, at, delivery } = entry;
      return database.run(APPEND, handoffId, id, order, at, delivery, encode(entry)) === 0 ? 'exists' : 'appended';
    },
    async mark(handoffId, entryId, delivery) {
      database.run(MARK, delivery, handoffId, entryId);
    },
    async entries(handoffId) {
      return select('WHERE handoffId = ?', handoffId);
    },
    async pending() {
      return select(`WHERE delivery = 'pending'`);
    },
    async eraseBefore(at) {
      let erased = 0;
      let lately: number;
      do {
        lately = database.run(ERASE, at, ERASED_AT_ONCE);
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
  const stored = z.looseObject({}).safeParse(parseStoredJson(journalRecord.name, name, body));
  return fromRecord(journalRecord, name, { ...stored.data, delivery });
}
