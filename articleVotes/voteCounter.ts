import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { isKojiError, KojiError } from '../errors.ts';
import { noVotes, withVote } from './articleVotes.ts';
import type { CastVote } from './castVote.ts';
import { articleIdOf, digestOf } from './castVote.ts';
import type { ArticleVoteStore, VoteCounter } from './ports.ts';

/** How often a vote is counted anew because somebody else's was faster. */
const ATTEMPTS = 50;

export interface VoteCounterDeps {
  readonly store: ArticleVoteStore;
  readonly tenantId: string;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn'>;
}

export function createVoteCounter(deps: VoteCounterDeps): VoteCounter {
  return {
    async count(vote) {
      try {
        await save(deps, vote);
      } catch (error) {
        if (!isKojiError(error, 'unavailable') && !isKojiError(error, 'storedRecord')) throw error;
        deps.logger.warn({ err: error, article: articleIdOf(vote.article) }, 'a vote on an article was not counted');
      }
    },
  };
}

/** Load, count, save with the version that was read; counted anew when somebody was faster. */
async function save({ store, tenantId, clock }: VoteCounterDeps, { article, solved, message }: CastVote) {
  const key = { tenantId, id: articleIdOf(article) };
  const vote = { solved, digest: digestOf(message), at: clock.now() };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = await store.load(key);
    const before = found?.value ?? noVotes(key, article);
    const next = withVote(before, article, vote);
    if (next === before) return;
    const answer = found ? await store.replace(next, found.version) : await store.create(next);
    if (answer !== 'stale' && answer !== 'exists') return;
  }
  throw new KojiError('unavailable', 'The votes on an article changed too often for another one to be counted.');
}
