import { requireAccountId } from './accountId.ts';
import type { JiraAccess } from './access.ts';
import type { RequestRelation, RequestTitle } from './ports.ts';
import { searchKnownKeys } from './searchRequests.ts';

/** The newest of each; whoever means an older one knows its key, or finds it in the list. */
const MOST_TITLES = 50;

/** Jira may make pages smaller than it was asked to. */
const MOST_PAGES = 10;

/** Those that the account reported, those that are shared with it, and those that wait for its decision. */
export async function listTitles(access: JiraAccess, accountId: string): Promise<readonly RequestTitle[]> {
  requireAccountId(accountId);
  const relations = ['reporter', 'participant', 'waitingForApproval'] as const;
  const found = await Promise.all(relations.map((only) => titlesOf(access, accountId, only)));
  // The first of them is how it is listed.
  return [
    ...new Map(
      found
        .flat()
        .toReversed()
        .map((title) => [title.key, title]),
    ).values(),
  ].toReversed();
}

async function titlesOf(
  access: JiraAccess,
  accountId: string,
  only: RequestRelation | 'waitingForApproval',
): Promise<readonly RequestTitle[]> {
  const titles: RequestTitle[] = [];
  const isReporter = only === 'reporter';
  let page: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const limit = MOST_TITLES - titles.length;
    const { issues, nextPageToken } = await searchKnownKeys(access, { accountId, only, limit, page });
    titles.push(...issues.map(({ key, fields }) => ({ key, summary: fields?.summary ?? '', isReporter })));
    page = nextPageToken ?? undefined;
    if (page === undefined || titles.length >= MOST_TITLES) break;
  }
  return titles;
}
