import type { ArticleVotes, VotedArticle } from '../../articleVotes/articleVotes.ts';
import type { CastVote } from '../../articleVotes/castVote.ts';
import { NOW } from './clock.ts';
import { TENANT } from './data.ts';

export function aVotedArticle(overrides: Partial<VotedArticle> = {}): VotedArticle {
  return { source: 'desk', key: '98002', title: 'Connect to the VPN', url: 'https://desk.test/kb/98002', ...overrides };
}

export function someVotes(overrides: Partial<ArticleVotes> = {}): ArticleVotes {
  const { key, ...article } = aVotedArticle();
  const votes = { solved: 3, notSolved: 1, lastAt: NOW, counted: ['digest-1'] };
  return { tenantId: TENANT, id: `desk:${key}`, ...article, ...votes, ...overrides };
}

/** A yes by the message with this id. */
export function aCastVote(activityId: string, overrides: Partial<CastVote> = {}): CastVote {
  return { article: aVotedArticle(), solved: true, message: { conversationId: 'c1', activityId }, ...overrides };
}
