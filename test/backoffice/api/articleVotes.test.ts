import assert from 'node:assert/strict';
import { articleVotesListSchema } from '../../../backoffice/api/contract.ts';
import type { Person } from '../../../identity/ports.ts';
import { someVotes } from '../../support/articleVotesData.ts';
import { NOW } from '../../support/clock.ts';
import { ADMIN, AGENT, ANALYST, call, CUSTOMER, refusalOf, startBackoffice } from './fakeBackoffice.ts';
import type { FakeBackoffice } from './fakeBackoffice.ts';

describe('GET /backoffice/api/knowledge/votes', () => {
  let backoffice: FakeBackoffice;
  beforeEach(async () => {
    backoffice = await startBackoffice();
  });
  afterEach(() => backoffice.close());

  const ask = (person: Person | undefined) => call(`${backoffice.url}/backoffice/api/knowledge/votes`, person);

  for (const person of [ADMIN, ANALYST]) {
    it(`shows a person with the role ${person.role} what helped and what did not, the newest first`, async () => {
      const { url: _url, ...answer } = someVotes({ id: 'quickAnswer:vpn', source: 'quickAnswer', lastAt: NOW + 1 });
      backoffice.articleVotes.votes.push(someVotes(), answer, someVotes({ id: 'elsewhere', tenantId: 'another' }));
      const { articles } = articleVotesListSchema.parse(await (await ask(person)).json());
      assert.deepEqual(articles, [
        {
          id: 'quickAnswer:vpn',
          source: 'quickAnswer',
          title: 'Connect to the VPN',
          solved: 3,
          notSolved: 1,
          lastAt: NOW + 1,
        },
        {
          id: 'desk:98002',
          source: 'desk',
          title: 'Connect to the VPN',
          url: 'https://desk.test/kb/98002',
          solved: 3,
          notSolved: 1,
          lastAt: NOW,
        },
      ]);
    });
  }

  it('keeps to itself by what it knows a message again', async () => {
    backoffice.articleVotes.votes.push(someVotes({ counted: ['digest-of-a-message'] }));
    assert.doesNotMatch(await (await ask(ADMIN)).text(), /counted|digest/);
  });

  it('answers with an empty list before anybody was asked', async () => {
    assert.deepEqual(await (await ask(ADMIN)).json(), { articles: [] });
  });

  it('says to anybody else who may see it', async () => {
    const refusal = await refusalOf(await ask(AGENT));
    assert.deepEqual([refusal.status, refusal.kind], [403, 'forbidden']);
    assert.match(refusal.message, /Koji analyst or a Koji admin/);
    assert.equal((await ask(CUSTOMER)).status, 403);
    assert.equal((await ask(undefined)).status, 401);
  });
});
