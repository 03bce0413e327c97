import assert from 'node:assert/strict';
import { seedState } from '../../demo/jira/seed/requests.ts';
import { BOT_ACCOUNT_ID } from '../../demo/jira/seed/users.ts';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { MemoryStore } from '../demo/jira/memoryStore.ts';
import { NOW } from '../support/clock.ts';
import { readPart, startDesk } from './deskHarness.ts';
import type { DeskHarness } from './deskHarness.ts';

const accountId = accountOf('Demo Customer').accountId;
/** The service account is an approver of the first one, too, and not of the second. */
const here = { key: 'CERT-6', accountId };
const atPortal = { key: 'CERT-7', accountId };

function statusOf({ site }: DeskHarness, key: string): string | undefined {
  return site.simulator.snapshot().requests.find((each) => each.key === key)?.status;
}

describe('listPendingApprovals', () => {
  it('lists what waits for the account, and whether it can be decided here', async () => {
    await using harness = await startDesk();
    const pending = await harness.desk.listPendingApprovals(accountId, 5);
    assert.deepEqual(
      pending.map(({ request, approval }) => [request.key, approval.id, approval.canAnswerHere]),
      [
        ['CERT-6', '1', true],
        ['CERT-7', '2', false],
      ],
    );
  });

  it('lists nothing that has been decided', async () => {
    await using harness = await startDesk();
    await harness.desk.answerApproval(here, '1', 'approve');
    const pending = await harness.desk.listPendingApprovals(accountId, 5);
    assert.deepEqual(
      pending.map(({ request }) => request.key),
      ['CERT-7'],
    );
  });

  it('is empty for others, the reporter included', async () => {
    await using harness = await startDesk();
    for (const name of ['Second Customer', 'Third Customer']) {
      assert.deepEqual(await harness.desk.listPendingApprovals(accountOf(name).accountId, 5), []);
    }
  });

  it('is empty at a site that knows no approvals', async () => {
    await using harness = await startDesk();
    const text = '{"errorMessages":["Field \'approvals\' does not exist."],"errors":{}}';
    const fault = { kind: 'answer', status: 400, headers: { 'content-type': 'application/json' }, text } as const;
    harness.site.simulator.faults.plan(fault, { operation: 'searchAndReconsileIssuesUsingJql' });
    assert.deepEqual(await harness.desk.listPendingApprovals(accountId, 5), []);
  });
});

describe('the approvals of a request', () => {
  it('are those that wait for the account', async () => {
    await using harness = await startDesk();
    const approvals = await readPart(harness.desk, here, 'approvals');
    const createdAtMs = harness.site.clock.now() - 24 * 60 * 60_000;
    assert.deepEqual(approvals, [{ id: '1', name: 'Waiting for approval', createdAtMs, canAnswerHere: true }]);
  });

  it('say what was decided from here where others have yet to decide', async () => {
    const state = seedState(NOW);
    const requests = state.requests.map((each) => ({
      ...each,
      approvals: each.approvals.map((approval) => ({ ...approval, needed: 2 })),
    }));
    await using harness = await startDesk({ store: new MemoryStore({ ...state, requests }) });
    await harness.desk.answerApproval(here, '1', 'approve');
    const [approval] = await readPart(harness.desk, here, 'approvals');
    assert.deepEqual([approval?.id, approval?.ours], ['1', 'approve']);
  });

  it('are none for the reporter of one that others approve', async () => {
    await using harness = await startDesk();
    const reporter = { key: 'CERT-6', accountId: accountOf('Second Customer').accountId };
    assert.deepEqual(await readPart(harness.desk, reporter, 'approvals'), []);
  });
});

describe('answerApproval', () => {
  for (const [decision, status] of [
    ['approve', 'Waiting for support'],
    ['decline', 'Declined'],
  ] as const) {
    it(`can ${decision}, as the service account`, async () => {
      await using harness = await startDesk();
      assert.deepEqual(await harness.desk.answerApproval(here, '1', decision), { kind: 'answered' });
      assert.equal(statusOf(harness, 'CERT-6'), status);
      const [call] = harness.site.simulator.journal.filter(({ operation }) => operation === 'answerApproval');
      assert.deepEqual([call?.callerId, call?.body], [BOT_ACCOUNT_ID, { decision }]);
    });
  }

  it('leads to the portal where the service account is no approver', async () => {
    await using harness = await startDesk();
    const portalUrl = `${new URL(harness.site.url).origin}/portal/requests/CERT-7`;
    assert.deepEqual(await harness.desk.answerApproval(atPortal, '2', 'approve'), { kind: 'portalOnly', portalUrl });
    assert.equal(statusOf(harness, 'CERT-7'), 'Waiting for approval');
  });

  it('says that a decision was made before', async () => {
    await using harness = await startDesk();
    await harness.desk.answerApproval(here, '1', 'approve');
    const again = await harness.desk.answerApproval(here, '1', 'decline');
    assert.deepEqual(again, { kind: 'alreadyDecided', ours: 'approve' });
    assert.equal(statusOf(harness, 'CERT-6'), 'Waiting for support');
  });

  it('says that somebody else was faster', async () => {
    await using harness = await startDesk();
    const { simulator } = harness.site;
    const before = simulator.snapshot();
    await harness.desk.answerApproval(here, '1', 'decline');
    simulator.faults.plan({ kind: 'stale', state: before }, { operation: 'getApprovals' });
    const late = await harness.desk.answerApproval(here, '1', 'approve');
    assert.deepEqual(late, { kind: 'alreadyDecided', ours: 'decline' });
  });

  it('does not say that it is decided where Jira declines the decision, and it still waits', async () => {
    await using harness = await startDesk();
    const fault = { kind: 'answer', status: 409, text: '' } as const;
    harness.site.simulator.faults.plan(fault, { operation: 'answerApproval' });
    await assert.rejects(harness.desk.answerApproval(here, '1', 'approve'), { kind: 'conflict' });
  });

  it('finds no approval of another request, whatever its id', async () => {
    await using harness = await startDesk();
    for (const id of ['2', '99', '1/../2', '']) {
      assert.deepEqual(await harness.desk.answerApproval(here, id, 'approve'), { kind: 'notFound' });
    }
  });

  it('lets the reporter approve nothing', async () => {
    await using harness = await startDesk();
    const reporter = { key: 'CERT-6', accountId: accountOf('Second Customer').accountId };
    assert.deepEqual(await harness.desk.answerApproval(reporter, '1', 'approve'), { kind: 'notFound' });
  });
});
