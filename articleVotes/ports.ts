import type { Documents } from '../handoff/ports.ts';
import type { ArticleVotes, ArticleVotesKey } from './articleVotes.ts';
import type { CastVote } from './castVote.ts';

/** What was voted on each article, one document each. */
export interface ArticleVoteStore extends Documents<ArticleVotesKey, ArticleVotes> {
  /** Those that were voted on last, the newest first. For the backoffice; never on the way of a message. */
  newest(tenantId: string, limit: number): Promise<readonly ArticleVotes[]>;
}

/** Counts the answers to “Did this solve it?”. */
export interface VoteCounter {
  /** Counts a message once, however often it is delivered. A vote that cannot be counted fails nobody's turn. */
  count(vote: CastVote): Promise<void>;
}
