import assert from 'node:assert/strict';
import type { RequestField } from '../../../jira/requestForm.ts';
import { LOCALES, choiceText } from '../../../locales/index.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness, HarnessOptions } from '../../support/dialogHarness.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aField, aForm } from '../../support/fakeServiceDesk.ts';

const choices = [
  { id: '1', label: 'Blue', children: [] },
  { id: '2', label: 'Red', children: [] },
];
const KINDS: readonly { readonly field: RequestField; readonly value: string; readonly other: string }[] = [
  { field: aField(), value: 'No toner', other: 'No paper' },
  { field: aField({ kind: 'multiLine' }), value: 'No toner', other: 'No paper' },
  { field: aField({ kind: 'number' }), value: '2', other: '3' },
  { field: aField({ kind: 'date' }), value: '2026-12-01', other: '2026-12-02' },
  { field: aField({ kind: 'singleChoice', choices }), value: 'Blue', other: 'Red' },
  { field: aField({ kind: 'labels' }), value: 'toner', other: 'paper' },
];

/** The customer has filled in a field and another one, and is about to change the first. */
async function changing(field: RequestField, value: string, options: HarnessOptions = {}): Promise<Harness> {
  const chat = createDialogHarness(options);
  chat.identity.person = aPerson();
  chat.desk.forms = [aForm([{ ...field, name: 'Subject' }, aField({ fieldId: 'd', name: 'Details' })])];
  const locale = options.locale ?? 'en';
  for (const text of [choiceText(locale, 'createRequest'), 'Get IT help', value, 'My details']) await chat.say(text);
  for (const text of [choiceText(locale, 'edit'), 'Subject']) await chat.say(text);
  return chat;
}

describe('while one field is changed from the review', () => {
  for (const { field, value, other } of KINDS) {
    it(`"Cancel" leaves it as it was, and says so: ${field.kind}`, async () => {
      const chat = await changing(field, value);
      const text = textOf(await chat.say('Cancel'));
      assert.match(text, /left \*\*Subject\*\* as it was[^]*check your request/);
      assert.ok(text.includes(`**Subject**: ${value}`), text);
      assert.ok(text.includes('**Details**: My details'), text);
      await chat.say('Send the request');
      assert.equal(chat.desk.created.length, 1);
    });

    it(`"Send" sends nothing, says that it is being changed, and goes on asking: ${field.kind}`, async () => {
      const chat = await changing(field, value);
      for (const word of ['Send the request', 'send']) {
        const replies = await chat.say(word);
        assert.match(textOf(replies), /changing \*\*Subject\*\*[^]*nothing was sent[^]*\*\*Subject\*\*\?/i);
        assert.ok(choicesOf(replies).includes('Cancel'));
      }
      assert.equal(chat.desk.created.length, 0);
      const text = textOf(await chat.say(other));
      assert.ok(text.includes(`**Subject**: ${other}`), text);
    });
  }

  for (const locale of LOCALES) {
    it(`is understood in every language: ${locale}`, async () => {
      const chat = await changing(aField(), 'No toner', { locale });
      await chat.say(choiceText(locale, 'send'));
      assert.ok(textOf(await chat.say(choiceText(locale, 'cancel'))).includes('**Subject**: No toner'));
      assert.equal(chat.desk.created.length, 0);
    });
  }

  it('"Change something" chooses another field, and leaves this one as it was', async () => {
    const chat = await changing(aField(), 'No toner');
    assert.match(
      textOf(await chat.say('Change something')),
      /left \*\*Subject\*\* as it was[^]*\*\*Subject\*\*: No toner/,
    );
  });

  it('leaves the value as it was when the customer comes back from something else', async () => {
    const chat = await changing(aField(), 'No toner');
    for (const text of ['My requests', 'Go on with my request']) await chat.say(text);
    assert.match(textOf(await chat.say('Cancel')), /\*\*Subject\*\*: No toner/);
  });

  it('forgets the old value once there is a new one', async () => {
    const chat = await changing(aField(), 'No toner');
    await chat.say('No paper');
    assert.match(textOf(await chat.say('Cancel')), /The request was not sent/);
    assert.match(textOf(await chat.say('Go on with my request')), /\*\*Subject\*\*: No paper/);
  });

  it('is left open by a field that is filled in for the first time', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    chat.desk.forms = [aForm([aField()])];
    for (const text of ['Create a request', 'Get IT help', 'Send']) await chat.say(text);
    assert.equal(chat.desk.created.length, 0);
  });
});
