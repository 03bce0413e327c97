import assert from 'node:assert/strict';
import { aPerson } from '../../support/dialogFakes.ts';
import { textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { CLOSED, file, ownRequest, signedIn } from './signedIn.ts';

/** The customer has logged out on another page when this is said, and comes back. */
async function signedOutAt(chat: Harness, said: string, comesBack = aPerson()): Promise<string> {
  chat.identity.person = undefined;
  assert.match(textOf(await chat.say(said)), /[Ss]ign in|e-mail address/);
  chat.identity.person = comesBack;
  return textOf(await chat.say('I am back'));
}

describe('who was signed out meanwhile and signs in again goes on', () => {
  it('with the very change of status that was confirmed', async () => {
    const chat = signedIn();
    chat.desk.transitions = [
      { id: '41', name: 'Escalate' },
      { id: '21', name: 'Close' },
    ];
    await chat.say('CERT-1');
    await chat.say('Escalate');
    assert.match(await signedOutAt(chat, 'Yes'), /\*\*Escalate\*\*: shall I do that/);
    await chat.say('Yes');
    assert.deepEqual(chat.desk.moved, [{ key: 'CERT-1', transitionId: '41' }]);
  });

  it('with the words and files of a comment', async () => {
    const chat = signedIn();
    await chat.say('comment on CERT-1');
    await chat.say('A long and careful text');
    await chat.send({ type: 'message', attachments: [file('a.png')] });
    assert.match(await signedOutAt(chat, 'Yes'), /A long and careful text[^]*a\.png[^]*Shall I add it/);
    await chat.say('Yes');
    assert.equal(chat.desk.attached.length, 1);
  });

  it('with the address to share with', async () => {
    const chat = signedIn();
    await chat.say('share CERT-1 with second@example.com');
    assert.match(await signedOutAt(chat, 'Yes'), /with second@example\.com\?/);
    await chat.say('Yes');
    assert.deepEqual(chat.desk.shared, [{ key: 'CERT-1', email: 'second@example.com' }]);
  });

  it('with the rating and its words', async () => {
    const chat = signedIn([ownRequest(CLOSED)]);
    for (const text of ['rate CERT-1', '2']) await chat.say(text);
    assert.match(await signedOutAt(chat, 'Slow'), /has got your rating of CERT-1/);
    assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating: 2, comment: 'Slow' }]);
  });

  it('with nothing of it where it is somebody else who signs in', async () => {
    const shared = ownRequest({ sharedWith: ['customer-2'] });
    const chat = signedIn([shared]);
    await chat.say('comment on CERT-1');
    await chat.say('A long and careful text');
    const other = aPerson({ id: 'account:customer-2', accountId: 'customer-2', name: 'Second Customer' });
    assert.doesNotMatch(await signedOutAt(chat, 'Yes', other), /careful/);
  });
});
