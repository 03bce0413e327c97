import type { JournalEntry } from '../../handoff/domain/journal.ts';
import { crowdRows } from './crowdStory.ts';
import { wordsOf } from './fates.ts';
import { readHeard, tokensIn } from './heard.ts';
import type { Finding } from './finding.ts';
import type { Call, Line, Post, ScheduleRecord } from './record.ts';
import type { Row } from './rows.ts';
import { rowOfCall, rowOfEntry, rowsOfPosts } from './rows.ts';
import type { View } from './view.ts';

/** What happened to the lines of a finding, a row each, with times since the schedule began: enough to look for the cause. */
export function storyOf(finding: Finding, record: ScheduleRecord): readonly string[] {
  const rows = [
    ...(finding.at === undefined ? lineRows(finding, record) : crowdRows({ ...finding, at: finding.at }, record)),
    ...record.servers.map(({ at, server, what }): Row => ({ at, text: `server ${server} ${what}` })),
    ...record.store.map(({ at, what }): Row => ({ at, text: what })),
  ];
  const start = Math.min(...record.posts.map(({ at }) => at));
  return rows
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, text }) => `${String(at - start).padStart(6)} ms  ${text}`);
}

function lineRows({ token, passed }: Finding, record: ScheduleRecord): readonly Row[] {
  const tokens = [token, ...(passed === undefined ? [] : [passed])];
  const isAbout = (text: string): boolean => tokensIn(text).some((each) => tokens.includes(each));
  const written = record.lines.filter((line) => tokens.includes(line.token));
  const entries = record.entries.filter((entry) => isAbout(entry.id) || isAbout(saidIn(entry)));
  const chats = new Set(entries.map(({ handoffId }) => handoffId));
  const around = record.entries.filter(({ handoffId, content }) => chats.has(handoffId) && content.kind !== 'line');
  return [
    ...rowsOfPosts(record.posts.filter(({ activityId }) => isAbout(activityId))),
    ...rowsOfPosts(record.posts.filter((post) => typedBefore(post, written))),
    ...record.calls.filter((call) => isAbout(call.text) || heardBefore(call, written)).map(rowOfCall),
    ...[...new Set([...entries, ...around])].map((entry) => rowOfEntry(entry, record)),
    ...written.map(({ postedAt, sender, view }): Row => ({ at: postedAt, text: `${sender} ${believed(view)}` })),
  ];
}

/** The commands of the sender before they wrote. */
function typedBefore({ from, at, text }: Post, written: readonly Line[]): boolean {
  return tokensIn(text).length === 0 && written.some(({ sender, postedAt }) => sender === from && at <= postedAt);
}

/** What the sender was told before they wrote, except by the other side. */
function heardBefore({ to, at, text }: Call, written: readonly Line[]): boolean {
  const isOfBot = readHeard(text).kind !== 'line';
  return isOfBot && written.some(({ sender, postedAt }) => sender === to && at <= postedAt);
}

function believed({ chat, isWaiting }: View): string {
  if (chat !== undefined) return `writes to ${chat}`;
  return isWaiting ? 'writes while waiting' : 'writes, in no chat as far as they know';
}

function saidIn({ content }: JournalEntry): string {
  return content.kind === 'line' ? wordsOf(content) : '';
}
