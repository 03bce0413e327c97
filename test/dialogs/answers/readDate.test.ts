import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDate, readDateTime } from '../../../dialogs/answers/readDate.ts';
import { clockAt, momentOf } from '../../../dialogs/answers/timeZone.ts';
import { NOW } from '../../support/dialogFakes.ts';

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

  it('takes the nearest such day where no year is named', () => {
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

  const monday = Date.UTC(2026, 10, 23, 12);
  for (const [date, texts] of Object.entries({
    '2026-11-20': ['Nov 20', '20 nov', '20.11.', 'le 20/11', '20 de noviembre', 'last Friday', 'am letzten Freitag'],
    '2026-11-22': ['yesterday', 'Sunday 22 Nov', 'gestern', 'hier', 'ayer', 'last night', 'gestern Abend'],
    '2026-11-21': ['two days ago', 'vor zwei Tagen', 'il y a deux jours', 'hace 2 días', 'vorgestern', 'avant-hier'],
    '2026-11-16': [
      'last Monday',
      'letzten Montag',
      'lundi dernier',
      'el lunes pasado',
      'a week ago',
      'hace una semana',
    ],
    '2026-11-23': ['this morning', 'heute Morgen', 'ce matin', 'esta mañana', 'tonight'],
    '2026-11-24': ['tomorrow morning', 'morgen früh', 'morgen Abend', 'demain matin', 'mañana por la tarde'],
    '2026-11-27': ['Friday evening', 'am Freitag Nachmittag', 'vendredi soir', 'el viernes por la noche'],
    '2026-11-30': ['next week', 'nächste Woche', 'la semaine prochaine', 'la próxima semana', '30 nov'],
    '2026-12-01': [
      'next week on Tuesday',
      'Tuesday next week',
      'Dienstag nächste Woche',
      'nächste Woche Dienstag',
      'mardi de la semaine prochaine',
      'el martes de la próxima semana',
    ],
    '2026-12-07': ['in a fortnight', 'a fortnight from now'],
    '2027-03-01': ['1 March', '1.3.'],
    '2026-10-23': ['a month ago', 'vor einem Monat'],
  })) {
    for (const text of texts) {
      const locale = text.includes('/') ? 'fr' : 'en';
      it(`on a Monday in November, "${text}" is ${date}`, () =>
        assert.equal(readDate(text, { locale, now: monday }), date));
    }
  }

  it('reads times that have passed', () => {
    const read = (text: string) => readDateTime(text, { locale: 'de', now: monday });
    for (const text of ['yesterday at 9:00', 'gestern um 9 Uhr', 'hier à 9h00', 'ayer a las 9:00'])
      assert.equal(read(text), Date.UTC(2026, 10, 22, 9), text);
    for (const text of ['2 hours ago', 'vor zwei Stunden']) assert.equal(read(text), monday - 2 * 3_600_000, text);
    assert.equal(read('this morning'), undefined);
  });

  it('takes no month for an hour', () => {
    assert.equal(readDateTime('25 Sept 2026 at 9:00', at('en')), Date.UTC(2026, 8, 25, 9));
    assert.equal(readDateTime('in three days at nine', at('en')), Date.UTC(2026, 10, 25, 9));
  });

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

  for (const [clock, texts] of Object.entries({
    '09:00': [
      'tomorrow at 9',
      'tomorrow morning at 9',
      'at 9 tomorrow',
      "tomorrow at 9 o'clock",
      'tomorrow 9 in the morning',
      'morgen um 9',
      'morgen früh um 9',
      'morgen früh um 9 Uhr',
      'morgen gegen 9',
      'Donnerstag um 9',
      'um 9 morgens am 24.12.',
      'demain à 9 heures',
      'demain à 9',
      'demain matin à 9h',
      'jeudi à 9 heures',
      'demain à 9 heures du matin',
      'mañana a las 9',
      'el jueves a las 9',
      'mañana por la mañana a las 9',
      'mañana a las 9 horas',
    ],
    '09:30': ['demain à 9 heures 30', 'morgen um 9 Uhr 30', 'mañana a las 9:30', 'morgen früh um 9.30 Uhr'],
    '08:15': ['morgen um viertel nach acht', 'tomorrow at quarter past eight', 'demain à huit heures et quart'],
    '08:45': [
      'morgen viertel vor neun',
      'morgen um dreiviertel 9',
      'tomorrow at a quarter to nine',
      'demain à 9 heures moins le quart',
      'mañana a las nueve menos cuarto',
    ],
    '08:50': ['morgen 10 vor 9', 'tomorrow at ten to nine', 'mañana a las 9 menos diez'],
    '08:05': ['tomorrow at five past eight', 'morgen um fünf nach acht', 'mañana a las ocho y cinco'],
    '12:30': [
      'morgen um halb eins',
      'tomorrow at half past twelve',
      'demain à midi et demi',
      'mañana a las doce y media',
    ],
    '14:30': ['morgen Nachmittag um halb drei', 'tomorrow afternoon at half past two', 'morgen halb 15'],
    '16:45': ['tomorrow at quarter to five in the afternoon', 'mañana a las cinco menos cuarto de la tarde'],
    '21:30': ['tomorrow evening at half past nine', 'demain soir à neuf heures et demie', 'morgen Abend um halb zehn'],
    '07:00': [
      'tomorrow at seven',
      "tomorrow seven o'clock",
      'tomorrow at seven am',
      'morgen um sieben Uhr',
      'demain à sept heures',
    ],
    '08:30': [
      'morgen um halb neun',
      'tomorrow at half past eight',
      'demain à huit heures et demie',
      'half past eight tomorrow',
      'morgen um halb 9',
      'tomorrow at half past 8',
      'demain à 8 heures et demie',
      'mañana a las 8 y media',
    ],
    '17:00': ['mañana a las 17', 'tomorrow afternoon at 5', 'morgen Nachmittag um 5', 'tomorrow at 17', '24.12. um 17'],
    '20:00': [
      'tomorrow night at 8',
      'morgen Abend um 8',
      'am Donnerstag Abend um 8 Uhr',
      'demain soir à 8 heures',
      'mañana por la noche a las 8',
      'mañana a las 8 de la noche',
      'demain à 20 heures',
      '24 December at 8 at night',
    ],
  })) {
    for (const text of texts) {
      it(`is read with the hour as it is said: ${text}`, () => {
        const now = Date.UTC(2026, 11, 23, 12);
        assert.equal(readDateTime(text, { locale: 'en', now }), Date.parse(`2026-12-24T${clock}Z`));
      });
    }
  }

  for (const text of [
    'tonight at 8',
    'at 8 tonight',
    'this evening at 8',
    'heute Abend um 8',
    'heute um 8 Uhr abends',
    'ce soir à 8 heures',
    'ce soir à 20h',
    'esta noche a las 8',
    'hoy a las 20',
    'hoy a las 8 de la noche',
  ]) {
    it(`is that of today: ${text}`, () => {
      const now = Date.UTC(2026, 11, 23, 12);
      assert.equal(readDateTime(text, { locale: 'es', now }), Date.UTC(2026, 11, 23, 20));
    });
  }

  it('is none with an hour that may be in either half of the day, or is none', () => {
    const now = Date.UTC(2026, 11, 23, 12);
    for (const text of [
      'tomorrow at 3',
      'tomorrow at half past 3',
      'morgen um halb 4',
      'morgen um halb drei',
      'tomorrow at quarter to five',
      'tomorrow at three',
      'tomorrow 9 to 10',
      'tomorrow 10 to 12',
      'half past nine',
      'morgen um 5',
      'mañana a las 4',
      'tomorrow at 25',
      'tonight',
      'tonight at 1',
      'tonight at 12',
    ]) {
      assert.equal(readDateTime(text, { locale: 'en', now }), undefined, text);
    }
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
