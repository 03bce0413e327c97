import assert from 'node:assert/strict';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { startDesk } from './deskHarness.ts';
import type { DeskHarness } from './deskHarness.ts';

const accountId = accountOf('Demo Customer').accountId;
const owned = { key: 'CERT-1', accountId };
const content = new TextEncoder().encode('hello');

async function upload({ desk }: DeskHarness, filename: string): Promise<string> {
  const result = await desk.uploadTemporaryFile({ filename, contentType: 'text/plain', content });
  assert.equal(result.kind, 'uploaded');
  return result.temporaryFileId;
}

async function filesOf({ desk }: DeskHarness, key = owned.key): Promise<readonly string[]> {
  const result = await desk.findRequestDetails({ key, accountId });
  assert.equal(result.kind, 'found');
  return result.files.map(({ filename, sizeBytes }) => `${filename} ${String(sizeBytes)}`);
}

describe('findRequestDetails', () => {
  it('gives what was filled in, without the summary', async () => {
    await using harness = await startDesk();
    const result = await harness.desk.findRequestDetails(owned);
    assert.equal(result.kind, 'found');
    assert.equal(result.request.summary, 'The screen flickers');
    assert.deepEqual(result.fields, [
      { label: 'What is the problem?', value: 'The screen flickers, since yesterday.' },
    ]);
  });

  it('reads every kind of value as people do, and leaves out what it does not know', async () => {
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
    const result = await harness.desk.findRequestDetails(owned);
    assert.equal(result.kind, 'found');
    assert.deepEqual(
      result.fields.map(({ label, value }) => `${label}: ${value}`),
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

  it('names the files that came with the request and with public comments', async () => {
    await using harness = await startDesk();
    await harness.desk.attachFiles(owned, [await upload(harness, 'public.txt')]);
    assert.deepEqual(await filesOf(harness), ['public.txt 5']);
  });

  it('names no file of staff, also one that came right after the creation', async () => {
    await using harness = await startDesk();
    const summary = { kind: 'text', text: 'Help' } as const;
    const description = { kind: 'multiLine', text: 'Now' } as const;
    const created = await harness.desk.createRequest({
      requestTypeId: '1',
      accountId,
      answers: { summary, description },
    });
    assert.equal(created.kind, 'created');
    const file = { filename: 'chat.txt', contentType: 'text/plain', content };
    assert.deepEqual(await harness.desk.attachPrivateFile(created.key, file, 'For staff'), { kind: 'added' });
    assert.deepEqual(await filesOf(harness, created.key), []);
  });

  it('names no file that was added later without a public comment', async () => {
    await using harness = await startDesk();
    await harness.desk.attachPrivateFile('CERT-1', { filename: 'x.txt', contentType: 'text/plain', content }, 'Note');
    const state = harness.site.simulator.snapshot();
    assert.equal(state.requests[0]?.attachments.length, 1);
    assert.deepEqual(await filesOf(harness), []);
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
