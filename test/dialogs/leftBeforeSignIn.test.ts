import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../support/chat.ts';
import { CODE, aPerson } from '../support/dialogFakes.ts';
import type { Harness } from '../support/dialogHarness.ts';
import { signedIn } from './requests/signedIn.ts';

const OTHER = aPerson({ id: 'account:customer-2', accountId: 'customer-2', name: 'Second Customer' });

/** Nobody knows yet who it is. */
async function guest(...said: readonly string[]): Promise<Harness> {
  const chat = signedIn();
  chat.identity.person = undefined;
  for (const text of said) await chat.say(text);
  return chat;
}

async function signIn(chat: Harness): Promise<readonly string[]> {
  for (const text of ['sign in', 'customer@example.com']) await chat.say(text);
  return choicesOf(await chat.say(CODE));
}

describe('what was left before it was known whose it is', () => {
  it('is said to be kept', async () => {
    const chat = await guest('comment on CERT-1: Second floor');
    assert.match(textOf(await chat.say('stop')), /I have kept what you wrote/);
  });

  for (const word of ['stop', '#exit']) {
    it(`goes on once they have signed in: ${word}`, async () => {
      const chat = await guest('comment on CERT-1: Second floor', word);
      assert.ok((await signIn(chat)).includes('Go on with CERT-1'));
      assert.ok(choicesOf(await chat.say('hello')).includes('Go on with CERT-1'));
      assert.match(textOf(await chat.say('go on')), /Second floor[^]*Shall I add it/);
      assert.ok(!choicesOf(await chat.say('hello')).includes('Go on with CERT-1'));
    });
  }

  it('is not offered at the very question it leads to', async () => {
    const chat = await guest('comment on CERT-1: Second floor', 'stop', 'comment on CERT-1: Second floor');
    await chat.say('customer@example.com');
    const replies = await chat.say(CODE);
    assert.match(textOf(replies), /Second floor[^]*Shall I add it/);
    assert.ok(!choicesOf(replies).includes('Go on with CERT-1'));
  });

  it('is no sign-in that is over', async () => {
    const chat = await guest('sign in', 'stop');
    await signIn(chat);
    assert.doesNotMatch(choicesOf(await chat.say('hello')).join(), /Go on with/);
  });

  it('is nobody else’s where it was written by somebody who was signed out meanwhile', async () => {
    const chat = signedIn();
    for (const text of ['comment on CERT-1', 'Second floor']) await chat.say(text);
    chat.identity.person = undefined;
    await chat.say('stop');
    chat.identity.person = OTHER;
    const replies = await chat.say('hello');
    assert.doesNotMatch(choicesOf(replies).join(), /CERT-1/);
    assert.doesNotMatch(textOf(await chat.say('go on')), /Second floor/);
    chat.identity.person = aPerson();
    assert.match(textOf(await chat.say('go on')), /Second floor/);
  });
});
