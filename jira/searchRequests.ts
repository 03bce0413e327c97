import { z } from 'zod';
import { isKojiError } from '../errors.ts';
import { requireAccountId } from './accountId.ts';
import type { JiraAccess } from './access.ts';
import { decode } from './decode.ts';
import type { OwnResult } from './ownedRequests.ts';
import { findOwnedRequest } from './ownedRequests.ts';
import type { CustomerRequest, OwnedRequest, RequestPage, RequestRelation } from './ports.ts';

const LARGEST_PAGE = 20;

/** Which requests of an account to search for. */
export interface RequestSearch {
  readonly accountId: string;
  readonly only: RequestRelation | 'waitingForApproval';
  /** Both when absent. */
  readonly status?: 'open' | 'closed';
  readonly limit: number;
  readonly page?: string | undefined;
}

const resultSchema = z.object({
  issues: z.array(z.object({ key: z.string(), fields: z.object({ summary: z.string().nullish() }).nullish() })),
  nextPageToken: z.string().nullish(),
});

/** Names of fields that come with Jira Service Management; what is interpolated is an account id and nothing else. */
const CLAUSES: Readonly<Record<RequestSearch['only'], (accountId: string) => string>> = {
  reporter: (accountId) => `reporter = "${accountId}"`,
  participant: (accountId) => `"Request participants" = "${accountId}"`,
  approver: (accountId) => `approvals = approver("${accountId}")`,
  waitingForApproval: (accountId) => `approvals = pendingBy("${accountId}")`,
};

const STATUS_CLAUSES = { open: ['statusCategory != Done'], closed: ['statusCategory = Done'] } as const;

/** The service desk API lists the requests of the caller only, and the caller is the service account: hence JQL. */
function jqlFor(projectKey: string, { accountId, only, status }: RequestSearch): string {
  const clauses = [
    `project = "${projectKey}"`,
    CLAUSES[only](requireAccountId(accountId)),
    ...(status === undefined ? [] : STATUS_CLAUSES[status]),
  ];
  return `${clauses.join(' AND ')} ORDER BY updated DESC`;
}

async function searchKeys(access: JiraAccess, search: RequestSearch): Promise<z.infer<typeof resultSchema>> {
  const { projectKey } = await access.desk();
  const answer = await access.client.sendRequest<unknown>({
    url: '/rest/api/3/search/jql',
    method: 'GET',
    searchParams: {
      jql: jqlFor(projectKey, search),
      fields: ['summary'],
      maxResults: search.limit,
      nextPageToken: search.page,
    },
  });
  return decode(resultSchema, answer, 'a search for requests');
}

/** A site without approvals, or with participants under another name, refuses the query: there are none to list. */
export async function searchKnownKeys(
  access: JiraAccess,
  search: RequestSearch,
): Promise<z.infer<typeof resultSchema>> {
  try {
    return await searchKeys(access, search);
  } catch (error) {
    const mayLackField = search.only !== 'reporter' && search.page === undefined;
    if (mayLackField && isKojiError(error, 'badRequest')) return { issues: [] };
    throw error;
  }
}

/** The relation by which a search finds requests is also the one that is checked again on each. */
function relationOf(only: RequestSearch['only']): RequestRelation {
  return only === 'waitingForApproval' ? 'approver' : only;
}

/** Jira may make pages smaller than it was asked to; so many are put together until the chat's page is full. */
const MOST_PAGES = 20;

/** JQL knows neither the portal's words for a status nor its links, so each request is then asked for by itself. */
export async function searchRequests(access: JiraAccess, search: RequestSearch): Promise<RequestPage> {
  requireAccountId(search.accountId);
  const limit = Math.min(Math.max(1, search.limit), LARGEST_PAGE);
  const requests: CustomerRequest[] = [];
  let page = search.page;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const { issues, nextPageToken } = await searchKnownKeys(access, {
      ...search,
      page,
      limit: limit - requests.length,
    });
    requests.push(...(await ownedAmong(access, search, issues)));
    page = nextPageToken ?? undefined;
    if (page === undefined || requests.length >= limit) break;
  }
  return { requests, nextPage: page };
}

async function ownedAmong(
  access: JiraAccess,
  { accountId, only }: RequestSearch,
  issues: readonly { readonly key: string }[],
): Promise<readonly CustomerRequest[]> {
  const relations = [relationOf(only)];
  const results = await Promise.all(issues.map(({ key }) => findReadable(access, { key, accountId }, relations)));
  return results.flatMap((result) => (result.kind === 'found' ? [result.request] : []));
}

/** One that Jira tells too little of must not stand in the way of the others. */
async function findReadable(
  access: JiraAccess,
  owned: OwnedRequest,
  relations: readonly RequestRelation[],
): Promise<OwnResult> {
  try {
    return await findOwnedRequest(access, owned, relations);
  } catch (error) {
    if (!isKojiError(error, 'contract')) throw error;
    access.logger.warn({ err: error, request: owned.key }, 'a request cannot be read and was left out of a list');
    return { kind: 'notFound' };
  }
}
