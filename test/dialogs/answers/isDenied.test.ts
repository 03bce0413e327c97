import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import { aField } from '../../support/fakeServiceDesk.ts';
import { SUMMARY, began } from '../forms/creating.ts';

const SIZE = aField({
  kind: 'singleChoice',
  fieldId: 'size',
  name: 'Maat',
  choices: ['Cover', 'Cuffie', 'Not sure'].map((label) => ({ id: `c${label}`, label, children: [] })),
});

async function said(text: string): Promise<string> {
  const chat = await began(SUMMARY, SIZE);
  await chat.say('No toner');
  return textOf(await chat.say(text));
}

describe('the name of a choice with a word that turns it down', () => {
  for (const text of ['no cover', 'not cover', 'ohne cover', 'sans cover', 'sin cover'])
    it(`is not chosen: ${text}`, async () => {
      assert.match(await said(text), /not one of the choices/);
    });

  it('is chosen where something else is said of it', async () => {
    assert.match(await said('please delete my cover'), /Maat\*\*: Cover/);
  });

  it('is chosen where that word is in the name', async () => {
    assert.match(await said('not sure yet'), /Maat\*\*: Not sure/);
    assert.match(await said('I am not sure'), /Maat\*\*: Not sure/);
  });
});

describe('a choice that is named in a short sentence', () => {
  const office = aField({
    kind: 'singleChoice',
    fieldId: 'office',
    name: 'Sede',
    choices: ['Oslo', 'Oslo West', 'Porto', 'Tromsø'].map((label) => ({ id: `c${label}`, label, children: [] })),
  });

  async function chosen(text: string): Promise<string> {
    const chat = await began(SUMMARY, office);
    await chat.say('No toner');
    return textOf(await chat.say(text));
  }

  for (const [text, expected] of [
    ['ich sitze in Oslo West', 'Oslo West'],
    ['das ist Porto', 'Porto'],
    ['c’est à Porto', 'Porto'],
    ['Oslo West office', 'Oslo West'],
    ['TROMSO', 'Tromsø'],
  ] as const)
    it(`is chosen, by its longest name: ${text}`, async () => {
      assert.ok((await chosen(text)).includes(`**Sede**: ${expected}\n`.trim()));
    });

  it('is not where it is asked about, or one of two', async () => {
    for (const text of ['is it Porto?', 'Porto or Tromsø', 'never Porto'])
      assert.match(await chosen(text), /not one of the choices/);
  });
});
