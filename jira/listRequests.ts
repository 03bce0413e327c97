import type { JiraAccess } from './access.ts';
import type { RequestPage, RequestQuery } from './ports.ts';
import { searchRequests } from './searchRequests.ts';

export function listRequests(access: JiraAccess, query: RequestQuery): Promise<RequestPage> {
  const { accountId, relation = 'reporter', status, limit, page } = query;
  return searchRequests(access, { accountId, only: relation, status, limit, page });
}
