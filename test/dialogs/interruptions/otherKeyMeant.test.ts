import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { anApproval } from '../../support/deskData.ts';
import { ownRequest, signedIn } from '../requests/signedIn.ts';

function withTwo(locale = 'en'): Harness {
  const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-2', summary: 'Other matter' })], { locale });
  chat.desk.transitions = [{ id: '21', name: 'Close' }];
  return chat;
}

describe('another key, said where something is to be confirmed', () => {
  for (const [text, locale] of [
    ['no, CERT-2', 'en'],
    ['I meant CERT-2', 'en'],
    ['nein, CERT-2', 'de'],
    ['mauvaise demande, CERT-2', 'fr'],
    ['quise decir CERT-2', 'es'],
  ] as const)
    it(`has the same asked of that one: ${text}`, async () => {
      const chat = withTwo(locale);
      await chat.say('close CERT-1');
      assert.match(textOf(await chat.say(text)), /\*\*Close\*\*[^]*CERT-2/);
      assert.deepEqual(chat.desk.moved, []);
      await chat.say('yes');
      assert.deepEqual(chat.desk.moved, [{ key: 'CERT-2', transitionId: '21' }]);
    });

  it('is meant where the change was pressed, too', async () => {
    const chat = withTwo();
    for (const text of ['CERT-1', 'Close']) await chat.say(text);
    assert.match(textOf(await chat.say('no, CERT-2')), /\*\*Close\*\*: shall I do that with CERT-2/);
  });

  it('is meant of a decision', async () => {
    const waiting = { owner: 'customer-2', approvers: ['customer-1'] } as const;
    const chat = signedIn([ownRequest(waiting), ownRequest({ ...waiting, key: 'CERT-2' })]);
    chat.desk.approvals = [anApproval({ name: 'Budget' })];
    await chat.say('decline CERT-1');
    assert.match(textOf(await chat.say('no, CERT-2')), /decline CERT-2/);
    assert.deepEqual(chat.desk.decided, []);
  });

  it('is meant of whom it is shared with', async () => {
    const chat = withTwo();
    await chat.say('share CERT-1 with demo@example.com');
    assert.match(textOf(await chat.say('wrong ticket, CERT-2')), /CERT-2[^]*demo@example\.com/);
  });

  it('is dealt with once where it was to come next', async () => {
    const chat = withTwo();
    await chat.say('close CERT-1 and CERT-2');
    assert.match(textOf(await chat.say('I meant CERT-2')), /\*\*Close\*\*: shall I do that with CERT-2/);
    assert.doesNotMatch(textOf(await chat.say('yes')), /shall I do that/);
  });

  it('leaves nothing to go back to of the one that was not meant', async () => {
    const chat = withTwo();
    chat.desk.requests = [...chat.desk.requests, ownRequest({ key: 'CERT-3' })];
    await chat.say('close CERT-1 and CERT-2');
    assert.doesNotMatch(textOf(await chat.say('no, CERT-3')), /go on|kept/i);
    assert.match(textOf(await chat.say('yes')), /shall I do that with CERT-2/);
    assert.doesNotMatch(choicesOf(await chat.say('yes')).join(), /CERT-1/);
    assert.deepEqual(
      chat.desk.moved.map(({ key }) => key),
      ['CERT-3', 'CERT-2'],
    );
  });

  it('is not found where it is not theirs', async () => {
    const chat = withTwo();
    await chat.say('close CERT-1');
    assert.match(textOf(await chat.say('no, CERT-99')), /CERT-99/);
    await chat.say('yes');
    assert.deepEqual(chat.desk.moved, []);
  });

  for (const text of ['no', 'CERT-2', 'not CERT-2', 'no, show me CERT-2'])
    it(`is not taken for it: ${text}`, async () => {
      const chat = withTwo();
      await chat.say('close CERT-1');
      assert.doesNotMatch(textOf(await chat.say(text)), /shall I do that with CERT-2/);
      assert.deepEqual(chat.desk.moved, []);
    });
});
