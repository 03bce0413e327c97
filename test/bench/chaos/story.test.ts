import assert from 'node:assert/strict';
import { storyOf } from '../../../bench/chaos/story.ts';
import { AGENT, aCall, aRecord, CUSTOMER, TOKEN } from './recordFactory.ts';

describe('the story of a line', () => {
  const post = { at: 1_005_000, tookMs: 10, from: CUSTOMER, activityId: TOKEN, text: `${TOKEN} is what I say` };

  it('tells who brought it where, what the channel did, what the journal says and who was killed', () => {
    const record = aRecord({
      posts: [{ ...post, server: 2, status: 200 }],
      calls: [aCall({ at: 1_005_020, met: 'reset', taken: false, kojiId: 'entry-1' })],
      servers: [{ at: 1_005_040, server: 1, what: 'killed' }],
    });
    const rows = storyOf({ offence: 'lost', token: TOKEN, why: '' }, record).map((row) => row.trim());
    assert.deepEqual(rows, [
      `0 ms  ${CUSTOMER} to server 2: "${TOKEN} is what I say", 200 after 10 ms`,
      `0 ms  ${CUSTOMER} writes to ${AGENT}`,
      `10 ms      journal: entry-1, order 1, to ${AGENT}: delivered`,
      `20 ms    channel of ${AGENT}: line ${TOKEN}, met reset, not taken (entry-1)`,
      '40 ms  server 1 killed',
    ]);
  });

  it('leaves out the tries between the first and the last while no server was there', () => {
    const tries = [1, 2, 3, 4].map((at) => ({ ...post, at: post.at + at, server: 0, status: 'none' as const }));
    const rows = storyOf({ offence: 'lost', token: TOKEN, why: '' }, aRecord({ posts: tries, calls: [], entries: [] }));
    assert.equal(rows.filter((row) => row.includes('to server 0')).length, 2);
  });
});
