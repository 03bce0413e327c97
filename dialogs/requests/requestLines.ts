import type { CustomerRequest, PublicComment, ServiceLevel } from '../../jira/ports.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

const LONGEST_COMMENT = 600;

/** Who reads dates and times. */
export interface Reader {
  readonly locale: string;
  /** An IANA name. */
  readonly timeZone: string;
}

/** A list of requests, each with link and status. */
export function requestLines(requests: readonly CustomerRequest[]): Words {
  return listed(
    requests.map(({ key, portalUrl, summary, status }) => ({
      key: 'requests.line',
      params: { key, url: portalUrl, summary: escapeMarkdown(summary), status: escapeMarkdown(status) },
    })),
  );
}

/** What a request is about, and where it stands. */
export function detailWords(reader: Reader, request: CustomerRequest): Words {
  const { key, portalUrl, summary, requestTypeName, status, statusChangedAtMs } = request;
  const texts = { summary, type: requestTypeName, status };
  const escaped = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, escapeMarkdown(text)]));
  return {
    key: 'requests.details',
    params: { ...escaped, key, url: portalUrl, since: dayOf(reader, statusChangedAtMs) },
  };
}

/** The promises about time that customers may see. */
export function serviceLevelWords(reader: Reader, levels: readonly ServiceLevel[]): readonly Words[] {
  const lines = levels.map(({ name, state, dueAtMs }): Words => {
    const isTimed = state === 'running' || state === 'overdue';
    const params = {
      name: escapeMarkdown(name),
      ...(isTimed ? { at: timeOf(reader, dueAtMs), zone: reader.timeZone } : {}),
    };
    return { parts: [{ text: '- ' }, { key: `serviceLevel.${state}`, params }] };
  });
  return lines.length === 0 ? [] : [listed(lines)];
}

/** The last comments with their files. */
export function commentWords(reader: Reader, comments: readonly PublicComment[]): readonly Words[] {
  if (comments.length === 0) return [{ key: 'requests.noComments' }];
  return [{ key: 'requests.comments' }, ...comments.map((comment) => oneComment(reader, comment))];
}

function oneComment(reader: Reader, { authorName, createdAtMs, text, files = [] }: PublicComment): Words {
  const at = dayOf(reader, createdAtMs);
  const params = { author: escapeMarkdown(authorName), at, text: escapeMarkdown(shortened(text)) };
  const said: Words = { key: 'requests.comment', params };
  if (files.length === 0) return said;
  const links = files.map(({ filename, url }) => `[${escapeMarkdown(filename)}](${url})`).join(', ');
  return { parts: [said, { text: `\n\n${links}` }] };
}

export function shortened(text: string): string {
  return text.length > LONGEST_COMMENT ? `${text.slice(0, LONGEST_COMMENT - 1)}…` : text;
}

function listed(lines: readonly Words[]): Words {
  return { parts: lines.flatMap((line, index) => (index === 0 ? [line] : [{ text: '\n' }, line])) };
}

function dayOf({ locale, timeZone }: Reader, atMs: number): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(atMs);
}

/** A due time that Jira does not tell is shown as a dash. */
function timeOf({ locale, timeZone }: Reader, atMs: number | undefined): string {
  if (atMs === undefined) return '–';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(atMs);
}
