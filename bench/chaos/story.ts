import type { JournalEntry } from '../../handoff/domain/journal.ts';
import { readHeard, tokensIn } from './heard.ts';
import type { Finding } from './ledger.ts';
import type { Call, Line, Post, ScheduleRecord } from './record.ts';
import type { View } from './view.ts';

/** What happened to the lines of a finding, a row each, with times since the schedule began: enough to look for the cause. */
export function storyOf({ token, passed }: Finding, record: ScheduleRecord): readonly string[] {
  const tokens = [token, ...(passed === undefined ? [] : [passed])];
  const isAbout = (text: string): boolean => tokensIn(text).some((each) => tokens.includes(each));
  const written = record.lines.filter((line) => tokens.includes(line.token));
  const entries = record.entries.filter((entry) => isAbout(entry.id) || isAbout(wordsOf(entry)));
  const chats = new Set(entries.map(({ handoffId }) => handoffId));
  const around = record.entries.filter(({ handoffId, content }) => chats.has(handoffId) && content.kind !== 'line');
  const rows: readonly Row[] = [
    ...rowsOfPosts(record.posts.filter(({ activityId }) => isAbout(activityId))),
    ...rowsOfPosts(record.posts.filter((post) => typedBefore(post, written))),
    ...record.calls.filter((call) => isAbout(call.text) || heardBefore(call, written)).map(rowOfCall),
    ...[...new Set([...entries, ...around])].map((entry) => rowOfEntry(entry, record)),
    ...written.map(({ postedAt, sender, view }): Row => ({ at: postedAt, text: `${sender} ${believed(view)}` })),
    ...record.servers.map(({ at, server, what }): Row => ({ at, text: `server ${server} ${what}` })),
  ];
  const start = Math.min(...record.posts.map(({ at }) => at));
  return rows
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, text }) => `${String(at - start).padStart(6)} ms  ${text}`);
}

const BEFORE_MS = 1_500;

/** The commands of the sender shortly before they wrote. */
function typedBefore({ from, at, text }: Post, written: readonly Line[]): boolean {
  return tokensIn(text).length === 0 && written.some((line) => line.sender === from && isBefore(at, line));
}

function isBefore(at: number, { postedAt }: Line): boolean {
  return at <= postedAt && at > postedAt - BEFORE_MS;
}

/** What the sender was told of their chats shortly before they wrote. */
function heardBefore({ to, at, text }: Call, written: readonly Line[]): boolean {
  const isOfUse = !['line', 'other'].includes(readHeard(text).kind);
  return (
    isOfUse && written.some(({ sender, postedAt }) => sender === to && at <= postedAt && at > postedAt - BEFORE_MS)
  );
}

function believed({ chat, isWaiting }: View): string {
  if (chat !== undefined) return `writes to ${chat}`;
  return isWaiting ? 'writes while waiting' : 'writes, in no chat as far as they know';
}

interface Row {
  readonly at: number;
  readonly text: string;
}

/** While no server was there, the tries in between tell nothing. */
function rowsOfPosts(posts: readonly Post[]): readonly Row[] {
  const failed = posts.filter(({ status }) => status === 'none');
  const told = posts.filter((post) => post.status !== 'none' || post === failed[0] || post === failed.at(-1));
  return told.map(({ at, tookMs, from, text, server, status }) => ({
    at,
    text: `${from} to server ${server}: "${text}", ${status} after ${tookMs} ms`,
  }));
}

function rowOfCall({ at, to, text, taken, met, kojiId = 'a reply' }: Call): Row {
  const heard = readHeard(text);
  const who = 'customer' in heard ? [heard.customer] : [];
  const what = heard.kind === 'other' ? `"${text.slice(0, 50)}"` : [heard.kind, ...who, ...tokensIn(text)].join(' ');
  return { at, text: `  channel of ${to}: ${what}, met ${met}, ${taken ? 'taken' : 'not taken'} (${kojiId})` };
}

function rowOfEntry({ at, id, order, to, delivery }: JournalEntry, { actors }: ScheduleRecord): Row {
  const name = actors.find(({ conversationId }) => conversationId === to?.conversationId)?.name ?? 'nobody';
  return { at, text: `    journal: ${id}, order ${order}, to ${name}: ${delivery}` };
}

function wordsOf({ content }: JournalEntry): string {
  return content.kind === 'line' ? content.text : '';
}
