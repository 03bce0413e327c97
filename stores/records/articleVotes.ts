import { z } from 'zod';
import type { ArticleVotes } from '../../articleVotes/articleVotes.ts';
import { ARTICLE_SOURCES } from '../../articleVotes/articleVotes.ts';
import { exactly } from './exactly.ts';
import type { RecordType } from './recordType.ts';

const schema = z.object({
  tenantId: z.string(),
  id: z.string(),
  source: z.enum(ARTICLE_SOURCES),
  title: z.string(),
  url: z.string().exactOptional(),
  solved: z.int(),
  notSolved: z.int(),
  lastAt: z.number(),
  counted: z.array(z.string()),
});

export const articleVotesRecord: RecordType<ArticleVotes> = {
  name: 'articleVotes',
  v: 1,
  schema: exactly<ArticleVotes>()(schema),
};
