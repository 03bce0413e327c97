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
    for (const text of ['2026-12-31 14', 'tomorrow 40', 'some time next year'])
      assert.match(await after([START], text), /cannot read that as a date and a time/);
  });

  it('is none where its number may be the day of a month, or there is no such day', async () => {
    for (const text of ['Friday 13', 'el lunes 9', '2026-02-30T10:00:00Z'])
      assert.match(await after([START], text), /\*\*Inizio\*\*\?/);
  });
});

describe('a day where a moment is asked for', () => {
  for (const [day, shown] of [
    ['thursday', '2026-11-26 (Thursday)'],
    ['on Thursday, please', '2026-11-26 (Thursday)'],
    ['2026-12-31', '2026-12-31 (Thursday)'],
    ['tomorrow morning', '2026-11-23 (Monday)'],
    ['morgen vormittag', '2026-11-23 (Monday)'],
    ['demain matin', '2026-11-23 (Monday)'],
    ['mañana por la mañana', '2026-11-23 (Monday)'],
  ] as const)
    it(`is kept, and its time asked for: ${day}`, async () => {
      const asked = await after([START], day);
      assert.ok(asked.includes(`**Inizio**: ${shown}, at what time?`), asked);
    });

  for (const [day, time, moment] of [
    ['thursday', '15:00', '2026-11-26 15:00'],
    ['thursday', 'at 3 pm please', '2026-11-26 15:00'],
    ['thursday', 'at 9', '2026-11-26 09:00'],
    ['thursday', '10', '2026-11-26 10:00'],
    ['thursday', 'in the afternoon at 3', '2026-11-26 15:00'],
    ['jeudi', 'à 15h', '2026-11-26 15:00'],
    ['Donnerstag', 'um halb zehn', '2026-11-26 09:30'],
    ['el jueves', 'a las 15:00', '2026-11-26 15:00'],
    ['tomorrow morning', 'at 3', '2026-11-23 03:00'],
    ['tomorrow evening', '8', '2026-11-23 20:00'],
    ['morgen nachmittag', 'um 3', '2026-11-23 15:00'],
    ['tomorrow morning', '3 pm', '2026-11-23 15:00'],
    ['thursday', 'friday at 10:00', '2026-11-27 10:00'],
  ] as const)
    it(`is completed by its time: ${day}, ${time}`, async () => {
      const told = await after([START], day, time);
      assert.ok(told.includes(`**Inizio**: ${moment}`), told);
    });

  it('is kept while it is asked in which half of it the hour is', async () => {
    const told = await after([START], 'thursday', 'at 3');
    assert.ok(told.includes('2026-11-26 03:00 or 2026-11-26 15:00'), told);
    assert.match(await after([START], 'thursday', 'at 3', '3 pm'), /\*\*Inizio\*\*: 2026-11-26 15:00/);
  });

  it('is another one where that is said, and none once it is taken back or skipped', async () => {
    assert.match(await after([START], 'thursday', 'friday'), /2026-11-27 \(Friday\), at what time/);
    assert.match(await after([START], 'thursday', 'back'), /\*\*Inizio\*\*\?/);
    assert.match(await after([{ ...START, required: false }], 'thursday', 'skip'), /check your request/);
  });

  it('is shown where its time cannot be read', async () => {
    const told = await after([START], 'thursday', 'later');
    assert.match(told, /cannot read that[^]*2026-11-26 14:30[^]*2026-11-26 \(Thursday\), at what time/);
  });

  it('moves a moment that was there as a whole', async () => {
    const told = await after([START], 'tomorrow 15:00', 'change Inizio', 'thursday');
    assert.match(told, /\*\*Inizio\*\*: 2026-11-26 15:00/);
  });

  it('moves an earlier moment by the name of its field, and is named where that has no time yet', async () => {
    const moved = await after([START, AMOUNT], 'tomorrow 15:00', 'Inizio: thursday');
    assert.match(moved, /\*\*Inizio\*\*: 2026-11-26 15:00[^]*\*\*Aantal\*\*\?/);
    const early = await after([AMOUNT, START], 'Inizio: thursday');
    assert.match(early, /stays empty: I have not taken “thursday”[^]*as a date and a time[^]*\*\*Aantal\*\*\?/);
  });
});

describe('several choices of which some are none', () => {
  const EQUIPMENT = several('Projector', 'Whiteboard', 'Video conference', 'Catering');

  for (const [text, taken, missed] of [
    ['projector, food', 'Projector', 'food'],
    ['projector and food please', 'Projector', 'food'],
    ['food; whiteboard und projecter', 'Whiteboard, Projector', 'food'],
    ['projector, pizza, no lights', 'Projector', 'pizza, no lights'],
  ] as const)
    it(`are kept, and the others named: ${text}`, async () => {
      const told = await after([EQUIPMENT], text);
      assert.ok(told.includes(`Not one of the choices: ${missed}`), told);
      assert.match(told, /Choose more, or “Done”/);
      const review = await after([EQUIPMENT], text, 'done');
      const shown = taken.split(', ').toSorted().join();
      const [, chosen = ''] = /\*\*Accessori\*\*: ([^\n]+)/.exec(review) ?? [];
      assert.equal(chosen.split(', ').toSorted().join(), shown);
    });

  for (const text of [
    'projector and catering, please',
    'thanks, projector and catering',
    'projector, catering, thank you',
  ])
    it(`are none of them what is polite: ${text}`, async () => {
      assert.match(await after([EQUIPMENT], text), /\*\*Accessori\*\*: Projector, Catering$/m);
    });

  for (const text of ['no, whiteboard', 'no projector, whiteboard', 'catering, not the projector'])
    it(`are not taken where one is turned down: ${text}`, async () => {
      assert.match(await after([EQUIPMENT], 'projector', text), /not one of the choices[^]*\*\*: Projector\./);
    });

  it('get the rest in other words', async () => {
    assert.match(await after([EQUIPMENT], 'projector, food', 'catering', 'done'), /: Projector, Catering/);
  });

  for (const text of ['projecter, white board', 'Projektor, Whiteboard', 'whiteboard & the projector please'])
    it(`are read with typos: ${text}`, async () => {
      const review = await after([EQUIPMENT], text);
      assert.match(review, /\*\*Accessori\*\*: (?:Projector, Whiteboard|Whiteboard, Projector)/);
    });

  for (const text of ['food, pizza', 'food', 'not the projector', 'no projector, no whiteboard'])
    it(`are asked for again where there is none: ${text}`, async () => {
      assert.match(await after([EQUIPMENT], text), /not one of the choices[^]*\*\*Accessori\*\*\?/);
    });

  it('are named in whole where they are said of another field', async () => {
    const told = await after([EQUIPMENT, AMOUNT], 'projector, whiteboard', 'Accessori: catering, food');
    assert.match(told, /stays Projector, Whiteboard[^]*Its choices are/);
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
