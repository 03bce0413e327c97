import type { ArticleVotes, ArticleVotesKey } from '../../articleVotes/articleVotes.ts';
import type { ArticleVoteStore } from '../../articleVotes/ports.ts';
import { articleVotesRecord } from '../records/articleVotes.ts';
import type { DocumentPlace } from './documents.ts';
import { createDocuments } from './documents.ts';
import type { Items } from './items.ts';

const articleVotes: DocumentPlace<ArticleVotesKey, ArticleVotes> = {
  record: articleVotesRecord,
  keyOf: (votes) => votes,
  at: ({ tenantId, id }) => ({ partition: tenantId, id }),
};

export function createArticleVoteStore(items: Items): ArticleVoteStore {
  const { find, ...documents } = createDocuments(items, articleVotes);
  return {
    ...documents,
    async newest(tenantId, limit) {
      const found = await find({
        where: 'c.tenantId = @tenantId',
        values: { '@tenantId': tenantId },
        partition: tenantId,
        most: { count: limit, newestBy: 'lastAt' },
      });
      return found.map((each) => each.value);
    },
  };
}
