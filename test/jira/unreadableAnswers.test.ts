import assert from 'node:assert/strict';
import { seenFaults } from '../../demo/jira/faults.ts';
import type { Fault } from '../../demo/jira/faults.ts';
import type { ServiceDesk } from '../../jira/ports.ts';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { startDesk } from './deskHarness.ts';

const { accountId } = accountOf('Demo Customer');
const open = { key: 'CERT-1', accountId };
const FILE = { filename: 'a.txt', contentType: 'text/plain', content: new Uint8Array([1]) };

const NO_ANSWERS: Readonly<Record<string, Fault>> = {
  'a page of HTML': seenFaults.maintenancePage,
  'a page that calls itself JSON': { ...seenFaults.maintenancePage, headers: { 'content-type': 'application/json' } },
};

async function attach(desk: ServiceDesk): Promise<unknown> {
  const upload = await desk.uploadTemporaryFile(FILE);
  assert.equal(upload.kind, 'uploaded');
  return desk.addComment(open, { temporaryFileIds: [upload.temporaryFileId] });
}

/** Every change, by the operation that makes it. */
const CHANGES: readonly (readonly [operation: string, change: (desk: ServiceDesk) => Promise<unknown>])[] = [
  ['createRequestComment', (desk) => desk.addComment(open, { text: 'x' })],
  ['createRequestComment', (desk) => desk.addPrivateNote('CERT-1', { text: 'x' })],
  ['createCommentWithAttachment', attach],
  ['createCommentWithAttachment', (desk) => desk.addPrivateNote('CERT-1', { text: 'x', file: FILE })],
  ['performCustomerTransition', (desk) => desk.performTransition(open, '761')],
  ['answerApproval', (desk) => desk.answerApproval({ key: 'CERT-6', accountId }, '1', 'approve')],
  ['addRequestParticipants', (desk) => desk.shareRequest(open, 'koji.customer2@example.com')],
  ['postFeedback', (desk) => desk.giveFeedback({ key: 'CERT-3', accountId }, { rating: 5, comment: '' })],
];

describe('a change that is answered by what is no answer', () => {
  for (const [title, fault] of Object.entries(NO_ANSWERS)) {
    for (const [operation, change] of CHANGES) {
      it(`is not taken for made: ${operation}, ${title}`, async () => {
        await using harness = await startDesk();
        harness.site.simulator.faults.plan(fault, { operation });
        await assert.rejects(change(harness.desk), { kind: 'unavailable' });
      });
    }
  }

  for (const [operation, change] of CHANGES.filter(
    ([each]) => each !== 'performCustomerTransition' && each !== 'postFeedback',
  )) {
    it(`nor where nothing is answered although something is documented: ${operation}`, async () => {
      await using harness = await startDesk();
      harness.site.simulator.faults.plan({ kind: 'answer', status: 200, text: '' }, { operation });
      await assert.rejects(change(harness.desk), { kind: 'unavailable' });
    });
  }

  it('is told to the operator where it is the mark of a request that was created', async () => {
    const warned: unknown[] = [];
    await using harness = await startDesk();
    harness.site.simulator.faults.plan(seenFaults.maintenancePage, { operation: 'setIssueProperty' });
    const logger = { debug: () => undefined, warn: (fields: unknown) => void warned.push(fields) };
    const answers = {
      summary: { kind: 'text', text: 'No toner' },
      description: { kind: 'multiLine', text: 'x' },
    } as const;
    const draft = { requestTypeId: '1', accountId, answers };
    const created = await harness.connect({ logger }).createRequest({ conversationId: 'c1', draft });
    assert.equal(created.kind, 'created');
    assert.deepEqual(warned, [{ request: created.key, kind: 'unavailable' }]);
  });
});
