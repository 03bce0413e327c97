import type { Call } from './protocol.ts';

function boundsOf(call: Call): { readonly start: number; readonly limit: number } {
  const start = Math.max(0, Number(call.query.get('start') ?? '0') || 0);
  const limit = Math.max(1, Number(call.query.get('limit') ?? '50') || 50);
  return { start, limit: Math.min(limit, call.context.maxPageSize) };
}

function linkTo(call: Call, changes: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(call.query);
  for (const [name, value] of Object.entries(changes)) query.set(name, value);
  return `${call.siteUrl}${call.path}?${query.toString()}`;
}

/** One page of the service desk API; the server's own limit wins over the caller's. */
export function pageOf(
  call: Call,
  all: readonly unknown[],
  start = boundsOf(call).start,
): Readonly<Record<string, unknown>> {
  const { limit } = boundsOf(call);
  const values = all.slice(start, start + limit);
  const isLastPage = start + values.length >= all.length;
  return {
    _expands: [],
    size: values.length,
    start,
    limit,
    isLastPage,
    _links: {
      base: call.siteUrl,
      context: '',
      self: linkTo(call, {}),
      ...(isLastPage ? {} : { next: linkTo(call, { start: String(start + limit), limit: String(limit) }) }),
      ...(start === 0
        ? {}
        : { prev: linkTo(call, { start: String(Math.max(0, start - limit)), limit: String(limit) }) }),
    },
    values,
  };
}

/** The same for lists that go on by a cursor, as knowledge articles do. */
export function cursorPageOf(call: Call, all: readonly unknown[]): Readonly<Record<string, unknown>> {
  const { limit, start: plainStart } = boundsOf(call);
  const cursor = call.query.get('cursor');
  const start = cursor === null ? plainStart : Number(Buffer.from(cursor, 'base64url').toString()) || 0;
  const page = pageOf(call, all, start);
  if (page['isLastPage'] === true) return page;
  const next = linkTo(call, { cursor: Buffer.from(String(start + limit)).toString('base64url') });
  return { ...page, _links: { base: call.siteUrl, context: '', self: linkTo(call, {}), next } };
}

/** A whole list as one page, for lists inside other answers. */
export function wholePage(siteUrl: string, values: readonly unknown[]): Readonly<Record<string, unknown>> {
  const links = { base: siteUrl, context: '' };
  return { _expands: [], size: values.length, start: 0, limit: 50, isLastPage: true, _links: links, values };
}
