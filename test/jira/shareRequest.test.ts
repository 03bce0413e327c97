import assert from 'node:assert/strict';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { startDesk } from './deskHarness.ts';
import type { DeskHarness } from './deskHarness.ts';

const accountId = accountOf('Demo Customer').accountId;
const owned = { key: 'CERT-1', accountId };
const third = accountOf('Third Customer');

function participantsOf({ site }: DeskHarness, key: string): readonly string[] | undefined {
  return site.simulator.snapshot().requests.find((each) => each.key === key)?.participantIds;
}

describe('shareRequest', () => {
  it('shares with the account of exactly that address, which then finds the request', async () => {
    await using harness = await startDesk();
    const result = await harness.desk.shareRequest(owned, ' Koji.Customer3@Example.com ');
    const participant = { accountId: third.accountId, displayName: 'Third Customer' };
    assert.deepEqual(result, { kind: 'shared', participant });
    const theirs = { key: 'CERT-1', accountId: third.accountId };
    assert.equal((await harness.desk.findRequest(theirs)).kind, 'found');
  });

  it('is possible for participants', async () => {
    await using harness = await startDesk();
    assert.equal((await harness.desk.shareRequest({ key: 'CERT-5', accountId }, third.email)).kind, 'shared');
  });

  for (const [title, email, kind] of [
    ['nobody has', 'nobody@example.com', 'noAccount'],
    ['two accounts have', 'koji.twin@example.com', 'severalAccounts'],
    ['belongs to somebody who left', 'koji.gone@example.com', 'noAccount'],
    ['is hidden', 'koji.hidden@example.com', 'noAccount'],
    ['is only the beginning of one', 'koji.customer', 'noAccount'],
  ] as const) {
    it(`adds nobody for an address that ${title}`, async () => {
      await using harness = await startDesk();
      assert.deepEqual(await harness.desk.shareRequest(owned, email), { kind });
      assert.deepEqual(participantsOf(harness, 'CERT-1'), []);
    });
  }

  it('adds nobody twice, nor the reporter', async () => {
    await using harness = await startDesk();
    await harness.desk.shareRequest(owned, third.email);
    assert.equal((await harness.desk.shareRequest(owned, third.email)).kind, 'alreadyShared');
    assert.equal((await harness.desk.shareRequest(owned, 'koji.customer@example.com')).kind, 'alreadyShared');
    assert.deepEqual(participantsOf(harness, 'CERT-1'), [third.accountId]);
  });

  for (const operation of ['getCustomerRequestByIdOrKey', 'findUsers', 'getCustomers'] as const) {
    it(`says of an address that could not be looked up that nothing was done: ${operation}`, async () => {
      await using harness = await startDesk();
      harness.site.simulator.faults.plan({ kind: 'drop' }, { operation });
      await assert.rejects(harness.desk.shareRequest(owned, third.email), { kind: 'unavailable', nothingDone: true });
    });
  }

  it('does not say so where the change itself got no answer', async () => {
    await using harness = await startDesk();
    harness.site.simulator.faults.plan({ kind: 'drop' }, { operation: 'addRequestParticipants' });
    await assert.rejects(harness.desk.shareRequest(owned, third.email), { kind: 'unavailable', nothingDone: false });
  });

  it('is refused where the desk lets nobody share', async () => {
    await using harness = await startDesk();
    const text = '{"errorMessage":"Sharing is off."}';
    const fault = { kind: 'answer', status: 403, headers: { 'content-type': 'application/json' }, text } as const;
    harness.site.simulator.faults.plan(fault, { operation: 'addRequestParticipants' });
    const refused = { kind: 'refused', reason: 'Sharing is off.' };
    assert.deepEqual(await harness.desk.shareRequest(owned, third.email), refused);
  });
});
