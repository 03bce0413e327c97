import assert from 'node:assert/strict';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { startDesk } from './deskHarness.ts';

const accountId = accountOf('Demo Customer').accountId;

describe('listTitles', () => {
  it("names the customer's requests, open and closed, newest activity first, and those that are shared with them", async () => {
    await using harness = await startDesk();
    const titles = await harness.desk.listTitles(accountId);
    assert.deepEqual(
      titles
        .slice(0, 3)
        .map(({ key }) => key)
        .toSorted(),
      ['CERT-1', 'CERT-2', 'CERT-3'],
    );
    for (const { key, summary } of titles) {
      const found = await harness.desk.findRequest({ key, accountId });
      assert.equal(found.kind === 'found' && found.request.summary, summary, key);
    }
  });

  it('names nothing to whom nothing belongs, and each request once', async () => {
    await using harness = await startDesk();
    assert.deepEqual(await harness.desk.listTitles('qm:nobody'), []);
    const keys = (await harness.desk.listTitles(accountId)).map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length);
  });

  it('puts them together from as many of the smaller pages that Jira makes as it takes', async () => {
    await using harness = await startDesk({ maxPageSize: 1 });
    const { accountId } = accountOf('Demo Customer');
    const titles = await harness.desk.listTitles(accountId);
    assert.deepEqual(
      titles
        .slice(0, 3)
        .map(({ key }) => key)
        .toSorted(),
      ['CERT-1', 'CERT-2', 'CERT-3'],
    );
  });

  it('asks for the account and for nothing else', async () => {
    await using harness = await startDesk();
    await assert.rejects(harness.desk.listTitles('x" OR reporter is not EMPTY'), { kind: 'badRequest' });
  });

  it('is unavailable while Jira is', async () => {
    await using harness = await startDesk();
    harness.site.simulator.faults.plan({ kind: 'cutOff' }, { operation: 'searchAndReconsileIssuesUsingJql', times: 9 });
    await assert.rejects(harness.desk.listTitles(accountId), { kind: 'unavailable' });
  });
});
