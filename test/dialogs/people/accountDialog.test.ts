import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../../support/chat.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';

describe('signing in for its own sake', () => {
  it('tells somebody who is signed in who they are, with the menu', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    const replies = await chat.say('sign in');
    assert.match(textOf(replies), /Demo Customer/);
    assert.ok(choicesOf(replies).includes('Help'));
  });

  it('asks somebody who is not for a proof, and asks nothing more once it is there', async () => {
    const chat = createDialogHarness({ channel: 'directline' });
    const asked = await chat.say('sign in');
    assert.deepEqual(
      asked[0]?.cards[0]?.buttons.map(({ title }) => title),
      ['Log in'],
    );
    chat.identity.person = aPerson();
    assert.match(textOf(await chat.send({ type: 'event', name: 'koji/signedIn' })), /Demo Customer/);
    assert.match(textOf(await chat.say('Hello')), /Hello Demo Customer|What can I do/);
  });

  it('is left by Stop', async () => {
    const chat = createDialogHarness();
    await chat.say('sign in');
    assert.match(textOf(await chat.say('stop')), /stopped/i);
  });
});
