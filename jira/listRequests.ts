import { z } from 'zod';
import { requireAccountId } from './accountId.ts';
import type { JiraAccess } from './access.ts';
import { decode } from './decode.ts';
import { findOwnedRequest } from './ownedRequests.ts';
import type { RequestPage, RequestQuery } from './ports.ts';

const LARGEST_PAGE = 20;

const resultSchema = z.object({
  issues: z.array(z.object({ key: z.string() })),
  nextPageToken: z.string().nullish(),
});

/** The service desk API lists the requests of the caller only, and the caller is the service account: hence JQL. */
function jqlFor(projectKey: string, { accountId, status }: RequestQuery): string {
  const comparison = status === 'open' ? '!=' : '=';
  const reporter = requireAccountId(accountId);
  return `project = "${projectKey}" AND reporter = "${reporter}" AND statusCategory ${comparison} Done ORDER BY updated DESC`;
}

/** JQL knows neither the portal's words for a status nor its links, so each request is then asked for by itself. */
export async function listRequests(access: JiraAccess, query: RequestQuery): Promise<RequestPage> {
  const { projectKey } = await access.desk();
  const answer = await access.client.sendRequest<unknown>({
    url: '/rest/api/3/search/jql',
    method: 'GET',
    searchParams: {
      jql: jqlFor(projectKey, query),
      fields: ['summary'],
      maxResults: Math.min(Math.max(1, query.limit), LARGEST_PAGE),
      nextPageToken: query.page,
    },
  });
  const { issues, nextPageToken } = decode(resultSchema, answer, 'a search for requests');
  const { accountId } = query;
  const results = await Promise.all(issues.map(({ key }) => findOwnedRequest(access, { key, accountId })));
  const requests = results.flatMap((result) => (result.kind === 'found' ? [result.request] : []));
  return { requests, nextPage: nextPageToken ?? undefined };
}
