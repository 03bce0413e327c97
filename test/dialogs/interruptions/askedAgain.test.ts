import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aField, aForm } from '../../support/fakeServiceDesk.ts';
import { signedIn } from '../requests/signedIn.ts';

/** Asked for the licence plate of a form. */
async function atPlate(locale = 'en'): Promise<Harness> {
  const chat = createDialogHarness({ locale });
  chat.identity.person = aPerson();
  chat.desk.forms = [aForm([aField({ name: 'Plate' }), aField({ fieldId: 'n', name: 'Colour' })])];
  for (const text of ['create a ticket', 'Get IT help']) await chat.say(text);
  return chat;
}

describe('a question that came back by itself', () => {
  for (const [interruption, said, locale] of [
    ['talk to a human', 'go on', 'en'],
    ['talk to a human', 'ok then go on', 'en'],
    ['help', 'continue', 'en'],
    ['mit einem Menschen sprechen', 'weiter', 'de'],
    ['parler à un humain', 'ok, continuez', 'fr'],
    ['hablar con un humano', 'seguir por favor', 'es'],
  ] as const)
    it(`is asked once more where one only wants to go on: ${interruption} / ${said}`, async () => {
      const chat = await atPlate(locale);
      await chat.say(interruption);
      assert.match(textOf(await chat.say(said)), /\*\*Plate\*\*/);
      assert.match(textOf(await chat.say('B-XY 1')), /\*\*Colour\*\*/);
    });

  it('takes the same words as the answer when they are written again, or were not said right behind', async () => {
    const chat = await atPlate();
    for (const text of ['talk to a human', 'go on', 'go on', 'red']) await chat.say(text);
    assert.match(textOf(await chat.say('help')), /\*\*Plate\*\*: go on/);
    const other = await atPlate();
    for (const text of ['talk to a human', 'B-XY 1', 'go on']) await other.say(text);
    assert.match(textOf(await other.say('help')), /\*\*Colour\*\*: go on/);
  });

  it('is answered by what says more, and by a choice of that name', async () => {
    const chat = await atPlate();
    await chat.say('talk to a human');
    assert.match(textOf(await chat.say('go on red light')), /\*\*Colour\*\*/);
    const asked = signedIn();
    asked.desk.transitions = [{ id: '21', name: 'Close' }];
    for (const text of ['close CERT-1', 'help', 'proceed']) await asked.say(text);
    assert.equal(asked.desk.moved.length, 1);
  });

  it('is that of a comment, too', async () => {
    const chat = signedIn();
    for (const text of ['comment on CERT-1', 'talk to a human']) await chat.say(text);
    assert.match(textOf(await chat.say('go on')), /What shall I write on CERT-1/);
    assert.match(textOf(await chat.say('No toner')), /No toner[^]*Shall I add it/);
  });
});

describe('the refusal of a human', () => {
  it('does not offer to create a request to who is creating one', async () => {
    const told = textOf(await (await atPlate()).say('talk to a human'));
    assert.match(told, /^No operators are available right now\.\s+\*\*Plate\*\*/);
  });
});
