import assert from 'node:assert/strict';
import { BOT_ACCOUNT_ID } from '../../demo/jira/seed/users.ts';
import { isKojiError } from '../../errors.ts';
import type { OwnedRequest, ServiceDesk } from '../../jira/ports.ts';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { startDesk } from './deskHarness.ts';

const accountId = accountOf('Demo Customer').accountId;
const open: OwnedRequest = { key: 'CERT-1', accountId };
const CHANGES: Readonly<Record<string, (desk: ServiceDesk) => Promise<unknown>>> = {
  addRequestParticipants: (desk) => desk.shareRequest(open, accountOf('Third Customer').email),
  createRequestComment: (desk) => desk.addComment(open, { text: 'Any news?' }),
  performCustomerTransition: (desk) => desk.performTransition(open, '761'),
  answerApproval: (desk) => desk.answerApproval({ key: 'CERT-6', accountId }, '1', 'approve'),
  postFeedback: (desk) => desk.giveFeedback({ key: 'CERT-3', accountId }, { rating: 4, comment: '' }),
  createCommentWithAttachment: (desk) => desk.addComment(open, { temporaryFileIds: ['temporary-1'] }),
  createCustomerRequest: (desk) =>
    desk.createRequest({
      draft: { requestTypeId: '1', accountId: BOT_ACCOUNT_ID, answers: { summary: { kind: 'text', text: 'Door' } } },
      conversationId: 'conversation-1',
    }),
};

const json = { 'content-type': 'application/json' };
const ANSWERS = [400, 401, 403, 404, 409, 412, 413, 429, 500, 502].flatMap((status) => [
  { status, text: '' },
  { status, headers: json, text: '{}' },
  { status, headers: { 'content-type': 'text/html' }, text: '<html><h1>No</h1></html>' },
  { status, headers: json, text: '{"message":"null for uri: https://desk.test/rest/api/3/issue","status-code":400}' },
]);

describe('what Jira declines without a word for people', () => {
  for (const [operation, change] of Object.entries(CHANGES)) {
    it(`is never told in the words of programs: ${operation}`, async () => {
      await using harness = await startDesk();
      for (const answer of ANSWERS) {
        harness.site.simulator.faults.plan({ kind: 'answer', ...answer }, { operation });
        const outcome = await change(harness.desk).catch((error: unknown) => {
          // Whoever speaks to people says of an error that is thrown no more than its kind.
          if (isKojiError(error)) return { kind: error.kind };
          throw error;
        });
        const said = JSON.stringify(outcome);
        assert.doesNotMatch(said, /\/rest\/|\bPOST\b|<h1>|answered \d/, `${String(answer.status)} ${answer.text}`);
        assert.equal(harness.site.simulator.faults.take(operation), undefined, 'the call was made');
      }
    });
  }

  it('is a refusal without a reason', async () => {
    await using harness = await startDesk();
    for (const [status, operation] of [
      [403, 'addRequestParticipants'],
      [400, 'addRequestParticipants'],
      [400, 'createRequestComment'],
      [400, 'createCustomerRequest'],
    ] as const) {
      harness.site.simulator.faults.plan({ kind: 'answer', status, text: '' }, { operation });
      assert.deepEqual(await CHANGES[operation]?.(harness.desk), { kind: 'refused', reason: '' });
    }
  });
});
