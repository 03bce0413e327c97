import assert from 'node:assert/strict';
import { createVoteCounter } from '../../articleVotes/voteCounter.ts';
import { aCastVote, aVotedArticle, someVotes } from '../support/articleVotesData.ts';
import { FakeClock, NOW } from '../support/clock.ts';
import { TENANT } from '../support/data.ts';
import { silentLogger } from '../support/logger.ts';
import { behavesAsDocuments } from './documents.ts';
import type { OpenFixture } from './storeFixture.ts';
import { useFixture } from './storeFixture.ts';

const AT_ONCE = 12;

/** What every ArticleVoteStore does. */
export function describeArticleVoteStore(name: string, open: OpenFixture): void {
  describe(`${name}: votes on articles`, () => {
    const fixture = useFixture(open);
    const store = () => fixture().stores.articleVotes;

    behavesAsDocuments(fixture, {
      store: (stores) => stores.articleVotes,
      variant: (title) => someVotes({ title }),
      other: someVotes({ tenantId: 'another' }),
      keyOf: ({ tenantId, id }) => ({ tenantId, id }),
      record: 'articleVotes',
      id: `${TENANT}/desk:98002`,
    });

    it('keeps votes on what has no address, under ids of any form', async () => {
      const { url: _url, ...votes } = someVotes({ id: 'google:https://support.google.com/a?b=c#d', source: 'google' });
      await store().create(votes);
      assert.deepEqual((await store().load(votes))?.value, votes);
    });

    it('lists what was voted on last, the newest first, up to the limit, and of one tenant', async () => {
      for (const [id, lastAt] of [
        ['first', 1],
        ['third', 3],
        ['second', 2],
      ] as const) {
        await store().create(someVotes({ id, lastAt: NOW + lastAt }));
      }
      await store().create(someVotes({ id: 'elsewhere', tenantId: 'another', lastAt: NOW + 9 }));
      const newest = async (limit: number) => (await store().newest(TENANT, limit)).map(({ id }) => id);
      assert.deepEqual(await newest(10), ['third', 'second', 'first']);
      assert.deepEqual(await newest(2), ['third', 'second']);
    });

    it('loses no vote of many that are cast at once, and counts none twice', async () => {
      const counter = createVoteCounter({
        store: store(),
        tenantId: TENANT,
        clock: new FakeClock(NOW),
        logger: silentLogger(),
      });
      const ids = Array.from({ length: AT_ONCE }, (_, index) => `message-${String(index)}`);
      const votes = [...ids, ...ids].map((id, index) => aCastVote(id, { solved: index % 2 === 0 }));
      await Promise.all(votes.map((vote) => counter.count(vote)));
      const [counted] = await store().newest(TENANT, 10);
      assert.equal(counted?.title, aVotedArticle().title);
      assert.deepEqual([counted.solved, counted.notSolved], [AT_ONCE / 2, AT_ONCE / 2]);
    });
  });
}
