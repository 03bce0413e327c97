import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { aComment, anApproval } from '../../support/deskData.ts';
import { CLOSED, file, ownRequest, signedIn } from './signedIn.ts';

const REOPEN = { id: '31', name: 'Reopen' };
const RESOLVE = { id: '21', name: 'Resolve this issue' };

describe('one request', () => {
  it('shows its status and last public comments, with their files', async () => {
    const chat = signedIn();
    const url = 'https://desk.test/attachment/1';
    chat.desk.comments = [aComment({ files: [{ filename: 'how.pdf', sizeBytes: 7, url }] })];
    const text = textOf(await chat.say('cert-1'));
    assert.match(text, /No toner[^]*\*\*Waiting for support\*\* since Jan 3, 2026/);
    assert.match(text, /\*\*Demo Agent\*\*, Jan 4, 2026: On its way\n\n\[how\.pdf\]\(https:\/\/desk\.test/);
  });

  it('says that there are no comments', async () => {
    assert.match(textOf(await signedIn().say('CERT-1')), /no comments yet/);
  });

  it('shows the service levels that customers may see', async () => {
    const chat = signedIn();
    const dueAtMs = Date.UTC(2026, 0, 5, 14, 30);
    chat.desk.serviceLevels = [
      { name: 'First answer', state: 'met', dueAtMs: undefined },
      { name: 'Resolution', state: 'running', dueAtMs },
      { name: 'Call back', state: 'overdue', dueAtMs },
      { name: 'Delivery', state: 'paused', dueAtMs: undefined },
    ];
    const text = textOf(await chat.say('CERT-1')).replaceAll('\u202f', ' ');
    assert.match(
      text,
      /- First answer: kept\n- Resolution: due Jan 5, 2026, 2:30 PM \(UTC\)\n- Call back: was due Jan 5/,
    );
    assert.match(text, /- Delivery: paused/);
  });

  it('offers what the service desk offers', async () => {
    const chat = signedIn();
    chat.desk.transitions = [RESOLVE];
    const choices = ['Add a comment', 'Attach a file', 'Resolve this issue', 'Share with somebody'];
    assert.deepEqual(choicesOf(await chat.say('CERT-1')), [...choices, 'My requests', 'Talk to an agent']);
  });

  it('takes a number for the place of a button, each for what it says', async () => {
    for (const [number, answer] of [
      ['1', /What shall I write on CERT-1/],
      ['4', /With whom shall I share CERT-1/],
      ['5', /Your open requests/],
      ['6', /No operators are available/],
    ] as const) {
      const chat = signedIn();
      chat.desk.transitions = [RESOLVE];
      const shown = choicesOf(await chat.say('CERT-1'));
      assert.equal(shown.length, 6, shown.join());
      assert.match(textOf(await chat.say(number)), answer, shown[Number(number) - 1]);
    }
  });

  it('leads back to the list', async () => {
    const chat = signedIn();
    await chat.say('CERT-1');
    assert.match(textOf(await chat.say('back')), /Your open requests/);
  });

  it('is no longer offered to one who takes part in it no more', async () => {
    const chat = signedIn();
    for (const text of ['comment on CERT-1', 'Still no toner']) await chat.say(text);
    chat.desk.results.comment = { kind: 'notFound' };
    const replies = await chat.say('yes');
    assert.match(textOf(replies), /I find no request CERT-1 among yours/);
    assert.ok(!choicesOf(replies).includes('CERT-1'));
  });

  it('asks approvers for their decision', async () => {
    const chat = signedIn([ownRequest({ owner: 'customer-2', approvers: ['customer-1'] })]);
    chat.desk.approvals = [anApproval({ name: 'Budget' })];
    const replies = await chat.say('CERT-1');
    assert.match(textOf(replies), /Your decision is asked for: \*\*Budget\*\*/);
    const choices = ['Approve', 'Decline', 'Add a comment', 'Attach a file'];
    assert.deepEqual(choicesOf(replies), [...choices, 'My requests', 'Talk to an agent']);
  });

  it('sends approvers to the page of the request where the decision cannot be given in the chat', async () => {
    const chat = signedIn([ownRequest({ owner: 'customer-2', approvers: ['customer-1'] })]);
    chat.desk.approvals = [anApproval({ canAnswerHere: false })];
    const replies = await chat.say('CERT-1');
    assert.match(textOf(replies), /on the page of the request: \[CERT-1\]\(https:\/\/desk\.test/);
    assert.ok(!choicesOf(replies).includes('Approve'));
  });

  it('asks how it was once it is closed, but only once', async () => {
    const chat = signedIn([ownRequest(CLOSED)]);
    chat.desk.transitions = [REOPEN];
    const replies = await chat.say('CERT-1');
    assert.match(textOf(replies), /How satisfied are you/);
    assert.deepEqual(choicesOf(replies).slice(0, 5), ['1', '2', '3', '4', '5']);
    chat.desk.feedback = { rating: 4, comment: '' };
    assert.doesNotMatch(textOf(await chat.say('CERT-1')), /How satisfied/);
  });

  it('does not ask those whom it is shared with how it was', async () => {
    const chat = signedIn([ownRequest({ ...CLOSED, owner: 'customer-2', sharedWith: ['customer-1'] })]);
    assert.doesNotMatch(textOf(await chat.say('CERT-1')), /How satisfied/);
  });

  for (const said of [
    'CERT-99',
    'close CERT-99',
    'comment on CERT-99',
    'share CERT-99',
    'rate CERT-99',
    'approve CERT-99',
  ]) {
    it(`does not tell whether a request of somebody else exists: ${said}`, async () => {
      const chat = signedIn();
      chat.desk.transitions = [RESOLVE];
      const others = textOf(await chat.say(said));
      assert.match(others, /I find no request CERT-99 among yours/);
      const nobodys = textOf(await chat.say(said.replace('CERT-99', 'CERT-98')));
      assert.equal(others.replace('CERT-99', 'KEY'), nobodys.replace('CERT-98', 'KEY'));
    });
  }

  it('asks for the sign-in first, and then does what was typed', async () => {
    const chat = signedIn();
    const { person } = chat.identity;
    chat.identity.person = undefined;
    assert.match(textOf(await chat.say('comment on CERT-1')), /need to know who you are/);
    chat.identity.person = person;
    const text = textOf(await chat.send({ type: 'event', name: 'koji/signedIn' }));
    assert.match(text, /What shall I write on CERT-1/);
  });

  it('is asked for when a button of an older message is pressed', async () => {
    for (const button of ['Add a comment', 'Attach a file', 'Approve', 'Decline', 'Share with somebody']) {
      assert.match(textOf(await signedIn().say(button)), /Your open requests/, button);
    }
  });

  it('takes a file for one to attach', async () => {
    const chat = signedIn();
    await chat.say('CERT-1');
    const text = textOf(await chat.send({ type: 'message', attachments: [file('screen.png')] }));
    assert.match(text, /I will attach screen\.png[^]*\*\*Files\*\*: screen\.png[^]*Shall I add it/);
  });

  for (const [locale, word] of [
    ['en', 'cancel'],
    ['fr', 'annuler'],
    ['de', 'abbrechen'],
    ['es', 'cancelar'],
    ['es', 'cancela, por favor'],
  ] as const) {
    it(`is not closed by who only says that they want nothing of it: ${word}`, async () => {
      const chat = signedIn([ownRequest()], { locale });
      chat.desk.transitions = [{ id: '41', name: 'Withdraw' }];
      await chat.say('CERT-1');
      assert.doesNotMatch(textOf(await chat.say(word)), /Withdraw/);
      assert.doesNotMatch(textOf(await chat.say(word)), /Withdraw/);
      assert.match(textOf(await chat.say(`${word} CERT-1`)), /Withdraw|CERT-1/);
    });
  }

  it('takes a new question for what it is', async () => {
    const chat = signedIn();
    await chat.say('CERT-1');
    await chat.say('my screen stays black');
    assert.deepEqual(chat.desk.searches, ['my screen stays black']);
  });

  for (const part of ['serviceLevels', 'transitions', 'approvals', 'feedback'] as const) {
    for (const kind of ['unavailable', 'forbidden', 'rateLimited', 'contract'] as const) {
      it(`shows what is known where a part of it cannot be read: ${part}, ${kind}`, async () => {
        const chat = signedIn([ownRequest(CLOSED)]);
        chat.desk.unreadable.set(part, new KojiError(kind, 'not now'));
        const replies = await chat.say('CERT-1');
        assert.match(textOf(replies), /No toner[^]*no comments yet/);
        assert.ok(choicesOf(replies).includes('Add a comment'));
      });
    }
  }
});
