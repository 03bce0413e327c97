import assert from 'node:assert/strict';
import { z } from 'zod';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { startDesk } from './deskHarness.ts';

const agent = accountOf('Demo Agent').accountId;
const customer = accountOf('Demo Customer').accountId;
const JSON_TYPE = { 'content-type': 'application/json' };

describe('requests that have changed', () => {
  it('are found by one search, the longest unchanged first, page by page', async () => {
    await using harness = await startDesk();
    const { simulator, clock } = harness.site;
    simulator.setStatus('CERT-2', 'In progress');
    clock.advance(60_000);
    simulator.comment('CERT-5', { authorId: agent, text: 'Hello', isPublic: true });
    const first = await harness.desk.listChangedRequests({ minutes: 5, limit: 1 });
    const second = await harness.desk.listChangedRequests({ minutes: 5, limit: 1, page: first.nextPage });
    const found = [...first.requests, ...second.requests];
    assert.deepEqual(
      found.map(({ key }) => key),
      ['CERT-2', 'CERT-5'],
    );
    assert.deepEqual([found[0]?.reporterAccountId, found[1]?.updatedAtMs], [customer, clock.now()]);
    assert.equal(second.nextPage, undefined);
    const searches = simulator.journal.filter(({ operation }) => operation === 'searchAndReconsileIssuesUsingJql');
    assert.equal(searches.length, 2);
  });

  it('are none when nothing has', async () => {
    await using harness = await startDesk();
    assert.deepEqual((await harness.desk.listChangedRequests({ minutes: 0.2, limit: 50 })).requests, []);
  });

  it('have a reporter and participants, whom staff may ask for', async () => {
    await using harness = await startDesk();
    const involved = await harness.desk.findInvolved('CERT-1');
    assert.deepEqual(involved, { kind: 'found', reporterAccountId: customer, participantAccountIds: [] });
    await harness.desk.shareRequest({ key: 'CERT-1', accountId: customer }, accountOf('Second Customer').email);
    const shared = await harness.desk.findInvolved('CERT-1');
    assert.deepEqual(shared, { ...involved, participantAccountIds: [accountOf('Second Customer').accountId] });
    assert.deepEqual(await harness.desk.findInvolved('CERT-4711'), { kind: 'notFound' });
  });

  it('may have lost their reporter, and go on being shared', async () => {
    await using harness = await startDesk();
    const { accountId } = accountOf('Second Customer');
    await harness.desk.shareRequest({ key: 'CERT-1', accountId: customer }, accountOf('Second Customer').email);
    const answered = await harness.site.call('/rest/servicedeskapi/request/CERT-1?expand=participant');
    const text = JSON.stringify({ ...z.looseObject({}).parse(await answered.json()), reporter: undefined });
    const fault = { kind: 'answer', status: 200, headers: JSON_TYPE, text } as const;
    harness.site.simulator.faults.plan(fault, { operation: 'getCustomerRequestByIdOrKey', times: 3 });
    assert.deepEqual(await harness.desk.findInvolved('CERT-1'), {
      kind: 'found',
      reporterAccountId: undefined,
      participantAccountIds: [accountId],
    });
    assert.equal((await harness.desk.findRequest({ key: 'CERT-1', accountId })).kind, 'found');
    assert.equal((await harness.desk.findRequest({ key: 'CERT-1', accountId: customer })).kind, 'notFound');
  });
});

describe('the site', () => {
  it('tells of what people change in it, and not of what the bot does', async () => {
    await using harness = await startDesk();
    const told: string[] = [];
    harness.site.simulator.listen((key) => told.push(key));
    await harness.desk.addComment({ key: 'CERT-1', accountId: customer }, { text: 'By the bot' });
    const json = { body: 'By an agent', public: true };
    const path = '/rest/servicedeskapi/request/CERT-2/comment';
    assert.equal((await harness.site.call(path, { as: accountOf('Demo Agent'), json })).status, 201);
    harness.site.simulator.setStatus('CERT-5', 'Resolved');
    assert.deepEqual(told, ['CERT-2', 'CERT-5']);
  });
});
