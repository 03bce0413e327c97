import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CHOICES } from '../../handoff/index.ts';
import { NOTICE_KEYS } from '../../handoff/domain/content.ts';
import { FAQ } from '../../locales/faq.ts';
import { LOCALES, say, toLocale } from '../../locales/index.ts';
import type { SentenceKey } from '../../locales/index.ts';
import { PHRASES } from '../../locales/phrases.ts';

const FOLDER = path.join(import.meta.dirname, '../../locales');
const GROUPS = ['', 'agents'];

function sentencesIn(file: string): ReadonlyMap<string, string> {
  return new Map(leavesOf(JSON.parse(readFileSync(file, 'utf8')), ''));
}

function leavesOf(value: unknown, at: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[at, value]];
  assert.ok(typeof value === 'object' && value !== null, `${at} is neither a sentence nor a group`);
  return Object.entries(value).flatMap(([key, each]) => leavesOf(each, at === '' ? key : `${at}.${key}`));
}

/** i18next picks `x_one` or `x_other` by the number; languages differ in which forms they have. */
const withoutPlural = (key: string): string => key.replace(/_(?:zero|one|two|few|many|other)$/, '');

function placeholdersIn(sentences: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const found = new Map<string, Set<string>>();
  for (const [key, sentence] of sentences) {
    const names = found.get(withoutPlural(key)) ?? new Set<string>();
    for (const [, name = ''] of sentence.matchAll(/\{\{(\w+)\}\}/g)) names.add(name);
    found.set(withoutPlural(key), names);
  }
  return new Map([...found].map(([key, names]) => [key, [...names].toSorted().join(' ')] as const));
}

describe('locales', () => {
  for (const group of GROUPS) {
    const fileOf = (locale: string): string => path.join(FOLDER, group, `${locale}.json`);
    const english = sentencesIn(fileOf('en'));

    for (const locale of LOCALES.filter((each) => each !== 'en')) {
      const other = sentencesIn(fileOf(locale));

      it(`${path.join(group, locale)} has the sentences of English, each with the same placeholders`, () => {
        assert.deepEqual(Object.fromEntries(placeholdersIn(other)), Object.fromEntries(placeholdersIn(english)));
      });

      it(`${path.join(group, locale)} is translated`, () => {
        const wordsOf = (sentence: string) => sentence.replace(/\{\{\w+\}\}/g, '').match(/\p{L}{2,}/gu) ?? [];
        const long = [...english].filter(([, sentence]) => wordsOf(sentence).length > 3);
        assert.deepEqual(
          long.filter(([key, sentence]) => other.get(key) === sentence).map(([key]) => key),
          [],
        );
      });
    }

    it(`${path.join(group, 'en')} has no empty sentence in any language`, () => {
      for (const locale of LOCALES) {
        for (const [key, sentence] of sentencesIn(fileOf(locale)))
          assert.notEqual(sentence.trim(), '', `${locale} ${key}`);
      }
    });
  }

  it('has a sentence for every notice and every choice of the handoff', () => {
    for (const key of [...NOTICE_KEYS.map((each) => `handoff.${each}`), ...CHOICES.map((each) => `choices.${each}`)]) {
      assert.notEqual(say('en', key), '', key);
    }
  });

  it('has no two choices with the same words in one language', () => {
    for (const locale of LOCALES) {
      const words = [...sentencesIn(path.join(FOLDER, `${locale}.json`))].filter(([key]) => key.startsWith('choices.'));
      assert.equal(new Set(words.map(([, text]) => text.toLowerCase())).size, words.length, locale);
    }
  });

  it('has the same frequent questions and the same kinds of phrases in every language', () => {
    for (const locale of LOCALES) {
      assert.deepEqual(
        FAQ[locale].map(({ id }) => id),
        FAQ.en.map(({ id }) => id),
        locale,
      );
      assert.deepEqual(Object.keys(PHRASES[locale].intents), Object.keys(PHRASES.en.intents), locale);
      assert.deepEqual(Object.keys(PHRASES[locale].options), Object.keys(PHRASES.en.options), locale);
      for (const [intent, phrases] of Object.entries(PHRASES[locale].intents)) assert.ok(phrases.length > 0, intent);
    }
  });
});

describe('toLocale', () => {
  const CASES = {
    fr: 'fr',
    'fr-CA': 'fr',
    FR_be: 'fr',
    'de-AT': 'de',
    es: 'es',
    'en-US': 'en',
    ja: 'en',
    frr: 'en',
    '': 'en',
  };
  for (const [tag, locale] of Object.entries(CASES)) {
    it(`speaks ${locale} for "${tag}"`, () => assert.equal(toLocale(tag), locale));
  }
});

describe('say', () => {
  it('puts in what is not known before', () => {
    assert.equal(say('en', 'greeting.named', { name: 'Ann' }), 'Hello Ann! What can I do for you?');
  });

  it('shows literally what people wrote, even if it looks like a placeholder', () => {
    const name = '$t(exit.finished) {{reference}} <b>';
    assert.ok(say('en', 'greeting.named', { name }).includes(name));
  });

  it('refuses a key that is nowhere', () => {
    assert.throws(() => say('en', 'no.such.key'), { kind: 'contract' });
  });

  it('has a type that knows every key', () => {
    const known: SentenceKey = 'welcome.text';
    // @ts-expect-error a misspelt key does not compile
    const misspelt: SentenceKey = 'welcome.txt';
    assert.notEqual(known, misspelt);
  });
});
