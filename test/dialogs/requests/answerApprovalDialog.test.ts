import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import type { ApprovalResult } from '../../../jira/ports.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { anApproval } from '../../support/deskData.ts';
import { killedAfter } from '../../support/killedTurn.ts';
import { ownRequest, signedIn } from './signedIn.ts';

function approver(): Harness {
  const chat = signedIn([
    ownRequest({ owner: 'customer-2', approvers: ['customer-1'] }),
    ownRequest({ key: 'CERT-2' }),
  ]);
  chat.desk.approvals = [anApproval({ name: 'Budget' })];
  return chat;
}

describe('an approval', () => {
  for (const [button, typed, decision, sentence] of [
    ['Approve', 'approve CERT-1', 'approve', /You have approved CERT-1/],
    ['Decline', 'reject CERT-1', 'decline', /You have declined CERT-1/],
  ] as const) {
    it(`is confirmed and given by button: ${button}`, async () => {
      const chat = approver();
      await chat.say('CERT-1');
      assert.match(textOf(await chat.say(button)), /Shall I .* CERT-1 in your name \(\*\*Budget\*\*\)/);
      assert.match(textOf(await chat.say('Yes')), sentence);
      assert.deepEqual(chat.desk.decided, [{ key: 'CERT-1', approvalId: '7', decision }]);
    });

    it(`is confirmed and given by typing: ${typed}`, async () => {
      const chat = approver();
      await chat.say(typed);
      assert.match(textOf(await chat.say('yes')), sentence);
    });
  }

  it('leaves a note for the staff that says who decided', async () => {
    const chat = approver();
    await chat.say('approve CERT-1');
    await chat.say('Yes');
    const text = 'Approved in the chat by Demo Customer (customer@example.com).';
    assert.deepEqual(chat.watch.notes, [{ id: 'CERT-1:7:answered', key: 'CERT-1', text }]);
  });

  it('whose fate is unknown is said to be so, and the staff reads who it was', async () => {
    const chat = approver();
    await chat.say('decline CERT-1');
    chat.desk.fault = new KojiError('unavailable', 'Jira answered 502 to POST /rest/x.');
    assert.match(textOf(await chat.say('Yes')), /no answer from the service desk, so it may be done or not/);
    assert.match(
      chat.watch.notes[0]?.text ?? '',
      /^Demo Customer \(customer@example\.com\) declined .* Jira did not answer/,
    );
  });

  it('that got no answer is looked for: what waits no longer is decided, and the staff reads who it was', async () => {
    const chat = approver();
    await chat.say('decline CERT-1');
    chat.desk.fault = new KojiError('unavailable', 'Jira answered 502 to POST /rest/x.');
    chat.desk.approvals = [];
    assert.match(textOf(await chat.say('Yes')), /decided already/);
    assert.match(chat.watch.notes[0]?.text ?? '', /declined .* Jira did not answer/);
  });

  it('of a server that was killed is noted for the staff when its message comes again', async () => {
    const chat = approver();
    await chat.say('approve CERT-1');
    const other = await killedAfter(chat, 'answerApproval', 'Yes');
    chat.desk.results.approval = { kind: 'alreadyDecided' };
    assert.match(textOf(await other.say('Yes')), /decided already/);
    assert.deepEqual(
      chat.watch.notes.map(({ id }) => id),
      ['CERT-1:7:unknown'],
    );
    assert.match(chat.watch.notes[0]?.text ?? '', /^Demo Customer \(customer@example\.com\) approved this in the chat/);
  });

  it('of a server that was killed is told as given where it stands as the bot’s, and noted once', async () => {
    const chat = approver();
    await chat.say('approve CERT-1');
    const other = await killedAfter(chat, 'keepNote', 'Yes');
    chat.desk.results.approval = { kind: 'alreadyDecided', ours: 'approve' };
    assert.match(textOf(await other.say('Yes')), /You have approved CERT-1/);
    assert.deepEqual([...new Set(chat.watch.notes.map(({ id }) => id))], ['CERT-1:7:answered']);
  });

  it('of a server that was killed is not theirs where another decision stands', async () => {
    const chat = approver();
    await chat.say('approve CERT-1');
    const other = await killedAfter(chat, 'answerApproval', 'Yes');
    chat.desk.results.approval = { kind: 'alreadyDecided', ours: 'decline' };
    assert.match(textOf(await other.say('Yes')), /decided already/);
  });

  it('that got no answer is told as given where it stands as the bot’s', async () => {
    const chat = approver();
    await chat.say('approve CERT-1');
    chat.desk.fault = new KojiError('unavailable', 'Jira answered 502 to POST /rest/x.');
    chat.desk.approvals = [];
    chat.desk.results.approval = { kind: 'alreadyDecided', ours: 'approve' };
    assert.match(textOf(await chat.say('Yes')), /You have approved CERT-1/);
    assert.deepEqual(
      chat.watch.notes.map(({ id }) => id),
      ['CERT-1:7:answered'],
    );
  });

  it('that got no answer is told as given where it stands as the bot’s, though others have yet to decide', async () => {
    const chat = approver();
    await chat.say('approve CERT-1');
    chat.desk.fault = new KojiError('unavailable', 'Jira answered 502 to POST /rest/x.');
    chat.desk.approvals = [anApproval({ name: 'Budget', ours: 'approve' })];
    assert.match(textOf(await chat.say('Yes')), /You have approved CERT-1/);
  });

  it('that was declined by the service desk is tried again', async () => {
    const chat = approver();
    await chat.say('approve CERT-1');
    chat.desk.fault = new KojiError('conflict', 'Jira answered 409 to POST /rest/x.');
    assert.deepEqual(choicesOf(await chat.say('Yes')), ['Try again', 'No']);
    assert.match(textOf(await chat.say('try again')), /You have approved CERT-1/);
    assert.equal(chat.desk.decided.length, 1);
  });

  it('is not given when the customer says no', async () => {
    const chat = approver();
    await chat.say('decline CERT-1');
    assert.match(textOf(await chat.say('No')), /Nothing was changed/);
    assert.deepEqual([chat.desk.decided, chat.watch.notes], [[], []]);
  });

  it('is not asked of those who need not approve', async () => {
    assert.match(textOf(await approver().say('approve CERT-2')), /No decision of yours is asked for on CERT-2/);
  });

  it('is for the page of the request where Jira takes it nowhere else', async () => {
    const chat = approver();
    chat.desk.approvals = [anApproval({ canAnswerHere: false })];
    assert.match(textOf(await chat.say('approve CERT-1')), /Please give it on the page of the request: \[CERT-1\]/);
  });

  const results: readonly (readonly [ApprovalResult, RegExp])[] = [
    [{ kind: 'alreadyDecided' }, /decided already/],
    [
      { kind: 'portalOnly', portalUrl: 'https://desk.test/p' },
      /page of the request: \[CERT-1\]\(https:\/\/desk\.test\/p\)/,
    ],
    [{ kind: 'refused', reason: 'Not now.' }, /Not now\./],
    [{ kind: 'notFound' }, /no request CERT-1 among yours/],
  ];
  for (const [result, sentence] of results) {
    it(`says why it was not given: ${result.kind}`, async () => {
      const chat = approver();
      await chat.say('approve CERT-1');
      chat.desk.results.approval = result;
      assert.match(textOf(await chat.say('Yes')), sentence);
      assert.deepEqual(chat.watch.notes, []);
    });
  }
});

describe('a correction where a decision is to be confirmed', () => {
  for (const said of [
    'no, decline',
    'No, decline it',
    'nein, ablehnen',
    'wait, decline',
    'wait no, decline',
    'decline it',
    'ablehnen',
    'go ahead and decline it',
    'please go ahead and decline it',
    'right, decline it',
  ]) {
    it(`is asked about instead: ${said}`, async () => {
      const chat = signedIn([ownRequest({ owner: 'customer-2', approvers: ['customer-1'] })]);
      chat.desk.approvals = [anApproval()];
      await chat.say('approve CERT-1');
      assert.match(textOf(await chat.say(said)), /decline/);
      await chat.say('yes');
      assert.deepEqual(
        chat.desk.decided.map(({ decision }) => decision),
        ['decline'],
      );
    });
  }

  for (const said of ['wait no', 'wait, no', 'no, no']) {
    it(`may be but a no: ${said}`, async () => {
      const chat = signedIn([ownRequest({ owner: 'customer-2', approvers: ['customer-1'] })]);
      chat.desk.approvals = [anApproval()];
      await chat.say('approve CERT-1');
      assert.match(textOf(await chat.say(said)), /Nothing was changed/);
    });
  }

  it('may be another request', async () => {
    const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-2', summary: 'No ink' })]);
    chat.desk.transitions = [{ id: '21', name: 'Close' }];
    await chat.say('close CERT-1');
    assert.match(textOf(await chat.say('no, CERT-2')), /No ink|CERT-2/);
    await chat.say('yes');
    assert.ok(!chat.desk.moved.some(({ key }) => key === 'CERT-1'));
  });
});
