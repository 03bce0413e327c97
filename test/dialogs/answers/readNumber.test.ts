import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readNumber } from '../../../dialogs/answers/readNumber.ts';

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

  for (const text of [
    '10 people',
    '10 Personen',
    'für 10 Personen',
    '10 personnes',
    'pour 10 personnes',
    '10 personas',
    '10 ppl',
    '10ppl',
    '10 pers.',
  ]) {
    it(`reads the number of people: ${text}`, () => assert.equal(readNumber(text, 'en'), 10));
  }

  for (const text of ['una', 'uno', 'une', 'eine', 'one', 'una persona', 'eine Person', 'one person']) {
    it(`reads one: ${text}`, () => assert.equal(readNumber(text, 'es'), 1));
  }

  for (const text of ['12 pcs', '12 Stück', '12 stk', '12 pièces', '12 unidades', '12x', 'twelve items']) {
    it(`reads the number of what is counted: ${text}`, () => assert.equal(readNumber(text, 'en'), 12));
  }

  for (const text of [
    'a dozen',
    'dozen',
    'one dozen',
    'about a dozen people',
    'ein Dutzend',
    'une douzaine',
    'una docena',
  ])
    it(`reads twelve: ${text}`, () => assert.equal(readNumber(text, 'en'), 12));

  it('reads dozens', () => {
    for (const text of ['two dozen', '2 dozen', 'zwei Dutzend', 'deux douzaines', 'dos docenas'])
      assert.equal(readNumber(text, 'fr'), 24, text);
    for (const text of ['half a dozen', 'ein halbes Dutzend', 'une demi-douzaine', 'media docena'])
      assert.equal(readNumber(text, 'es'), 6, text);
    for (const text of ['dozens', 'many dozen', 'a dozen or so of them'])
      assert.equal(readNumber(text, 'en'), undefined);
  });

  it('reads the words for numbers up to a hundred', () => {
    for (const [number, ...texts] of [
      [13, 'thirteen', 'dreizehn', 'treize', 'trece'],
      [15, 'fifteen', 'fünfzehn', 'quinze', 'quince'],
      [16, 'sixteen', 'sechzehn', 'seize', 'dieciséis'],
      [20, 'twenty', 'zwanzig', 'vingt', 'veinte', 'twenty people', 'about twenty'],
      [21, 'twenty-one', 'einundzwanzig', 'vingt et un', 'veintiuno'],
      [29, 'twenty nine', 'neunundzwanzig', 'vingt-neuf', 'veintinueve'],
      [30, 'thirty', 'dreißig', 'dreissig', 'trente', 'treinta'],
      [45, 'forty-five', 'fünfundvierzig', 'quarante-cinq', 'cuarenta y cinco'],
      [70, 'seventy', 'siebzig', 'soixante-dix', 'setenta'],
      [71, 'seventy-one', 'einundsiebzig', 'soixante et onze', 'setenta y uno'],
      [80, 'eighty', 'achtzig', 'quatre-vingts', 'ochenta'],
      [81, 'eighty-one', 'einundachtzig', 'quatre-vingt-un', 'ochenta y uno'],
      [99, 'ninety-nine', 'neunundneunzig', 'quatre-vingt-dix-neuf', 'noventa y nueve'],
      [100, 'a hundred', 'one hundred', 'hundert', 'cent', 'cien'],
      [200, 'two hundred', 'zwei hundert', 'deux cent'],
    ] as const)
      for (const text of texts) assert.equal(readNumber(text, 'en'), number, text);
    for (const text of ['twenty or thirty', 'hundreds', 'twenty twenty', 'fifteenth'])
      assert.equal(readNumber(text, 'en'), undefined, text);
  });

  it('reads the number of a sentence that says nothing else', () => {
    for (const text of [
      "it's for 3 people",
      'it’s 3',
      'we are 3',
      'there will be three people',
      'es sind 3 Personen',
      'wir sind drei',
      "c'est pour 3 personnes",
      'nous serons 3',
      'es para 3 personas',
      'somos tres',
    ])
      assert.equal(readNumber(text, 'en'), 3, text);
    for (const text of ['it was 84.90 euros', 'es waren 84,90 Euro', "c'était 84,90 euros", 'fueron 84,90 euros'])
      assert.equal(readNumber(text, 'de'), 84.9, text);
    for (const text of ["it's room 3", 'it is not 3', "it's", 'es sind nicht 3', 'it was 3 or 4'])
      assert.equal(readNumber(text, 'en'), undefined, text);
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

  it('reads a number that was not counted', () => {
    const amounts = [
      'about 500',
      'ca. 500',
      '~500',
      '500 in total',
      'around 500 euros',
      '500 all in',
      'max 500',
      '500.-',
    ];
    for (const text of [...amounts, 'environ 500', 'etwa 500 €', 'unos 500', '500,- €']) {
      assert.equal(readNumber(text, 'en'), 500, text);
    }
    for (const text of ['two', 'deux', 'zwei', 'dos']) assert.equal(readNumber(text, 'en'), 2, text);
    for (const text of ['500 or 600', '2 x 500', 'room 500', 'about', 'all']) {
      assert.equal(readNumber(text, 'en'), undefined, text);
    }
  });

  it('reads nothing into what is no number', () => {
    for (const text of ['', 'many', '1.2.3', '12a', '0x10', 'Infinity', '1e400', 'EUR', '€', '5 laptops', '1.2,3.4']) {
      assert.equal(readNumber(text, 'en'), undefined, text);
    }
  });
});
