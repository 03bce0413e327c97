import assert from 'node:assert/strict';
import type { RequestField } from '../../../jira/requestForm.ts';
import { textOf } from '../../support/chat.ts';
import { aField } from '../../support/fakeServiceDesk.ts';
import { SUMMARY, began } from '../forms/creating.ts';

const choices = (...labels: readonly string[]) => labels.map((label) => ({ id: `c${label}`, label, children: [] }));
const several = (...labels: readonly string[]): RequestField =>
  aField({ kind: 'multiChoice', fieldId: 'm', name: 'Accessori', choices: choices(...labels), defaultChoiceIds: [] });
const START = aField({ kind: 'dateTime', fieldId: 'start', name: 'Inizio' });
const FROM = aField({ kind: 'date', fieldId: 'from', name: 'Dal' });
const TILL = aField({ kind: 'date', fieldId: 'till', name: 'Tot' });
const AMOUNT = aField({ kind: 'number', fieldId: 'n', name: 'Aantal' });
const MODEL = aField({
  kind: 'singleChoice',
  fieldId: 'model',
  name: 'Modello',
  choices: choices('iPhone 17', 'iPhone 17 Pro', 'Altro'),
});
const CURRENCY = aField({ kind: 'singleChoice', fieldId: 'c', name: 'Valuta', choices: choices('EUR', 'USD') });

async function after(fields: readonly RequestField[], ...lines: readonly string[]): Promise<string> {
  const chat = await began(SUMMARY, ...fields);
  let told = await chat.say('No toner');
  for (const line of lines) told = await chat.say(line);
  return textOf(told);
}

describe('a moment that may be two', () => {
  for (const [text, first, second] of [
    ['tomorrow at 3', '2026-11-23 03:00', '2026-11-23 15:00'],
    ['tomorrow 3', '2026-11-23 03:00', '2026-11-23 15:00'],
    ['übermorgen um halb drei', '2026-11-24 02:30', '2026-11-24 14:30'],
    ['11/12/2026 2pm', '2026-11-12 14:00', '2026-12-11 14:00'],
    ['9 am', '2026-11-22 09:00', '2026-11-23 09:00'],
  ] as const)
    it(`is said to be so, and is read as it is shown: ${text}`, async () => {
      const told = await after([START], text);
      assert.ok(told.includes(`${first} or ${second}`), told);
      assert.ok((await after([START], text, second)).includes(`**Inizio**: ${second}`));
    });

  for (const [text, expected] of [
    ['3 pm', '2026-11-22 15:00'],
    ['tomorrow 9', '2026-11-23 09:00'],
    ['Friday at 15', '2026-11-27 15:00'],
    ['Friday at 9', '2026-11-27 09:00'],
    ['in two hours', '2026-11-22 14:00'],
    ['2026-12-25T10:00:00Z', '2026-12-25 10:00'],
    ['2026-12-25T10:00+01:00', '2026-12-25 09:00'],
  ] as const)
    it(`is taken where it is one: ${text}`, async () => {
      assert.ok((await after([START], text)).includes(`**Inizio**: ${expected}`));
    });

  it('is none without an hour', async () => {
    for (const text of ['tomorrow morning', '2026-12-31 14', 'tomorrow 40'])
      assert.match(await after([START], text), /cannot read that as a date and a time/);
  });

  it('is none where its number may be the day of a month, or there is no such day', async () => {
    for (const text of ['Friday 13', 'el lunes 9', 'Mar 10', '2026-02-30T10:00:00Z'])
      assert.match(await after([START], text), /\*\*Inizio\*\*\?/);
  });
});

describe('a day without a year that is long ago', () => {
  it('may be that of the next year', async () => {
    for (const text of ['June 1', '1.6.', '1 juin'])
      assert.match(await after([FROM], text), /may be 2026-06-01 or 2027-06-01/);
    assert.match(await after([START], 'June 1 at 9'), /may be 2026-06-01 09:00 or 2027-06-01 09:00/);
  });

  it('is that of its year with one', async () => {
    assert.match(await after([FROM], '2027/06/01'), /Dal\*\*: 2027-06-01/);
  });

  it('is near by where it is not so long ago', async () => {
    assert.match(await after([FROM], '1 November'), /Dal\*\*: 2026-11-01/);
    assert.match(await after([FROM], '1 May'), /Dal\*\*: 2027-05-01/);
  });
});

describe('a first and a last day in one line', () => {
  for (const text of [
    'vom 1.12. bis 12.12.',
    '1 December – 12 December',
    'from 1 Dec to 12 Dec',
    'del 1.12. al 12.12.',
    '1. bis 12. Dezember',
    'from 1 to 12 December',
    'du 1er au 12 décembre',
  ])
    it(`answers both questions: ${text}`, async () => {
      assert.match(
        await after([FROM, TILL], text),
        /Tot\*\*: 2026-12-12[^]*Dal\*\*: 2026-12-01[^]*Tot\*\*: 2026-12-12/,
      );
    });

  it('answers both where the first one is corrected', async () => {
    const told = await after([FROM, TILL, AMOUNT], '2026-12-01', '2026-12-12', 'Dal: 2026-12-03 - 2026-12-04');
    assert.match(told, /Dal\*\*: 2026-12-03[^]*Tot\*\*: 2026-12-04[^]*Aantal\*\*\?/);
  });

  for (const [text, first, last] of [
    ['Friday to Monday', '2026-11-27', '2026-11-30'],
    ['28.12. bis 3.1.', '2026-12-28', '2027-01-03'],
    ['1 December to 12 December 2027', '2027-12-01', '2027-12-12'],
  ] as const)
    it(`are in their order, and one of them tells the other: ${text}`, async () => {
      const told = await after([FROM, TILL], text);
      assert.match(told, new RegExp(`Dal\\*\\*: ${first}[^]*Tot\\*\\*: ${last}`));
    });

  it('are none the wrong way round', async () => {
    assert.match(await after([FROM, TILL], '12.12. bis 1.12.'), /cannot read that as a date/);
  });

  it('is asked about where only one day is wanted', async () => {
    assert.match(await after([FROM, AMOUNT], '1.12. bis 12.12.'), /2026-12-01 or 2026-12-12\.[^]*Dal\*\*\?/);
  });
});

describe('how many, and which of them', () => {
  for (const [text, expected] of [
    ['a couple', '2'],
    ['un par', '2'],
    ['une dizaine', '10'],
    ['deux douzaines', '24'],
    ['una veintena', '20'],
  ] as const)
    it(`may be counted in groups: ${text}`, async () => {
      assert.ok((await after([AMOUNT], text)).includes(`**Aantal**: ${expected}`));
    });

  for (const text of ['all of them', 'tous', 'todos', 'alle'])
    it(`may be all that can be chosen: ${text}`, async () => {
      assert.match(await after([several('A1', 'B2', 'C3')], text), /Accessori\*\*: A1, B2, C3/);
    });

  it('is one of them where that is called so', async () => {
    assert.match(await after([several('All offices', 'B2', 'C3')], 'all', 'done'), /Accessori\*\*: All offices$/m);
  });

  it('are both of two only', async () => {
    assert.match(await after([several('A1', 'B2')], 'both'), /Accessori\*\*: A1, B2/);
    assert.match(await after([several('A1', 'B2', 'C3')], 'both'), /not one of the choices/);
  });

  it('may be called by the end of a name that no other one has', async () => {
    assert.match(await after([MODEL], '17 pro'), /Modello\*\*: iPhone 17 Pro/);
    assert.match(await after([MODEL], '17'), /not one of the choices/);
  });

  for (const [text, expected] of [
    ['12 Euro', 'EUR'],
    ['12 euros', 'EUR'],
    ['12 dólares', 'USD'],
  ] as const)
    it(`may be in a currency that is chosen with it: ${text}`, async () => {
      assert.ok((await after([AMOUNT, CURRENCY], text)).includes(`**Valuta**: ${expected}`));
    });
});
