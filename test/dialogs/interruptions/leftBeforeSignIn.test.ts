import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../../support/chat.ts';
import { CODE, NOW, aPerson } from '../../support/dialogFakes.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { signedIn } from '../requests/signedIn.ts';
import { at } from './unfinishedFlows.ts';

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

describe('a request that somebody begins before it is known who they are', () => {
  const WISH = 'create a request: my printer is broken';

  it('is what “Stop” speaks of, and what the button leads back to', async () => {
    const chat = await guest(WISH);
    const replies = await chat.say('Stop');
    assert.match(textOf(replies), /I have kept what you wrote/);
    assert.ok(choicesOf(replies).includes('Go on with my request'));
    for (const text of ['Go on with my request', 'customer@example.com']) await chat.say(text);
    assert.match(textOf(await chat.say(CODE)), /What kind of request/);
    assert.match(textOf(await chat.say('Get IT help')), /my printer is broken/);
  });

  it('is named so too where nothing was written for it', async () => {
    const chat = await guest('Create a request');
    const replies = await chat.say('Stop');
    assert.doesNotMatch(textOf(replies), /what you wrote/);
    assert.ok(choicesOf(replies).includes('Go on with my request'));
    assert.match(textOf(await chat.say('go on')), /who you are/);
  });

  it('is gone with its words where it is discarded', async () => {
    const chat = await guest(WISH, 'Stop');
    assert.match(textOf(await chat.say('Stop')), /I have discarded what you had begun/);
    for (const text of ['Create a request', 'customer@example.com', CODE]) await chat.say(text);
    assert.doesNotMatch(textOf(await chat.say('Get IT help')), /my printer is broken/);
  });
});

describe('what somebody has left who was signed out on another page', () => {
  for (const way of [
    ['comment on CERT-1', 'Second floor', 'Stop'],
    ['close CERT-1', 'Stop'],
    ['share CERT-1', 'second@example.com', 'Stop'],
    ['CERT-1', 'talk to an operator'],
    ['comment on CERT-1', 'Second floor', 'My requests'],
  ])
    it(`stands on no button for whoever is there then: ${way.join(' > ')}`, async () => {
      const chat = await at(way.slice(0, -1));
      chat.identity.person = undefined;
      chat.identity.behindCode = { kind: 'signedIn', person: OTHER };
      for (const text of [way.at(-1) ?? '', 'Stop', 'hello', 'sign in', 'second@example.com', CODE, 'hello', 'help']) {
        const replies = await chat.say(text);
        assert.doesNotMatch(replies.flatMap(({ choices }) => choices).join(), /CERT-1/, text);
      }
    });

  it('stands on none where it answers a comment that they were told of', async () => {
    const chat = signedIn();
    chat.watch.told = { keys: ['CERT-1'], at: NOW };
    await chat.say('Second floor');
    chat.watch.told = undefined;
    chat.identity.person = undefined;
    chat.identity.behindCode = { kind: 'signedIn', person: OTHER };
    for (const text of ['Stop', 'sign in', 'second@example.com', CODE, 'hello', 'go on']) {
      const replies = await chat.say(text);
      assert.doesNotMatch(JSON.stringify(replies), /CERT-1|Second floor/, text);
    }
    chat.identity.person = aPerson();
    assert.match(textOf(await chat.say('go on')), /Second floor/);
  });

  it('is there again once they have signed in', async () => {
    const chat = await at(['comment on CERT-1', 'Second floor']);
    chat.identity.person = undefined;
    await chat.say('Stop');
    await signIn(chat);
    assert.ok(choicesOf(await chat.say('hello')).includes('Go on with my comment on CERT-1'));
  });
});

describe('what somebody has said who was signed out on another page', () => {
  it('fills in nothing for the next one', async () => {
    const chat = signedIn();
    for (const text of ['my purple printer is on fire', 'No']) await chat.say(text);
    chat.identity.person = undefined;
    chat.identity.behindCode = { kind: 'signedIn', person: OTHER };
    for (const text of ['Create a request', 'second@example.com', CODE]) await chat.say(text);
    assert.doesNotMatch(textOf(await chat.say('Get IT help')), /purple/);
  });

  it('is told to no agent, though it was begun before they signed in', async () => {
    const chat = await guest();
    for (const text of ['my requests', 'customer@example.com', CODE]) await chat.say(text);
    chat.identity.person = undefined;
    await chat.say('talk to an operator');
    assert.deepEqual(chat.humans.wanted[0]?.context.openRequests, []);
  });

  it('is told to no agent by the next one, though it is in a request that was left', async () => {
    const chat = signedIn();
    for (const text of ['Create a request', 'Get IT help', 'my purple printer is on fire', 'Stop'])
      await chat.say(text);
    chat.identity.person = OTHER;
    await chat.say('talk to an operator');
    assert.doesNotMatch(JSON.stringify(chat.humans.wanted), /purple/);
  });

  it('fills in what one has said oneself before signing in', async () => {
    const chat = await guest('my purple printer is on fire', 'No');
    for (const text of ['Create a request', 'customer@example.com', CODE]) await chat.say(text);
    assert.match(textOf(await chat.say('Get IT help')), /purple/);
  });
});
