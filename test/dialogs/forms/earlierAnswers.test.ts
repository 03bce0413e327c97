import assert from 'node:assert/strict';
import type { RequestField } from '../../../jira/requestForm.ts';
import { textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { aField } from '../../support/fakeServiceDesk.ts';
import { answers, began } from './creating.ts';

const choices = ['Red', 'Blue'].map((label, index) => ({ id: String(index), label, children: [] }));
const places = [
  { id: '1', label: 'Europe', children: [{ id: '11', label: 'Paris' }] },
  { id: '2', label: 'Asia', children: [{ id: '21', label: 'Tokyo' }] },
];
const FIELDS: readonly RequestField[] = [
  aField(),
  aField({ kind: 'number', fieldId: 'n', name: 'People' }),
  aField({ kind: 'singleChoice', fieldId: 'c', name: 'Colour', choices }),
  aField({ kind: 'cascading', fieldId: 'p', name: 'Place', choices: places }),
  aField({ kind: 'date', fieldId: 'due', name: 'Due date', required: false }),
];

async function filling(...lines: readonly string[]): Promise<Harness> {
  const chat = await began(...FIELDS);
  for (const line of ['No toner', ...lines]) await chat.say(line);
  return chat;
}

describe('an answer that is changed while another is asked for', () => {
  for (const text of ['Summary: No paper', 'no, the summary should be No paper', 'change summary to No paper'])
    it(`is taken, and the question comes again: ${text}`, async () => {
      for (const [way, asked] of [
        [[], 'People'],
        [['3'], 'Colour'],
        [['3', 'Red'], 'Place'],
        [['3', 'Red', 'Paris'], 'Due date'],
      ] as const) {
        const chat = await filling(...way);
        const told = textOf(await chat.say(text));
        assert.ok(told.startsWith(`**Summary**: No paper.\n**${asked}**?`), told);
      }
    });

  it('may be the one that is asked for, or one that will be', async () => {
    const chat = await filling('due date: 2026-12-24', 'People: 4', 'Colour: Blue');
    assert.match(textOf(await chat.say('place is Tokyo')), /check your request[^]*People\*\*: 4[^]*2026-12-24/);
    await chat.say('Send the request');
    assert.deepEqual(answers(chat)?.['c'], { kind: 'singleChoice', choiceId: '1' });
  });

  it('is no answer that is half given, or none', async () => {
    for (const text of ['Place: Asia', 'Colour: pink', 'Due date: soon', 'due date:']) {
      const chat = await filling();
      assert.match(textOf(await chat.say(text)), /change everything at the end[^]*\*\*People\*\*/, text);
    }
  });

  it('may be another one than is being changed after the last look', async () => {
    const chat = await filling('3', 'Red', 'Paris', 'skip', 'Place', 'Asia');
    const told = textOf(await chat.say('Colour: Blue'));
    assert.match(told, /check your request[^]*Colour\*\*: Blue[^]*Paris/);
  });

  it('is all of several choices that are said', async () => {
    const several = aField({ kind: 'multiChoice', fieldId: 'm', name: 'Colours', choices, defaultChoiceIds: [] });
    const chat = await began(aField(), several, aField({ kind: 'number', fieldId: 'n', name: 'People' }));
    for (const text of ['No toner', 'Red', 'Done']) await chat.say(text);
    assert.match(textOf(await chat.say('Colours: Blue')), /^\*\*Colours\*\*: Blue\.\n\*\*People/);
    await chat.say('3');
    assert.match(textOf(await chat.say('colours should be red')), /check your request[^]*Colours\*\*: Red\n/);
    assert.match(textOf(await chat.say('colours: red, blue')), /Colours\*\*: Red, Blue\n/);
  });

  it('is no list of labels', async () => {
    const chat = await began(aField(), aField({ kind: 'labels', fieldId: 'l', name: 'Tags' }));
    await chat.say('No toner');
    assert.match(textOf(await chat.say('Summary: No paper')), /^\*\*Summary\*\*: No paper\.\n\*\*Tags/);
    assert.match(textOf(await chat.say('Tags: a b')), /Tags\*\*: a, b/);
  });

  it('is part of a text where one is asked for', async () => {
    const chat = await began(aField(), aField({ kind: 'multiLine', fieldId: 'd', name: 'Details' }));
    for (const text of ['No toner', 'Summary: see above', 'Send the request']) await chat.say(text);
    assert.deepEqual(answers(chat)?.['d'], { kind: 'multiLine', text: 'Summary: see above' });
  });
});
