import assert from 'node:assert/strict';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { startDesk } from './deskHarness.ts';

const accountId = accountOf('Demo Customer').accountId;

describe('listRequests', () => {
  it('lists the open requests that the customer reported, newest activity first', async () => {
    await using harness = await startDesk();
    const page = await harness.desk.listRequests({ accountId, status: 'open', limit: 5 });
    assert.deepEqual(
      page.requests.map((request) => [request.key, request.status, request.statusCategory, request.requestTypeName]),
      [
        ['CERT-1', 'In progress', 'inProgress', 'Get IT help'],
        ['CERT-2', 'Waiting for support', 'new', 'Get IT help'],
      ],
    );
    assert.equal(page.nextPage, undefined);
  });

  it('lists the closed ones apart', async () => {
    await using harness = await startDesk();
    const page = await harness.desk.listRequests({ accountId, status: 'closed', limit: 5 });
    assert.deepEqual(
      page.requests.map((request) => [request.key, request.statusCategory]),
      [['CERT-3', 'done']],
    );
  });

  it('moves a request from the open to the closed ones when it is resolved', async () => {
    await using harness = await startDesk();
    harness.site.clock.advance(60_000);
    harness.site.simulator.setStatus('CERT-2', 'Resolved');
    const page = await harness.desk.listRequests({ accountId, status: 'closed', limit: 5 });
    assert.deepEqual(
      page.requests.map((request) => request.key),
      ['CERT-2', 'CERT-3'],
    );
    assert.equal(page.requests[0]?.statusChangedAtMs, harness.site.clock.now());
  });

  it('goes on where the page before ended', async () => {
    await using harness = await startDesk();
    const first = await harness.desk.listRequests({ accountId, status: 'open', limit: 1 });
    assert.ok(first.nextPage);
    const second = await harness.desk.listRequests({ accountId, status: 'open', limit: 1, page: first.nextPage });
    assert.deepEqual(
      [...first.requests, ...second.requests].map((request) => request.key),
      ['CERT-1', 'CERT-2'],
    );
    assert.equal(second.nextPage, undefined);
  });

  it('fills a page from as many of the smaller ones that Jira makes as it takes', async () => {
    await using harness = await startDesk({ maxPageSize: 1 });
    const { accountId } = accountOf('Demo Customer');
    const whole = await harness.desk.listRequests({ accountId, status: 'open', limit: 5 });
    assert.deepEqual([whole.requests.map(({ key }) => key), whole.nextPage], [['CERT-1', 'CERT-2'], undefined]);
    const first = await harness.desk.listRequests({ accountId, status: 'open', limit: 1 });
    assert.deepEqual(
      first.requests.map(({ key }) => key),
      ['CERT-1'],
    );
    assert.ok(first.nextPage !== undefined);
  });

  it('leaves out a request that Jira does not tell all of, says which, and goes on with the others', async () => {
    const logged: string[] = [];
    const logger = { debug: () => undefined, warn: (fields: object) => void logged.push(JSON.stringify(fields)) };
    await using harness = await startDesk();
    const answer = { issueKey: 'CERT-1', currentStatus: { status: 'In progress' }, summary: 'a secret' };
    const headers = { 'content-type': 'application/json' };
    const fault = { kind: 'answer', status: 200, headers, text: JSON.stringify(answer) } as const;
    harness.site.simulator.faults.plan(fault, { operation: 'getCustomerRequestByIdOrKey' });
    const page = await harness.connect({ logger }).listRequests({ accountId, status: 'open', limit: 5 });
    assert.equal(page.requests.length, 1);
    assert.ok(logged.some((line) => line.includes('"request":"CERT-')));
    assert.ok(!logged.some((line) => line.includes('a secret')));
  });

  it('does not take a Jira that is away for a request that is not there', async () => {
    await using harness = await startDesk();
    harness.site.simulator.faults.plan({ kind: 'cutOff' }, { operation: 'getCustomerRequestByIdOrKey', times: 9 });
    await assert.rejects(harness.desk.listRequests({ accountId, status: 'open', limit: 5 }), { kind: 'unavailable' });
  });

  it('is empty for somebody without requests', async () => {
    await using harness = await startDesk();
    const nobody = accountOf('Third Customer').accountId;
    const page = await harness.desk.listRequests({ accountId: nobody, status: 'open', limit: 5 });
    assert.deepEqual(page, { requests: [], nextPage: undefined });
  });

  for (const id of ['', 'x" OR reporter != "y', 'a b', `qm:${'9'.repeat(128)}`]) {
    it(`never puts ${JSON.stringify(id.slice(0, 24))} into JQL`, async () => {
      await using harness = await startDesk();
      const query = { accountId: id, status: 'open', limit: 5 } as const;
      await assert.rejects(harness.desk.listRequests(query), { kind: 'badRequest' });
    });
  }

  for (const [relation, keys] of [
    ['participant', ['CERT-5']],
    ['approver', ['CERT-6', 'CERT-7']],
  ] as const) {
    it(`lists those that the customer is ${relation} of when asked to`, async () => {
      await using harness = await startDesk();
      const page = await harness.desk.listRequests({ accountId, relation, status: 'open', limit: 5 });
      assert.deepEqual(
        page.requests.map((request) => request.key),
        keys,
      );
    });

    it(`lists none where the site has no field for the ${relation}`, async () => {
      await using harness = await startDesk();
      const text = '{"errorMessages":["The field does not exist."],"errors":{}}';
      const fault = { kind: 'answer', status: 400, headers: { 'content-type': 'application/json' }, text } as const;
      harness.site.simulator.faults.plan(fault, { operation: 'searchAndReconsileIssuesUsingJql' });
      const page = await harness.desk.listRequests({ accountId, relation, status: 'open', limit: 5 });
      assert.deepEqual(page, { requests: [], nextPage: undefined });
    });
  }

  it('does not take a refused search for an empty list', async () => {
    await using harness = await startDesk();
    const fault = { kind: 'answer', status: 400, text: '' } as const;
    harness.site.simulator.faults.plan(fault, { operation: 'searchAndReconsileIssuesUsingJql' });
    await assert.rejects(harness.desk.listRequests({ accountId, status: 'open', limit: 5 }), { kind: 'badRequest' });
  });
});
