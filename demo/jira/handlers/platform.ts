import { z } from 'zod';
import { findUser, findVisibleRequest, isAgent } from '../context.ts';
import { readJql } from '../jql.ts';
import type { RequestRecord, SiteUser } from '../model.ts';
import { json, platformRefusal } from '../protocol.ts';
import type { Answer, Call } from '../protocol.ts';
import { dateToWire, summaryOf } from '../wire.ts';
import { statusCategoryOf } from '../workflow.ts';

function platformUser(call: Call, user: SiteUser): Readonly<Record<string, unknown>> {
  return {
    self: `${call.siteUrl}/rest/api/3/user?accountId=${encodeURIComponent(user.accountId)}`,
    accountId: user.accountId,
    accountType: user.accountType,
    ...(user.emailHidden ? {} : { emailAddress: user.email }),
    displayName: user.displayName,
    active: user.active,
    timeZone: user.timeZone ?? 'Etc/UTC',
    locale: 'en_US',
  };
}

export function getCurrentUser(call: Call): Answer {
  const text = 'Client must be authenticated to access this resource.';
  if (call.caller === undefined) return { kind: 'text', status: 401, text };
  return json(200, platformUser(call, call.caller));
}

export function getUser(call: Call): Answer {
  const user = findUser(call.context, call.query.get('accountId') ?? '');
  const maySee = isAgent(call.caller) || user?.accountId === call.caller?.accountId;
  if (user === undefined || !maySee) return platformRefusal(404, 'Specified user does not exist or you cannot see it.');
  return json(200, platformUser(call, user));
}

function isPrefixOf(searched: string, user: SiteUser): boolean {
  const starts = [user.email, user.displayName, ...user.displayName.split(' ')];
  return starts.some((start) => start.toLowerCase().startsWith(searched));
}

/** Without the permission to browse users the answer is empty, not 403; so it is for callers nobody knows. */
export function findUsers(call: Call): Answer {
  const searched = (call.query.get('query') ?? '').toLowerCase();
  if (searched === '') return platformRefusal(400, 'The query must not be empty.');
  if (!isAgent(call.caller)) return json(200, []);
  const startAt = Number(call.query.get('startAt') ?? '0');
  const maxResults = Math.min(Number(call.query.get('maxResults') ?? '50'), call.context.maxPageSize);
  const found = call.context.site.users.filter((user) => isPrefixOf(searched, user));
  return json(
    200,
    found.slice(startAt, startAt + maxResults).map((user) => platformUser(call, user)),
  );
}

/** Those properties of the issue that were asked for by name. */
function propertiesOf(call: Call, request: RequestRecord): Readonly<Record<string, unknown>> {
  const wanted = call.query.getAll('properties');
  if (wanted.length === 0) return {};
  const found = Object.entries(request.properties).filter(([key]) => wanted.includes(key));
  return { properties: Object.fromEntries(found) };
}

function reporterOf(call: Call, { reporterId }: RequestRecord): Readonly<Record<string, unknown>> {
  const reporter = findUser(call.context, reporterId);
  return reporter === undefined ? {} : { reporter: platformUser(call, reporter) };
}

/** Whoever names no fields gets nothing but ids. */
function issueToWire(call: Call, request: RequestRecord): Readonly<Record<string, unknown>> {
  const wanted = call.query.getAll('fields');
  if (wanted.length === 0) return { id: request.issueId };
  const category = statusCategoryOf(call.context.site, request.status).toLowerCase();
  const all: Readonly<Record<string, unknown>> = {
    summary: summaryOf(request),
    created: dateToWire(request.createdAtMs)['jira'],
    updated: dateToWire(request.updatedAtMs)['jira'],
    ...reporterOf(call, request),
    status: { name: request.status, statusCategory: { key: category } },
  };
  const fields = Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name)));
  const self = `${call.siteUrl}/rest/api/3/issue/${request.issueId}`;
  return { id: request.issueId, key: request.key, self, fields, ...propertiesOf(call, request) };
}

/** There is no total, and pages are reached by token. Issues need the permission to browse, which customers lack. */
export function searchAndReconsileIssuesUsingJql(call: Call): Answer {
  const { site, clock } = call.context;
  const filter = readJql(call.query.get('jql') ?? '', { site, nowMs: clock.now() });
  if (filter === undefined) return platformRefusal(400, 'Error in the JQL Query: it cannot be read.');
  const start = Number(call.query.get('nextPageToken') ?? '0') || 0;
  const size = Math.min(Number(call.query.get('maxResults') ?? '50') || 50, call.context.maxPageSize);
  const visible = call.context.state.requests.filter(
    (each) => isAgent(call.caller) && findVisibleRequest(call.context, call.caller, each.key) !== undefined,
  );
  const found = visible.filter(filter.accepts).toSorted(filter.compare);
  const isLast = start + size >= found.length;
  return json(200, {
    issues: found.slice(start, start + size).map((request) => issueToWire(call, request)),
    isLast,
    ...(isLast ? {} : { nextPageToken: String(start + size) }),
  });
}

const propertyKeySchema = z
  .string()
  .regex(/^[\w.-]{1,255}$/)
  .refine((key) => key !== '__proto__');

function withIssue(call: Call, use: (request: RequestRecord, propertyKey: string) => Answer): Answer {
  const found = findVisibleRequest(call.context, call.caller, call.parameters['issueIdOrKey'] ?? '');
  if (found === undefined || !isAgent(call.caller)) {
    return platformRefusal(404, 'Issue does not exist or you do not have permission to see it.');
  }
  const key = propertyKeySchema.safeParse(call.parameters['propertyKey']);
  return key.success ? use(found.request, key.data) : platformRefusal(400, 'The property key is not valid.');
}

export function getIssueProperty(call: Call): Answer {
  return withIssue(call, (request, key) => {
    const value = Object.hasOwn(request.properties, key) ? request.properties[key] : undefined;
    return value === undefined
      ? platformRefusal(404, `The property ${key} does not exist.`)
      : json(200, { key, value });
  });
}

export function setIssueProperty(call: Call): Answer {
  const value = z.json().safeParse(call.body);
  if (!value.success) return platformRefusal(400, 'The value of the property must be JSON.');
  return withIssue(call, (request, key) => {
    const status = Object.hasOwn(request.properties, key) ? 200 : 201;
    request.properties[key] = value.data;
    return json(status, {});
  });
}
