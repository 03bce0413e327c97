import MiniSearch from 'minisearch';
import type { FrequentQuestion } from '../../locales/faq.ts';
import { FAQ } from '../../locales/faq.ts';
import type { Locale } from '../../locales/index.ts';
import { LOCALES } from '../../locales/index.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';

/** This part of the words that matter must be in a frequent question; with less, the knowledge base knows better. */
const ENOUGH = 0.6;
/** A long text tells of a problem of its own; a frequent question is asked in a few words. */
const MOST_WORDS = 12;
/** In characters: forgiving typos in a word without an end takes the server's time. */
const LONGEST_TEXT = 200;

const SEARCHES = new Map(LOCALES.map((locale) => [locale, createSearch(locale)] as const));

/** The frequent question that was asked, in these or other words, with typos forgiven. */
export function findQuickAnswer(text: string, locale: Locale): FrequentQuestion | undefined {
  return SEARCHES.get(locale)?.(text);
}

export function quickAnswer(id: string, locale: Locale): FrequentQuestion | undefined {
  return FAQ[locale].find((each) => each.id === id);
}

function createSearch(locale: Locale): (text: string) => FrequentQuestion | undefined {
  const questions = FAQ[locale];
  const common = new Set([...PHRASES[locale].stopWords, ...PHRASES[locale].fillers].flatMap(wordsIn));
  const mattering = (text: string): readonly string[] => wordsIn(text).filter((word) => !common.has(word));
  const index = new MiniSearch<FrequentQuestion>({
    fields: ['asked'],
    extractField: (entry, field) =>
      field === 'id' ? entry.id : [entry.question, ...entry.also].flatMap(mattering).join(' '),
  });
  index.addAll([...questions]);
  return (text) => {
    if (text.length > LONGEST_TEXT) return undefined;
    const whole = questions.find(({ question }) => normalise(question) === normalise(text));
    const words = mattering(text);
    if (whole !== undefined || words.length === 0 || words.length > MOST_WORDS) return whole;
    const [best] = index.search(words.join(' '), { fuzzy: 0.2, prefix: false });
    const share = new Set(best?.queryTerms).size / new Set(words).size;
    return share >= ENOUGH ? questions.find(({ id }) => id === best?.id) : undefined;
  };
}
