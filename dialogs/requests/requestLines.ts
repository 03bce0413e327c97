import type { CustomerRequest, PublicComment, ServiceLevel } from '../../jira/ports.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

const LONGEST_COMMENT = 600;

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
export function detailWords(timeZone: string, request: CustomerRequest): Words {
  const { key, portalUrl, summary, requestTypeName, status, statusChangedAtMs } = request;
  const texts = { summary, type: requestTypeName, status };
  const escaped = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, escapeMarkdown(text)]));
  return {
    key: 'requests.details',
    params: { ...escaped, key, url: portalUrl },
    moments: { since: { atMs: statusChangedAtMs, timeZone } },
  };
}

/** The promises about time that customers may see. */
export function serviceLevelWords(timeZone: string, levels: readonly ServiceLevel[]): readonly Words[] {
  const lines = levels.map((level): Words => ({ parts: [{ text: '- ' }, levelWords(timeZone, level)] }));
  return lines.length === 0 ? [] : [listed(lines)];
}

function levelWords(timeZone: string, { name, state, dueAtMs: atMs }: ServiceLevel): Words {
  const key = `serviceLevel.${state}` as const;
  const params = { name: escapeMarkdown(name) };
  if (state !== 'running' && state !== 'overdue') return { key, params };
  const zoned = { ...params, zone: timeZone };
  // A due time that Jira does not tell is shown as a dash.
  if (atMs === undefined) return { key, params: { ...zoned, at: '–' } };
  return { key, params: zoned, moments: { at: { atMs, timeZone, hasTime: true } } };
}

/** The last comments with their files. */
export function commentWords(timeZone: string, comments: readonly PublicComment[]): readonly Words[] {
  if (comments.length === 0) return [{ key: 'requests.noComments' }];
  return [{ key: 'requests.comments' }, ...comments.map((comment) => oneComment(timeZone, comment))];
}

function oneComment(timeZone: string, { authorName, createdAtMs, text, files = [] }: PublicComment): Words {
  const params = { author: escapeMarkdown(authorName), text: escapeMarkdown(shortened(text)) };
  const said: Words = { key: 'requests.comment', params, moments: { at: { atMs: createdAtMs, timeZone } } };
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
