import assert from 'node:assert/strict';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { readPart, startDesk } from './deskHarness.ts';

const accountId = accountOf('Demo Customer').accountId;
const open = { key: 'CERT-1', accountId };
const resolved = { key: 'CERT-3', accountId };

describe('the transitions of a request', () => {
  it('resolve an open one', async () => {
    await using harness = await startDesk();
    const transitions = [{ id: '761', name: 'Resolve this request' }];
    assert.deepEqual(await readPart(harness.desk, open, 'transitions'), transitions);
  });

  it('reopen a resolved one', async () => {
    await using harness = await startDesk();
    const transitions = [{ id: '931', name: 'Reopen' }];
    assert.deepEqual(await readPart(harness.desk, resolved, 'transitions'), transitions);
  });
});

describe('performTransition', () => {
  it('closes a request and answers with how it is then', async () => {
    await using harness = await startDesk();
    const result = await harness.desk.performTransition(open, '761');
    assert.equal(result.kind, 'changed');
    assert.deepEqual([result.request.status, result.request.statusCategory], ['Resolved', 'done']);
    assert.equal(result.request.statusChangedAtMs, harness.site.clock.now());
  });

  it('reopens a request with a public comment that is meant literally', async () => {
    await using harness = await startDesk();
    const result = await harness.desk.performTransition(resolved, '931', 'It is *back*');
    assert.equal(result.kind, 'changed');
    assert.equal(result.request.status, 'Waiting for support');
    const stored = harness.site.simulator.snapshot().requests.find(({ key }) => key === 'CERT-3');
    assert.deepEqual(
      stored?.comments.map((comment) => [comment.body, comment.public]),
      [[String.raw`It is \*back\*`, true]],
    );
  });

  it('does nothing that is not offered any more', async () => {
    await using harness = await startDesk();
    assert.equal((await harness.desk.performTransition(open, '761')).kind, 'changed');
    assert.deepEqual(await harness.desk.performTransition(open, '761'), { kind: 'notOffered' });
    assert.equal(
      harness.site.simulator.journal.filter((each) => each.operation === 'performCustomerTransition').length,
      1,
    );
  });

  it("passes Jira's reason on when the change is refused", async () => {
    await using harness = await startDesk();
    const text = '{"errorMessage":"A resolution is required.","i18nErrorMessage":{"i18nKey":"x","parameters":[]}}';
    const fault = { kind: 'answer', status: 400, headers: { 'content-type': 'application/json' }, text } as const;
    harness.site.simulator.faults.plan(fault, { operation: 'performCustomerTransition' });
    const refused = { kind: 'refused', reason: 'A resolution is required.' };
    assert.deepEqual(await harness.desk.performTransition(open, '761'), refused);
  });

  it('is not repeated by itself when the answer is lost', async () => {
    await using harness = await startDesk();
    harness.site.simulator.faults.plan({ kind: 'drop' }, { operation: 'performCustomerTransition' });
    await assert.rejects(harness.desk.performTransition(open, '761'), { kind: 'unavailable' });
  });
});
