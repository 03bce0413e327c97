import assert from 'node:assert/strict';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { startDesk } from './deskHarness.ts';

const owned = { key: 'CERT-1', accountId: accountOf('Demo Customer').accountId };

describe('findRequest', () => {
  it('asks once whose request it is, however many of its parts are read', async () => {
    await using harness = await startDesk();
    const found = await harness.desk.findRequest(owned);
    assert.equal(found.kind, 'found');
    await Promise.all([found.read('comments'), found.read('transitions'), found.read('approvals')]);
    assert.deepEqual(harness.site.simulator.journal.map(({ operation }) => operation).toSorted(), [
      'getApprovals',
      'getCustomerRequestByIdOrKey',
      'getCustomerTransitions',
      'getRequestComments',
    ]);
  });

  it('is told of a part that cannot be read, and can read the others', async () => {
    await using harness = await startDesk();
    harness.site.simulator.faults.plan({ kind: 'drop' }, { operation: 'getRequestComments' });
    const found = await harness.desk.findRequest(owned);
    assert.equal(found.kind, 'found');
    await assert.rejects(found.read('comments'), { kind: 'unavailable', nothingDone: true });
    assert.equal((await found.read('transitions'))?.length, 1);
  });
});
