import type { ArticleVotes, ArticleVotesKey } from '../../articleVotes/articleVotes.ts';
import type { ArticleVoteStore } from '../../articleVotes/ports.ts';
import { articleVotesRecord } from '../records/articleVotes.ts';
import type { DocumentsDeps, DocumentTable } from './documents.ts';
import { createDocuments } from './documents.ts';

const articleVotes: DocumentTable<ArticleVotesKey, ArticleVotes> = {
  record: articleVotesRecord,
  keyOf: (votes) => votes,
  key: { tenantId: (key) => key.tenantId, id: (key) => key.id },
  columns: { lastAt: (votes) => votes.lastAt },
};

export function createArticleVoteStore(deps: DocumentsDeps): ArticleVoteStore {
  const { select, ...documents } = createDocuments(deps, articleVotes);
  return {
    ...documents,
    async newest(tenantId, limit) {
      const found = await select('WHERE tenantId = ? ORDER BY lastAt DESC LIMIT ?', tenantId, limit);
      return found.map((each) => each.value);
    },
  };
}
