import assert from 'node:assert/strict';
import type { RequestField } from '../../../jira/requestForm.ts';
import { textOf } from '../../support/chat.ts';
import { aField } from '../../support/fakeServiceDesk.ts';
import { SUMMARY, began } from '../forms/creating.ts';

const LABELS = aField({ kind: 'labels', fieldId: 'labels', name: 'Etichette', required: false });
const EXTRAS = aField({
  kind: 'multiChoice',
  fieldId: 'extras',
  name: 'Accessori',
  choices: ['Cover', 'Cuffie', 'Ohne Kabel'].map((label) => ({ id: `c${label}`, label, children: [] })),
  defaultChoiceIds: [],
});
const START = aField({ kind: 'dateTime', fieldId: 'start', name: 'Inizio' });

/** What the review shows after these lines. */
async function reviewed(field: RequestField, ...lines: readonly string[]): Promise<string> {
  const chat = await began(SUMMARY, field);
  let told = await chat.say('No toner');
  for (const line of lines) told = await chat.say(line);
  return textOf(told);
}

describe('what is added to a list, or taken from it', () => {
  for (const [lines, expected] of [
    [['a b', 'Etichette: add vip'], 'a, b, vip'],
    [['add vip'], 'vip'],
    [['a', 'Etichette: vip hinzufügen'], 'a, vip'],
    [['a b', 'change Etichette', 'füge vip hinzu'], 'a, b, vip'],
    [['a b', 'Etichette: ajoute vip'], 'a, b, vip'],
    [['a b', 'Etichette: también vip'], 'a, b, vip'],
    [['a b c', 'Etichette: remove a, c'], 'b'],
    [['a b', 'Etichette: b entfernen'], 'a'],
    [['a b', 'Etichette: c d'], 'c, d'],
    [['sans fil'], 'sans, fil'],
    [['drop shipping'], 'drop, shipping'],
  ] as const)
    it(`leaves the other labels: ${lines.join(' | ')}`, async () => {
      assert.ok((await reviewed(LABELS, ...lines)).includes(`**Etichette**: ${expected}\n`.trim()));
    });

  for (const text of [
    'clear the Etichette',
    'skip Etichette',
    'Etichette leeren',
    'vide Etichette',
    'remove the labels',
  ])
    it(`may be all of them, by the name of the field: ${text}`, async () => {
      assert.match(await reviewed(LABELS, 'a b', text), /check your request/);
      assert.doesNotMatch(await reviewed(LABELS, 'a b', text), /Etichette/);
    });

  it('is not what is needed', async () => {
    const amount = aField({ kind: 'number', fieldId: 'n', name: 'Aantal' });
    const chat = await began(SUMMARY, amount, aField({ fieldId: 'serial', name: 'Serial number' }));
    for (const line of ['No toner', '3']) await chat.say(line);
    assert.match(textOf(await chat.say('skip Aantal')), /^\*\*Aantal\*\* is needed[^]*\*\*Serial number\*\*\?$/);
  });

  it('may be all of them', async () => {
    assert.doesNotMatch(await reviewed(LABELS, 'a', 'Etichette: remove a'), /Etichette/);
  });

  for (const [line, expected] of [
    ['Accessori: add Cuffie', 'Cover, Ohne Kabel, Cuffie'],
    ['Accessori: sin cover', 'Ohne Kabel'],
    ['Accessori: Ohne Kabel, Cuffie', 'Cuffie, Ohne Kabel'],
  ] as const)
    it(`leaves the other choices, whose names come first: ${line}`, async () => {
      const told = await reviewed(EXTRAS, 'Cover, Ohne Kabel', line);
      const shown = /Accessori\*\*: (.*)/.exec(told)?.[1] ?? told;
      assert.deepEqual(shown.split(', ').toSorted(), expected.split(', ').toSorted());
    });
});

describe('choices that are to go', () => {
  for (const text of [
    'Accessori: remove Cover and Ohne Kabel',
    'Accessori: remove all',
    'no Accessori',
    'ohne Accessori',
  ])
    it(`may be all of them: ${text}`, async () => {
      const told = await reviewed({ ...EXTRAS, required: false }, 'Cover, Ohne Kabel', text);
      assert.match(told, /check your request/);
      assert.doesNotMatch(told, /Accessori/);
    });

  it('are none that are not there', async () => {
    for (const text of ['without cover', 'no cover', 'remove Cuffie'])
      assert.match(await reviewed({ ...EXTRAS, required: false }, text), /not one of the choices/);
    assert.match(await reviewed(EXTRAS, 'Cover, Ohne Kabel', 'Accessori: remove Cuffie'), /not one of the choices/);
  });
});

describe('nothing of what a field is for', () => {
  it('is said with its name, and leaves it empty', async () => {
    for (const text of ['no Etichette', 'keine etichette', 'sans Etichette'])
      assert.match(await reviewed(LABELS, text), /check your request/);
    assert.doesNotMatch(await reviewed(LABELS, 'no Etichette'), /Etichette/);
  });

  it('is something else with a comma', async () => {
    assert.match(await reviewed(LABELS, 'a b', 'no, Etichette'), /\*\*Etichette\*\*\?|Etichette\*\*: a, b/);
  });
});

describe('a moment of which only a part is changed', () => {
  for (const [line, expected] of [
    ['Inizio: 3 pm', '2026-12-25 15:00'],
    ['Inizio auf 15 Uhr', '2026-12-25 15:00'],
    ['Inizio: at 3 pm', '2026-12-25 15:00'],
    ['Inizio: um halb zehn', '2026-12-25 09:30'],
    ['Inizio: 3 in the afternoon', '2026-12-25 15:00'],
    ['Inizio: a las 15', '2026-12-25 15:00'],
    ['Inizio: 2026-12-28', '2026-12-28 10:00'],
    ['Inizio: 2026-12-28 9:30', '2026-12-28 09:30'],
  ] as const)
    it(`stays on its day, or at its time: ${line}`, async () => {
      assert.ok((await reviewed(START, '2026-12-25 10:00', line)).includes(`**Inizio**: ${expected}`));
    });

  it('is asked about where it may be two', async () => {
    for (const [text, first, second] of [
      ['Inizio: at 3', '2026-12-25 03:00', '2026-12-25 15:00'],
      ['Inizio: 11/12/2026', '2026-11-12 10:00', '2026-12-11 10:00'],
    ] as const)
      assert.ok((await reviewed(START, '2026-12-25 10:00', text)).includes(`${first} or ${second}`), text);
  });

  it('is asked for its time with a part of a day instead of an hour', async () => {
    const asked = await reviewed(START, '2026-12-25 10:00', 'Inizio: tomorrow afternoon');
    assert.match(asked, /\*\*Inizio\*\*: 2026-11-23 \(Monday\), at what time/);
  });

  it('is as it was where its time is not told after all', async () => {
    const chat = await began(SUMMARY, START);
    for (const line of ['No toner', '2026-12-25 10:00', 'Inizio: tomorrow afternoon']) await chat.say(line);
    assert.match(textOf(await chat.say('cancel')), /\*\*Inizio\*\*: 2026-12-25 10:00/);
  });

  it('is on the day of the one before it, which it ends', async () => {
    const end = aField({ kind: 'dateTime', fieldId: 'end', name: 'Fine' });
    for (const text of ['11:30', 'until 11:30', 'um 11:30 Uhr', 'at half past eleven']) {
      const chat = await began(SUMMARY, START, end);
      for (const line of ['No toner', '2026-12-25 10:00']) await chat.say(line);
      assert.match(textOf(await chat.say(text)), /Fine\*\*: 2026-12-25 11:30/);
    }
    const chat = await began(SUMMARY, START, end);
    for (const line of ['No toner', '2026-12-25 22:00']) await chat.say(line);
    assert.match(textOf(await chat.say('6:30')), /may be 2026-12-25 06:30 or 2026-12-26 06:30/);
  });
});
