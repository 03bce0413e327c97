import assert from 'node:assert/strict';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { readPart, startDesk } from './deskHarness.ts';
import type { DeskHarness } from './deskHarness.ts';

const accountId = accountOf('Demo Customer').accountId;
const owned = { key: 'CERT-1', accountId };

describe('the fields of a request', () => {
  it('are what was filled in, without the summary', async () => {
    await using harness = await startDesk();
    assert.deepEqual(await readPart(harness.desk, owned, 'fields'), [
      { label: 'What is the problem?', value: 'The screen flickers, since yesterday.' },
    ]);
  });

  it('have every kind of value as people read it, and leave out what is not known', async () => {
    await using harness = await startDesk();
    const values = Object.entries({
      'How many': 3,
      Device: { id: '1', value: 'Laptop' },
      Place: { value: 'Berlin', child: { value: 'Room 1' } },
      Labels: ['a', 'b'],
      'For whom': [{ displayName: 'Demo Agent' }],
      Version: { id: '1', name: '2.0' },
      Empty: null,
      Odd: { something: 'else' },
    }).map(([label, value]) => ({ fieldId: `f-${label}`, label, value }));
    const { api } = await answerOf(harness);
    const headers = { 'content-type': 'application/json' };
    const text = JSON.stringify({ ...api, requestFieldValues: values });
    const fault = { kind: 'answer', status: 200, headers, text } as const;
    harness.site.simulator.faults.plan(fault, { operation: 'getCustomerRequestByIdOrKey', times: 2 });
    const fields = await readPart(harness.desk, owned, 'fields');
    assert.deepEqual(
      fields.map(({ label, value }) => `${label}: ${value}`),
      [
        'How many: 3',
        'Device: Laptop',
        'Place: Berlin / Room 1',
        'Labels: a, b',
        'For whom: Demo Agent',
        'Version: 2.0',
      ],
    );
  });
});

/** What the site answers for the request, to be changed a little. */
async function answerOf(harness: DeskHarness): Promise<{ readonly api: Readonly<Record<string, unknown>> }> {
  const found = await harness.desk.findRequest(owned);
  assert.equal(found.kind, 'found');
  const date = { epochMillis: found.request.createdAtMs };
  return {
    api: {
      issueId: '1',
      issueKey: owned.key,
      createdDate: date,
      reporter: { accountId, displayName: 'Demo Customer', active: true },
      currentStatus: { status: 'Open', statusDate: date },
      _links: { web: found.request.portalUrl },
    },
  };
}
