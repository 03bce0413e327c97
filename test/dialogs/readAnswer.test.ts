import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Answer, Question } from '../../dialogs/question.ts';
import { readAnswer } from '../../dialogs/readAnswer.ts';
import { readDate, readDateTime } from '../../dialogs/readDate.ts';
import { readNumber } from '../../dialogs/readNumber.ts';
import { option } from '../../dialogs/replies.ts';
import { clockAt, momentOf } from '../../dialogs/timeZone.ts';
import { aField } from '../support/fakeServiceDesk.ts';
import { NOW } from '../support/dialogHarness.ts';

const context = { locale: 'en', now: NOW, hasFiles: false };

function answerTo(question: Omit<Question, 'say'>, text: string, locale = 'en'): Answer | string {
  const reading = readAnswer(text, { say: [], ...question }, { ...context, locale });
  if (reading.ok) return reading.answer;
  return 'key' in reading.problem ? reading.problem.key : '';
}

const fieldOf = (overrides: object) => ({ kind: 'field', field: aField(overrides) }) as const;

const code = (text: string) => text.replace(/\D/g, '');

describe('readAnswer', () => {
  const yesOrNo = { accepts: { kind: 'options' }, options: [option('yes'), option('no')] } as const;

  it('takes an option by its words, in any case, by other words and by its place', () => {
    for (const text of ['Yes', 'yes!', 'yep', '1'])
      assert.deepEqual(answerTo(yesOrNo, text), { kind: 'option', id: 'yes' });
  });

  it('takes a button that was shown before the language was switched', () => {
    assert.deepEqual(answerTo(yesOrNo, 'Oui', 'de'), { kind: 'option', id: 'yes' });
  });

  it('says that something else is none of the options', () => {
    assert.equal(answerTo(yesOrNo, 'perhaps'), 'question.notAnOption');
    assert.equal(answerTo(yesOrNo, '3'), 'question.notAnOption');
  });

  it('takes what is nearly an option: its only beginning, small typos, polite words around it', () => {
    const accepts = { kind: 'options' } as const;
    const options = ['Reception', 'Warehouse', 'Warehouse, new'].map((text) => ({ id: text, label: { text } }));
    for (const text of ['recep', 'Recepton', 'the reception please']) {
      assert.deepEqual(answerTo({ accepts, options }, text), { kind: 'option', id: 'Reception' }, text);
    }
    for (const text of ['ware', 're', 'cellar']) {
      assert.equal(answerTo({ accepts, options }, text), 'question.notAnOption', text);
    }
    assert.deepEqual(answerTo({ accepts, options }, 'warehouse'), { kind: 'option', id: 'Warehouse' });
  });

  it('tells options apart that differ in signs only', () => {
    const accepts = { kind: 'options' } as const;
    const options = ['C', 'C++', 'C#'].map((text) => ({ id: text, label: { text } }));
    assert.deepEqual(answerTo({ accepts, options }, 'C#'), { kind: 'option', id: 'C#' });
  });

  it('does not take a number for the place of an option where a number is asked for', () => {
    const question = { accepts: fieldOf({ kind: 'number' }), options: [option('skip')] };
    const expected = { kind: 'field', answer: { kind: 'number', number: 1 }, shown: '1', masked: false };
    assert.deepEqual(answerTo(question, '1'), expected);
  });

  it('takes no word for a date or a time that only looks up what every object has', () => {
    const date = { accepts: fieldOf({ kind: 'date' }) };
    const dateTime = { accepts: fieldOf({ kind: 'dateTime' }) };
    assert.equal(answerTo(date, 'constructor'), 'question.notADate');
    assert.equal(answerTo(dateTime, 'tomorrow constructor'), 'question.notADateTime');
  });

  it('takes an e-mail address, and nothing that is none', () => {
    const accepts = { kind: 'email' } as const;
    assert.deepEqual(answerTo({ accepts }, ' Ann@Example.com '), { kind: 'email', email: 'ann@example.com' });
    assert.equal(answerTo({ accepts }, 'ann at example'), 'question.notAnEmail');
  });

  it('takes six digits as a code, with or without spaces', () => {
    const accepts = { kind: 'code' } as const;
    assert.deepEqual(answerTo({ accepts }, '424 242'), { kind: 'code', code: '424242' });
    assert.equal(answerTo({ accepts }, '42424'), 'question.notACode');
    for (const text of ['the code is 424242', 'der Code ist 424 242.', 'le code : 424242', 'es el 424242']) {
      assert.deepEqual(answerTo({ accepts }, text), { kind: 'code', code: code(text) }, text);
    }
    assert.equal(answerTo({ accepts }, '424242 or 424243'), 'question.notACode');
  });

  it('hides what looks like a password in a text field, and says so', () => {
    const answer = answerTo({ accepts: fieldOf({ kind: 'multiLine' }) }, 'my password is hunter2');
    assert.ok(typeof answer !== 'string' && answer.kind === 'field' && answer.masked);
    assert.ok(!JSON.stringify(answer).includes('hunter2'));
  });

  it('refuses a summary that Jira would refuse', () => {
    assert.equal(answerTo({ accepts: fieldOf({ kind: 'text' }) }, 'x'.repeat(256)), 'question.tooLong');
    assert.equal(answerTo({ accepts: fieldOf({ kind: 'text' }) }, '  '), 'question.empty');
  });

  it('takes several choices, and none of them when one is unknown', () => {
    const choices = [
      { id: '1', label: 'Red' },
      { id: '2', label: 'Blue, light' },
      { id: '3', label: 'Green' },
    ];
    const accepts = fieldOf({ kind: 'multiChoice', choices, defaultChoiceIds: [] });
    const both = {
      kind: 'field',
      answer: { kind: 'multiChoice', choiceIds: ['1', '3'] },
      shown: 'Red, Green',
      masked: false,
    };
    assert.deepEqual(answerTo({ accepts }, 'red, GREEN'), both);
    const one = {
      kind: 'field',
      answer: { kind: 'multiChoice', choiceIds: ['2'] },
      shown: 'Blue, light',
      masked: false,
    };
    assert.deepEqual(answerTo({ accepts }, 'Blue, light'), one);
    assert.equal(answerTo({ accepts }, 'red, mauve'), 'question.notAnOption');
  });

  it('finds choices with commas in them among others, with "and" between them, and with typos', () => {
    const choices = ['Water, warm', 'Water, cold', 'Electricity'].map((label, index) => ({ id: String(index), label }));
    const accepts = fieldOf({ kind: 'multiChoice', choices, defaultChoiceIds: [] });
    const idsIn = (text: string) => {
      const answer = answerTo({ accepts }, text);
      const field = typeof answer === 'object' && answer.kind === 'field' ? answer.answer : undefined;
      return field?.kind === 'multiChoice' ? field.choiceIds : answer;
    };
    assert.deepEqual(idsIn('electricity, water, cold, Water, warm'), ['2', '1', '0']);
    assert.deepEqual(idsIn('Electricity and Water, cold'), ['2', '1']);
    assert.deepEqual(idsIn('Electrcity'), ['2']);
    assert.equal(idsIn('water, hot'), 'question.notAnOption');
    assert.equal(idsIn('water, '.repeat(10_000)), 'question.notAnOption');
  });

  it('takes both levels of choices within choices in one line, and the second alone where only one has it', () => {
    const choices = [
      {
        id: '1',
        label: 'Europe',
        children: [
          { id: '11', label: 'Paris' },
          { id: '12', label: 'Other' },
        ],
      },
      {
        id: '2',
        label: 'Asia',
        children: [
          { id: '21', label: 'Tokyo' },
          { id: '22', label: 'Other' },
        ],
      },
    ];
    const accepts = fieldOf({ kind: 'cascading', choices });
    const options = choices.map(({ id, label }) => ({ id, label: { text: label } }));
    const paris = { kind: 'cascading', choiceId: '1', childId: '11' };
    for (const text of ['Europe > Paris', 'Europe, Paris', 'europe/paris', 'europe paris', 'paris', 'Paris please']) {
      const answer = answerTo({ accepts, options }, text);
      assert.ok(typeof answer === 'object' && answer.kind === 'field', text);
      assert.deepEqual([answer.answer, answer.shown], [paris, 'Europe > Paris'], text);
    }
    for (const text of ['Europe', 'europe please', '1']) {
      assert.deepEqual(answerTo({ accepts, options }, text), { kind: 'option', id: '1' }, text);
    }
    for (const text of ['other', 'Mars', 'Asia > Paris']) {
      assert.equal(answerTo({ accepts, options }, text), 'question.notAnOption', text);
    }
  });

  it('says of a date in other words which day it is', () => {
    const answer = answerTo({ accepts: fieldOf({ kind: 'date' }) }, 'next friday');
    assert.ok(typeof answer === 'object' && answer.kind === 'field');
    assert.deepEqual([answer.answer, answer.shown], [{ kind: 'date', isoDate: '2026-11-27' }, '2026-11-27 (Friday)']);
    const plain = answerTo({ accepts: fieldOf({ kind: 'date' }) }, '2026-11-27');
    assert.ok(typeof plain === 'object' && plain.kind === 'field' && plain.shown === '2026-11-27');
  });

  it('takes no secret for a number or a label', () => {
    assert.equal(answerTo({ accepts: fieldOf({ kind: 'number' }) }, '4111111111111111'), 'form.masked');
    assert.equal(answerTo({ accepts: fieldOf({ kind: 'labels' }) }, 'vpn, Hunter2!pass'), 'form.masked');
  });

  it('takes labels as single words, each once', () => {
    const answer = answerTo({ accepts: fieldOf({ kind: 'labels' }) }, 'vpn, home vpn');
    const expected = { kind: 'labels', labels: ['vpn', 'home'] };
    assert.deepEqual(typeof answer === 'object' && answer.kind === 'field' ? answer.answer : answer, expected);
  });
});

describe('readNumber', () => {
  it('reads every number that the locale writes', () => {
    for (const locale of ['en', 'fr', 'de', 'es']) {
      fc.assert(
        fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (cents) => {
          const written = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(cents / 100);
          assert.equal(readNumber(written, locale), cents / 100, `${locale}: ${written}`);
        }),
      );
    }
  });

  it('reads the same text differently where it means something else', () => {
    assert.equal(readNumber('1,234', 'en'), 1234);
    assert.equal(readNumber('1,234', 'de'), 1.234);
  });

  it('reads a number as others write it where it can mean nothing else', () => {
    for (const locale of ['en', 'fr', 'de', 'es']) {
      for (const text of ['1.234,50', '1,234.50', '1234,5', '1234.5', '1 234,5', '1’234.50']) {
        assert.equal(Math.floor(readNumber(text, locale) ?? 0), 1234, `${locale}: ${text}`);
      }
    }
  });

  it('reads the number of a sum of money', () => {
    const sums = [
      '1.234,50 €',
      '€1,234.50',
      '1234.50 EUR',
      'USD 1,234.50',
      '1234,50 euros',
      'CHF 1’234.50',
      '$1234.50',
    ];
    for (const text of sums) assert.equal(readNumber(text, 'en'), 1234.5, text);
    assert.equal(readNumber('1.234 €', 'en'), 1234);
    assert.equal(readNumber('-5 €', 'de'), -5);
  });

  it('reads nothing into what is no number', () => {
    for (const text of ['', 'ten', '1.2.3', '12a', '0x10', 'Infinity', '1e400', 'EUR', '€', '5 laptops', '1.2,3.4']) {
      assert.equal(readNumber(text, 'en'), undefined, text);
    }
  });
});

describe('readDate', () => {
  const at = (locale: string, timeZone?: string) => ({ locale, now: NOW, timeZone });

  it('reads ISO dates, European dates and near days', () => {
    assert.equal(readDate('2026-12-31', at('en')), '2026-12-31');
    assert.equal(readDate('31.12.2026', at('de')), '2026-12-31');
    assert.equal(readDate('31. 12. 2026', at('de')), '2026-12-31');
    assert.equal(readDate('31/12/2026', at('fr')), '2026-12-31');
    assert.equal(readDate('tomorrow', at('en')), '2026-11-23');
    assert.equal(readDate('übermorgen', at('de')), '2026-11-24');
    assert.equal(readDate('aujourd’hui', at('fr')), '2026-11-22');
  });

  for (const text of [
    'December 31, 2026',
    '31 Dec 2026',
    '31. Dezember 2026',
    '31 décembre',
    '31 de diciembre de 2026',
  ]) {
    it(`reads the month of "${text}" by its name`, () => assert.equal(readDate(text, at('en')), '2026-12-31'));
  }

  it('takes the next such day where no year is named', () => {
    assert.equal(readDate('1er mars', at('fr')), '2027-03-01');
    assert.equal(readDate('November 22nd', at('en')), '2026-11-22');
  });

  for (const [text, date] of Object.entries({
    '12.05.': '2027-05-12',
    '01.12': '2026-12-01',
    '1.12.26': '2026-12-01',
    '22.11.': '2026-11-22',
    '12/25': '2026-12-25',
    '25/12': '2026-12-25',
    'Mon, 30.11.': '2026-11-30',
    'friday 4 december': '2026-12-04',
    'next friday': '2026-11-27',
    monday: '2026-11-23',
    sunday: '2026-11-29',
    'in 3 days': '2026-11-25',
    'in a week': '2026-11-29',
    'two weeks from now': '2026-12-06',
    'nächsten Freitag': '2026-11-27',
    'am Montag': '2026-11-23',
    'in drei Tagen': '2026-11-25',
    'in einem Monat': '2026-12-22',
    'vendredi prochain': '2026-11-27',
    'dans 3 jours': '2026-11-25',
    'el próximo viernes': '2026-11-27',
    'en tres días': '2026-11-25',
    'dentro de una semana': '2026-11-29',
  })) {
    it(`reads "${text}" as the next such day`, () => {
      for (const locale of ['en', 'de']) {
        if (locale === 'en' || !text.includes('/')) assert.equal(readDate(text, at(locale)), date);
      }
    });
  }

  it('ends a month where there is no such day', () => {
    const now = Date.UTC(2027, 0, 31, 12);
    assert.equal(readDate('in a month', { locale: 'en', now }), '2027-02-28');
  });

  it('refuses dates that do not exist, and those that may be two', () => {
    for (const text of [
      '2026-02-30',
      '2026-13-01',
      '3/4/2026',
      '3/4',
      '31.11.',
      '31 November',
      'May',
      '2026',
      'soon',
      'in 3',
      'friday friday',
      '3 days',
      '',
    ]) {
      assert.equal(readDate(text, at('en')), undefined, text);
    }
  });

  it('knows what day it is where the customer is', () => {
    assert.equal(readDate('today', at('en', 'Pacific/Auckland')), '2026-11-23');
    assert.equal(readDate('today', at('en', 'Pacific/Honolulu')), '2026-11-22');
  });

  it('reads a date with a time by the clock of the zone, or as UTC', () => {
    assert.equal(readDateTime('2026-12-31 14:30', at('en')), Date.UTC(2026, 11, 31, 14, 30));
    assert.equal(readDateTime('2026-12-31 14:30', at('en', 'America/St_Johns')), Date.UTC(2026, 11, 31, 18, 0));
    assert.equal(readDateTime('2026-07-01T14:30', at('en', 'Europe/Berlin')), Date.UTC(2026, 6, 1, 12, 30));
  });

  for (const text of [
    'tomorrow at 2:30 pm',
    'tomorrow 2.30pm',
    '14:30 tomorrow',
    'morgen um 14:30 Uhr',
    'demain à 14h30',
    'mañana a las 14:30',
    'November 23, 14:30',
    'monday 2:30pm',
    'Montag 14.30 Uhr',
    'lundi à 14h30',
    'el lunes a las 14:30',
    'in 1 day at 14:30',
    '23.11. 14:30',
  ]) {
    it(`reads the time of "${text}"`, () => {
      assert.equal(readDateTime(text, at('en')), Date.UTC(2026, 10, 23, 14, 30));
    });
  }

  it('reads hours from now, and the middle of the day', () => {
    assert.equal(readDateTime('in 2 hours', at('en')), NOW + 2 * 3_600_000);
    assert.equal(readDateTime('in einer halben Stunde', at('de')), undefined);
    assert.equal(readDateTime('dans 30 minutes', at('fr')), NOW + 30 * 60_000);
    assert.equal(readDateTime('tomorrow at noon', at('en')), Date.UTC(2026, 10, 23, 12));
  });

  it('reads no time into what has none, or an impossible one', () => {
    const texts = ['2026-12-31', '2026-12-31 25:00', '2026-12-31 14', '2026-12-31 13:00 pm', 'tomorrow morning'];
    for (const text of texts) assert.equal(readDateTime(text, at('en')), undefined, text);
    assert.equal(readDateTime(`2026-12-31${'T'.repeat(262_000)}x`, at('en')), undefined);
  });

  it('knows the hour that clocks leave out, and takes the first of one that comes twice', () => {
    assert.equal(readDateTime('2027-03-28 02:30', at('en', 'Europe/Berlin')), undefined);
    assert.equal(readDateTime('2026-10-25 02:30', at('en', 'Europe/Berlin')), Date.UTC(2026, 9, 25, 0, 30));
  });

  it('shows the clock that was read, in every zone and at every time', () => {
    const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Chatham', 'America/New_York'];
    const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        const clock = clockAt(minute * 60_000, zone);
        const moment = momentOf(clock, zone);
        assert.ok(moment !== undefined && clockAt(moment, zone) === clock);
      }),
    );
  });
});

describe('a date among other words', () => {
  for (const [locale, text] of [
    ['en', 'on 24 December'],
    ['en', 'the 24th of December'],
    ['en', '24-12-2026'],
    ['fr', 'le 24 décembre'],
    ['fr', 'le 24/12'],
    ['es', 'el 24 de diciembre'],
    ['es', 'el 24/12'],
    ['de', 'am 24.12.'],
    ['de', 'den 24.12.'],
    ['de', 'am 24. dezember'],
    ['de', 'donnerstag den 24.12.'],
    ['de', 'Donnerstag, den 24. Dezember'],
    ['de', '24-12-2026'],
  ] as const) {
    it(`is read: ${text}`, () => {
      assert.equal(readDate(text, { locale, now: Date.UTC(2026, 10, 23) }), '2026-12-24');
    });
  }

  for (const [locale, text] of [
    ['en', 'on 24 December at 9am'],
    ['en', '9 am on the 24th of December'],
    ['en', '24 December 9 in the morning'],
    ['fr', 'le 24 décembre à 9h'],
    ['fr', 'le 24/12 à 9h du matin'],
    ['es', 'el 24 de diciembre a las 9 de la mañana'],
    ['de', 'am 24.12. um 9 uhr'],
    ['de', 'donnerstag den 24.12. um 9 Uhr morgens'],
  ] as const) {
    it(`is read with its time: ${text}`, () => {
      assert.equal(readDateTime(text, { locale, now: Date.UTC(2026, 10, 23) }), Date.UTC(2026, 11, 24, 9));
    });
  }

  it('may have the time in a part of the day', () => {
    const now = Date.UTC(2026, 11, 23);
    for (const [locale, text] of [
      ['es', 'mañana a las 9 de la noche'],
      ['fr', 'demain à 9h du soir'],
      ['de', 'morgen um 9 Uhr abends'],
      ['en', 'tomorrow at 9:00 in the evening'],
      ['de', 'morgen um 21 Uhr abends'],
    ] as const) {
      assert.equal(readDateTime(text, { locale, now }), Date.UTC(2026, 11, 24, 21), text);
    }
    assert.equal(readDateTime('mañana a las 9 de la mañana', { locale: 'es', now }), Date.UTC(2026, 11, 24, 9));
  });

  it('is none in a part of the day that has the hour not, or twice', () => {
    const now = Date.UTC(2026, 11, 23);
    for (const text of ['mañana a las 12 de la noche', 'mañana a la 1 de la noche', 'mañana a las 13 de la nada']) {
      assert.equal(readDateTime(text, { locale: 'es', now }), undefined, text);
    }
    const three = readDateTime('mañana a las 3 de la tarde', { locale: 'es', now });
    assert.equal(three, Date.UTC(2026, 11, 24, 15));
  });

  it('is none in English where the day and the month may be either', () => {
    assert.equal(readDate('03-04-2026', { locale: 'en', now: Date.UTC(2026, 0, 1) }), undefined);
  });
});
