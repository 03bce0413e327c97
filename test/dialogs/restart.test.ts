import assert from 'node:assert/strict';
import { textOf } from '../support/chat.ts';
import type { Harness } from '../support/dialogHarness.ts';
import { CODE, aPerson } from '../support/dialogFakes.ts';
import { createDialogHarness } from '../support/dialogHarness.ts';
import { aField, aForm, aRequest, anApproval, anArticle } from '../support/fakeServiceDesk.ts';

/** A new process: new dialogs over the same store, and the same world outside. */
const restarted = ({ storage, world }: Harness): Harness => createDialogHarness({ storage, world });

describe('a restart of the server', () => {
  it('goes on in the middle of a request, files and all', async () => {
    let chat = createDialogHarness();
    chat.desk.forms = [aForm([aField(), aField({ kind: 'number', fieldId: 'n', name: 'How many' })])];
    const attachments = [{ contentType: 'image/png', contentUrl: 'https://files.test/1', name: 'a.png' }];
    const turns = [
      'Create a request',
      'customer@example.com',
      CODE,
      'Get IT help',
      { type: 'message', attachments },
      'No toner',
      '2',
      'Change something',
      'How many',
      '3',
    ];
    for (const turn of turns) {
      await (typeof turn === 'string' ? chat.say(turn) : chat.send(turn));
      chat = restarted(chat);
    }
    assert.match(textOf(await chat.say('Send the request')), /CERT-101/);
    const { answers } = chat.desk.created[0] ?? {};
    assert.deepEqual(answers, { summary: { kind: 'text', text: 'No toner' }, n: { kind: 'number', number: 3 } });
    assert.deepEqual(chat.desk.attached, [{ key: 'CERT-101', ids: ['temp-1'] }]);
  });

  it('goes on in the middle of a comment, files and all', async () => {
    let chat = createDialogHarness();
    chat.identity.person = aPerson();
    chat.desk.requests = [{ ...aRequest(), owner: 'customer-1', isOpen: true }];
    const attachments = [{ contentType: 'image/png', contentUrl: 'https://files.test/1', name: 'a.png' }];
    const turns = ['My requests', 'CERT-1', 'Add a comment', 'Still no toner', { type: 'message', attachments }];
    for (const turn of turns) {
      await (typeof turn === 'string' ? chat.say(turn) : chat.send(turn));
      chat = restarted(chat);
    }
    assert.match(textOf(await chat.say('Yes')), /It is on CERT-1 now/);
    const comment = 'Demo Customer writes in the chat:\nStill no toner';
    assert.deepEqual(chat.desk.attached, [{ key: 'CERT-1', ids: ['temp-1'], comment }]);
  });

  for (const [what, way, made] of [
    ['change of status', ['close CERT-1', 'Yes'], 'moved'],
    ['approval', ['approve CERT-1', 'Yes'], 'decided'],
    ['sharing', ['share CERT-1', 'second@example.com', 'Yes'], 'shared'],
    ['rating', ['CERT-2', '4', 'Skip'], 'rated'],
  ] as const) {
    it(`goes on in the middle of a ${what}`, async () => {
      let chat = createDialogHarness();
      chat.identity.person = aPerson();
      chat.desk.requests = [
        { ...aRequest(), owner: 'customer-1', isOpen: true, approvers: ['customer-1'] },
        { ...aRequest({ key: 'CERT-2', statusCategory: 'done' }), owner: 'customer-1', isOpen: false },
      ];
      chat.desk.transitions = [{ id: '1', name: 'Close' }];
      chat.desk.approvals = [anApproval()];
      for (const text of way) {
        await chat.say(text);
        chat = restarted(chat);
      }
      assert.equal(chat.desk[made].length, 1);
    });
  }

  it('goes on with the article that was shown', async () => {
    const before = createDialogHarness();
    before.desk.articles = [anArticle(), anArticle({ id: '2', title: 'Second' })];
    await before.say('toner');
    const chat = restarted(before);
    await chat.say('No');
    assert.match(textOf(await restarted(chat).say('Show another article')), /Second/);
  });

  it('goes on with what was asked, once somebody has signed in', async () => {
    const before = createDialogHarness();
    await before.say('my requests');
    before.identity.person = aPerson();
    assert.match(textOf(await restarted(before).send({ type: 'event', name: 'koji/signedIn' })), /no open requests/);
  });

  it('still knows what was said', async () => {
    const before = createDialogHarness();
    await before.say('my screen is black');
    await restarted(before).say('talk to operator');
    assert.deepEqual(before.humans.wanted[0]?.context.lines, ['my screen is black']);
  });
});
