import { z } from 'zod';
import type { ActivityBody, DirectLineStore, Turn } from '../../directline/ports.ts';
import type { Database } from './database.ts';
import { decode } from './directLineRow.ts';

const signalRow = z.object({ signalNumber: z.number(), signalBody: z.string().nullable() });
const bodySchema = z.record(z.string(), z.unknown());

/** Between processes of one machine clocks do not differ; more than this is a clock that was set back. */
const CLOCK_SET_BACK_MS = 60_000;

export function turnsIn(database: Database): Pick<DirectLineStore, 'takeTurn' | 'endTurn'> {
  const isFree = `(turnHolder IS NULL OR turnHolder = ? OR turnUntil <= ? OR turnUntil > ?)`;
  return {
    takeTurn: ({ conversationId: id, holder, until }: Turn, now) => {
      const free = [holder, now, until + CLOCK_SET_BACK_MS] as const;
      // Whoever waits asks often, and must not ask for the write lock each time.
      if (!database.get(`SELECT 1 FROM dl_conversations WHERE id = ? AND ${isFree}`, id, ...free)) return false;
      const sql = `UPDATE dl_conversations SET turnHolder = ?, turnUntil = ? WHERE id = ? AND ${isFree}`;
      return database.run(sql, holder, until, id, ...free) === 1;
    },
    endTurn: (conversationId, holder) => {
      const sql = 'UPDATE dl_conversations SET turnHolder = NULL, turnUntil = NULL WHERE id = ? AND turnHolder = ?';
      database.run(sql, conversationId, holder);
    },
  };
}

export function signalsIn(database: Database): Pick<DirectLineStore, 'giveSignal' | 'newestSignal'> {
  return {
    giveSignal: (conversationId, body) => {
      const sql = 'UPDATE dl_conversations SET signalNumber = signalNumber + 1, signalBody = ? WHERE id = ?';
      database.run(sql, JSON.stringify(body), conversationId);
    },
    newestSignal: (conversationId) => {
      const row = database.get('SELECT signalNumber, signalBody FROM dl_conversations WHERE id = ?', conversationId);
      const { signalNumber: number, signalBody } = decode(signalRow, row ?? { signalNumber: 0, signalBody: null });
      return { number, body: signalBody === null ? undefined : signalIn(signalBody) };
    },
  };
}

/** Nothing is lost with one that cannot be read: that somebody types is kept nowhere. */
function signalIn(text: string): ActivityBody | undefined {
  try {
    return bodySchema.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
