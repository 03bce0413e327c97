import assert from 'node:assert/strict';
import type { ConversationDraft, RequestDraft } from '../../jira/ports.ts';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { startDesk } from './deskHarness.ts';

const customer = accountOf('Demo Customer');

function aDraft(overrides: Partial<RequestDraft> = {}): RequestDraft {
  return {
    requestTypeId: '1',
    accountId: customer.accountId,
    answers: {
      summary: { kind: 'text', text: 'The mouse is dead' },
      description: { kind: 'multiLine', text: 'It does not move.\nNot even a [bit].' },
    },
    ...overrides,
  };
}

function once(draft: RequestDraft = aDraft()): ConversationDraft {
  return { draft, conversationId: draft.requestTypeId };
}

describe('createRequest', () => {
  it('creates the request in the name of the customer and answers with key and link', async () => {
    await using harness = await startDesk();
    const created = await harness.desk.createRequest(once());
    const origin = new URL(harness.site.url).origin;
    assert.deepEqual(created, { kind: 'created', key: 'CERT-8', portalUrl: `${origin}/portal/requests/CERT-8` });
    const stored = harness.site.simulator.snapshot().requests.find((request) => request.key === 'CERT-8');
    assert.equal(stored?.reporterId, customer.accountId);
    assert.equal(stored.fieldValues['description'], 'It does not move.\n' + String.raw`Not even a \[bit\].`);
  });

  it('fills every kind of field', async () => {
    await using harness = await startDesk();
    const answers: RequestDraft['answers'] = {
      summary: { kind: 'text', text: 'Move' },
      customfield_10107: { kind: 'cascading', choiceId: '10231', childId: '10242' },
      customfield_10108: { kind: 'number', number: 2 },
      labels: { kind: 'labels', labels: ['move'] },
      customfield_10109: { kind: 'user', accountId: accountOf('Demo Admin').accountId },
    };
    assert.equal((await harness.desk.createRequest(once(aDraft({ requestTypeId: '5', answers })))).kind, 'created');
    const laptop: RequestDraft['answers'] = {
      summary: { kind: 'text', text: 'Laptop' },
      customfield_10101: { kind: 'singleChoice', choiceId: '10203' },
      duedate: { kind: 'date', isoDate: '2026-03-01' },
    };
    assert.equal(
      (await harness.desk.createRequest(once(aDraft({ requestTypeId: '2', answers: laptop })))).kind,
      'created',
    );
    const problem: RequestDraft['answers'] = {
      ...aDraft().answers,
      customfield_10102: { kind: 'multiChoice', choiceIds: ['10211', '10212'] },
      customfield_10103: { kind: 'dateTime', atMs: harness.site.clock.now() },
    };
    assert.equal(
      (await harness.desk.createRequest(once(aDraft({ requestTypeId: '3', answers: problem })))).kind,
      'created',
    );
  });

  it('attaches a file that was uploaded before', async () => {
    await using harness = await startDesk();
    const content = new TextEncoder().encode('log');
    const upload = await harness.desk.uploadTemporaryFile({ filename: 'log.txt', contentType: 'text/plain', content });
    assert.equal(upload.kind, 'uploaded');
    const attachment = { kind: 'attachment', temporaryFileIds: [upload.temporaryFileId] } as const;
    const created = await harness.desk.createRequest(once(aDraft({ answers: { ...aDraft().answers, attachment } })));
    assert.equal(created.kind, 'created');
    const stored = harness.site.simulator.snapshot().requests.find((request) => request.key === created.key);
    assert.deepEqual(
      stored?.attachments.map((file) => [file.filename, file.mimeType, file.sizeBytes]),
      [['log.txt', 'text/plain', 3]],
    );
  });

  const refusals: readonly [title: string, draft: RequestDraft, reason: RegExp][] = [
    ['a required answer is missing', aDraft({ answers: {} }), /Summary is required/],
    [
      'a choice is not on the list',
      aDraft({
        requestTypeId: '4',
        answers: {
          summary: { kind: 'text', text: 'x' },
          customfield_10105: { kind: 'singleChoice', choiceId: '1' },
          customfield_10106: { kind: 'multiLine', text: 'x' },
        },
      }),
      /Application.*not valid/,
    ],
    ['the field does not belong to the type', aDraft({ answers: { other: { kind: 'number', number: 1 } } }), /other/],
    ['the customer does not exist', aDraft({ accountId: 'qm:nobody' }), /customer/],
    [
      'the file is too old',
      aDraft({ answers: { ...aDraft().answers, attachment: { kind: 'attachment', temporaryFileIds: ['temp1'] } } }),
      /temporary attachment/,
    ],
  ];
  for (const [title, draft, reason] of refusals) {
    it(`passes Jira's reason on when ${title}, and creates nothing`, async () => {
      await using harness = await startDesk();
      const result = await harness.desk.createRequest(once(draft));
      assert.equal(result.kind, 'refused');
      assert.match(result.reason, reason);
      assert.equal(harness.site.simulator.snapshot().requests.length, 8);
    });
  }

  it('says that a request type is gone', async () => {
    await using harness = await startDesk();
    assert.deepEqual(await harness.desk.createRequest(once(aDraft({ requestTypeId: '98' }))), { kind: 'notFound' });
  });

  it('does not send an account id that is none', async () => {
    await using harness = await startDesk();
    await assert.rejects(harness.desk.createRequest(once(aDraft({ accountId: '" OR 1=1' }))), { kind: 'badRequest' });
    assert.equal(
      harness.site.simulator.journal.some((entry) => entry.operation === 'createCustomerRequest'),
      false,
    );
  });

  it('is never repeated by itself, whatever goes wrong', async () => {
    for (const fault of [
      { kind: 'drop' },
      { kind: 'answer', status: 429, headers: { 'retry-after': '0' }, text: '' },
    ] as const) {
      await using harness = await startDesk();
      harness.site.simulator.faults.plan(fault, { operation: 'createCustomerRequest' });
      await assert.rejects(harness.desk.createRequest(once()));
      assert.equal(harness.site.simulator.snapshot().requests.length, 8);
    }
  });
});
