import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import { aField } from '../../support/fakeServiceDesk.ts';
import { SUMMARY, answers, began } from './creating.ts';

const LABELS = ['13 inch, light', '14 inch, standard', '16 inch, powerful', 'Dark blue desk', 'None, I have one'];
const choices = LABELS.map((label, index) => ({ id: String(index), label, children: [] }));

describe('a part of the name of a choice', () => {
  for (const [text, id] of [
    ['standard', '1'],
    ['the powerful', '2'],
    ['Light please', '0'],
    ['blue desk', '3'],
  ] as const)
    it(`stands for the only one that has it: ${text}`, async () => {
      const chat = await began(aField({ kind: 'singleChoice', fieldId: 'c', choices }));
      assert.match(textOf(await chat.say(text)), /check your request/);
      await chat.say('send');
      assert.deepEqual(answers(chat)?.['c'], { kind: 'singleChoice', choiceId: id });
    });

  for (const text of ['inch', 'not standard', 'standard or light', 'blue chair', 'in'])
    it(`is none where there are several, or something else is said: ${text}`, async () => {
      const chat = await began(aField({ kind: 'singleChoice', fieldId: 'c', choices }));
      assert.match(textOf(await chat.say(text)), /not one of the choices/);
    });

  it('is understood among several', async () => {
    const chat = await began(aField({ kind: 'multiChoice', fieldId: 'm', choices, defaultChoiceIds: [] }));
    assert.match(textOf(await chat.say('standard and light')), /check your request/);
    await chat.say('send');
    assert.deepEqual(answers(chat)?.['m'], { kind: 'multiChoice', choiceIds: ['0', '1'] });
  });

  it('is none of a button of the bot', async () => {
    const chat = await began(SUMMARY);
    await chat.say('No toner');
    for (const text of ['the request', 'something']) await chat.say(text);
    assert.deepEqual(chat.desk.created, []);
  });
});
