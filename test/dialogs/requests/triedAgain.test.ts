import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import { NOW } from '../../support/dialogFakes.ts';
import { textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { anApproval } from '../../support/fakeServiceDesk.ts';
import { ownRequest, signedIn } from './signedIn.ts';

const NO_ANSWER = new KojiError('unavailable', 'Jira answered 502 to POST /rest/x.');
const DECLINED = new KojiError('conflict', 'Jira answered 409 to POST /rest/x.');

/** What is confirmed gets no answer. */
async function unanswered(chat: Harness, ...lines: readonly string[]): Promise<Harness> {
  for (const line of lines) await chat.say(line);
  chat.desk.fault = NO_ANSWER;
  await chat.say('yes');
  return chat;
}

function approving(): Promise<Harness> {
  const chat = signedIn([ownRequest({ approvers: ['customer-1'] })]);
  chat.desk.approvals = [anApproval({ name: 'Budget' })];
  return unanswered(chat, 'approve CERT-1');
}

function escalating(): Promise<Harness> {
  const chat = signedIn();
  chat.desk.transitions = [{ id: '41', name: 'Escalate' }];
  return unanswered(chat, 'CERT-1', 'Escalate');
}

describe('what got no answer', () => {
  it('is not told as undone because another try was not taken', async () => {
    const chat = await escalating();
    chat.desk.fault = DECLINED;
    assert.doesNotMatch(textOf(await chat.say('try again')), /nothing was changed/i);
    assert.match(textOf(await chat.say('no')), /may be done or not/);
  });

  it('is looked for when it is gone on with later, too', async () => {
    const chat = await escalating();
    await chat.say('my requests');
    chat.desk.requests = [ownRequest({ status: 'Escalated', statusChangedAtMs: NOW })];
    assert.match(textOf(await chat.say('go on')), /When you try again, I will look first/);
    assert.match(textOf(await chat.say('try again')), /CERT-1 is now: \*\*Escalated\*\*/);
    assert.deepEqual(chat.desk.moved, []);
  });

  it('is told as decided by the customer where it stands as the bot’s after tries that were not taken', async () => {
    const chat = await approving();
    chat.desk.fault = DECLINED;
    await chat.say('try again');
    chat.desk.results.approval = { kind: 'alreadyDecided', ours: 'approve' };
    assert.match(textOf(await chat.say('try again')), /You have approved CERT-1/);
  });

  it('is told as decided by the customer when it is gone on with later', async () => {
    const chat = await approving();
    await chat.say('my requests');
    chat.desk.results.approval = { kind: 'alreadyDecided', ours: 'approve' };
    await chat.say('go on');
    assert.match(textOf(await chat.say('try again')), /You have approved CERT-1/);
  });
});

describe('“go on”, where a change may be tried again', () => {
  const failing = async (...before: readonly string[]): Promise<Harness> => {
    const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-2' })]);
    chat.desk.transitions = [{ id: '21', name: 'Close' }];
    for (const line of [...before, 'close CERT-1']) await chat.say(line);
    chat.desk.fault = DECLINED;
    await chat.say('yes');
    return chat;
  };

  it('leads back to words that were left before, as was said', async () => {
    const chat = await failing('comment on CERT-2: away today', 'my requests');
    assert.match(textOf(await chat.say('go on')), /This would go on CERT-2[^]*away today/);
    assert.deepEqual(chat.desk.moved, []);
  });

  it('leads back to a request that was left before', async () => {
    const chat = await failing('create a request', 'Get IT help', 'No toner');
    assert.match(textOf(await chat.say('continue')), /Let us go on with your request/);
    assert.deepEqual(chat.desk.moved, []);
  });

  it('tries it again where nothing else was left', async () => {
    const chat = await failing();
    assert.match(textOf(await chat.say('continue')), /CERT-1 is now/);
  });
});
