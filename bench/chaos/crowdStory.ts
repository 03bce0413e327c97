import { readHeard } from './heard.ts';
import type { Finding } from './finding.ts';
import type { ScheduleRecord } from './record.ts';
import type { Row } from './rows.ts';
import { rowOfCall, rowOfEntry, rowsOfPosts } from './rows.ts';

const BEFORE_MS = 3_000;
const AFTER_MS = 500;

/** What was done by and to somebody who had too many chats, around the moment when that was seen. */
export function crowdRows({ token, at }: Finding & { readonly at: number }, record: ScheduleRecord): readonly Row[] {
  const isNear = (each: { readonly at: number }): boolean => each.at > at - BEFORE_MS && each.at < at + AFTER_MS;
  const theirs = record.moments.map((moment) => ({
    at: moment.at,
    chats: moment.chats.filter(({ agent, customer }) => agent === token || customer === token),
  }));
  const ids = new Set(theirs.filter(isNear).flatMap(({ chats }) => chats.map(({ handoffId }) => handoffId)));
  const entries = record.entries.filter(({ handoffId, content }) => ids.has(handoffId) && content.kind !== 'line');
  return [
    ...theirs.filter(isNear).map((moment): Row => ({
      at: moment.at,
      text: `  the store: ${moment.chats.map(({ agent, customer }) => `${agent} with ${customer}`).join(', ') || 'no chat'}`,
    })),
    ...rowsOfPosts(record.posts.filter((post) => post.from === token && isNear(post))),
    ...record.calls
      .filter((call) => call.to === token && isNear(call) && readHeard(call.text).kind !== 'line')
      .map(rowOfCall),
    ...entries.filter(isNear).map((entry) => rowOfEntry(entry, record)),
  ];
}
