import type { Server } from 'restify';
import type { ArticleVotes } from '../../articleVotes/articleVotes.ts';
import type { ArticleVoteStore } from '../../articleVotes/ports.ts';
import type { Visitors } from '../../portal/visitors.ts';
import { ok } from './answer.ts';
import { apiRoute } from './apiRoute.ts';
import type { ArticleVotesList, ArticleVotesRow } from './contract.ts';

export interface ArticleVotesRouteOptions {
  readonly tenantId: string;
  readonly visitors: Visitors;
  readonly articleVotes: Pick<ArticleVoteStore, 'newest'>;
}

/** More than anybody reads; what nobody is shown any more drops out first. */
const MOST_SHOWN = 500;

/** Which articles and quick answers helped, for Koji analysts and Koji admins. */
export function mountArticleVotesRoute(server: Server, options: ArticleVotesRouteOptions): void {
  const { tenantId, visitors, articleVotes } = options;
  server.get(
    '/backoffice/api/knowledge/votes',
    apiRoute(visitors, 'analyst', async () => {
      const votes = await articleVotes.newest(tenantId, MOST_SHOWN);
      return ok({ articles: votes.map(rowOf) } satisfies ArticleVotesList);
    }),
  );
}

function rowOf({ id, source, title, url, solved, notSolved, lastAt }: ArticleVotes): ArticleVotesRow {
  return { id, source, title, ...(url === undefined ? {} : { url }), solved, notSolved, lastAt };
}
