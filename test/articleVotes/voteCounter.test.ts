import assert from 'node:assert/strict';
import type { ArticleVotes } from '../../articleVotes/articleVotes.ts';
import type { ArticleVotesKey } from '../../articleVotes/articleVotes.ts';
import type { ArticleVoteStore } from '../../articleVotes/ports.ts';
import { createVoteCounter } from '../../articleVotes/voteCounter.ts';
import { KojiError } from '../../errors.ts';
import { aCastVote } from '../support/articleVotesData.ts';
import { FakeClock, NOW } from '../support/clock.ts';
import { TENANT } from '../support/data.ts';
import { loggerInto } from '../support/logger.ts';
import { MemoryDocuments } from '../support/memoryDocuments.ts';

/** One tenant's votes, in memory. */
class MemoryVotes implements ArticleVoteStore {
  readonly documents = new MemoryDocuments<ArticleVotes>();
  /** Thrown by whatever is asked next. */
  failure: Error | undefined;

  async load({ id }: ArticleVotesKey) {
    if (this.failure) throw this.failure;
    return this.documents.load(id);
  }

  create(votes: ArticleVotes) {
    return this.documents.create(votes);
  }

  replace(votes: ArticleVotes, expected: Parameters<ArticleVoteStore['replace']>[1]) {
    return this.documents.replace(votes, expected);
  }

  async newest() {
    return this.documents.values;
  }
}

describe('the counter of votes', () => {
  let store: MemoryVotes;
  let logged: string[];

  beforeEach(() => {
    store = new MemoryVotes();
    logged = [];
  });

  const aServer = () =>
    createVoteCounter({ store, tenantId: TENANT, clock: new FakeClock(NOW), logger: loggerInto(logged) });
  const counts = () => store.documents.values.map(({ solved, notSolved }) => [solved, notSolved]);

  it('counts the first vote on an article, and the next one on top of it', async () => {
    await aServer().count(aCastVote('a1'));
    await aServer().count(aCastVote('a2', { solved: false }));
    assert.deepEqual(counts(), [[1, 1]]);
  });

  it('counts a message that is delivered again once, by whichever server', async () => {
    await aServer().count(aCastVote('a1'));
    await aServer().count(aCastVote('a1'));
    assert.deepEqual(counts(), [[1, 0]]);
  });

  it('loses no vote when two servers count at the same moment', async () => {
    await aServer().count(aCastVote('a1'));
    store.documents.beforeReplace = () => aServer().count(aCastVote('a2'));
    await aServer().count(aCastVote('a3'));
    assert.deepEqual(counts(), [[3, 0]]);
  });

  it('loses no vote when two servers count the first one', async () => {
    await Promise.all(['a1', 'a2'].map((id) => aServer().count(aCastVote(id))));
    assert.deepEqual(counts(), [[2, 0]]);
  });

  it('keeps nothing of who voted', async () => {
    const message = { conversationId: 'conversation-of-anna', activityId: 'message-of-anna' };
    await aServer().count(aCastVote('', { message }));
    assert.doesNotMatch(JSON.stringify(store.documents.values), /anna/);
  });

  for (const kind of ['unavailable', 'storedRecord'] as const) {
    it(`lets the turn go on where the store answers “${kind}”, and logs it`, async () => {
      store.failure = new KojiError(kind, 'no');
      await aServer().count(aCastVote('a1'));
      assert.equal(logged.length, 1);
      assert.match(logged[0] ?? '', /desk:98002/);
    });
  }

  it('does not hide any other failure', async () => {
    store.failure = new RangeError('a mistake of ours');
    await assert.rejects(aServer().count(aCastVote('a1')), RangeError);
  });
});
