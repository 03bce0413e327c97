import type { JournalEntry } from '../../handoff/domain/journal.ts';
import { readHeard, tokensIn } from './heard.ts';
import type { Call, Post, ScheduleRecord } from './record.ts';

/** A line of a story. */
export interface Row {
  readonly at: number;
  readonly text: string;
}

/** While no server was there, the tries in between tell nothing. */
export function rowsOfPosts(posts: readonly Post[]): readonly Row[] {
  const failed = posts.filter(({ status }) => status === 'none');
  const told = posts.filter((post) => post.status !== 'none' || post === failed[0] || post === failed.at(-1));
  return told.map(({ at, tookMs, from, text, server, status }) => ({
    at,
    text: `${from} to server ${server}: "${text}", ${status} after ${tookMs} ms`,
  }));
}

export function rowOfCall({ at, to, text, taken, met, kojiId = 'a reply' }: Call): Row {
  const heard = readHeard(text);
  const who = 'customer' in heard ? [heard.customer] : [];
  const what = heard.kind === 'other' ? `"${text.slice(0, 50)}"` : [heard.kind, ...who, ...tokensIn(text)].join(' ');
  return { at, text: `  channel of ${to}: ${what}, met ${met}, ${taken ? 'taken' : 'not taken'} (${kojiId})` };
}

export function rowOfEntry({ at, id, order, to, delivery }: JournalEntry, { actors }: ScheduleRecord): Row {
  const name = actors.find(({ conversationId }) => conversationId === to?.conversationId)?.name ?? 'nobody';
  return { at, text: `    journal: ${id}, order ${order}, to ${name}: ${delivery}` };
}
