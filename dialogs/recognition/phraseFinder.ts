import type { ChoiceKey, Locale } from '../../locales/index.ts';
import { LOCALES, choiceText } from '../../locales/index.ts';
import type { Phrases } from '../../locales/phrases.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { createPhraseIndex } from './phraseIndex.ts';

export interface PhraseFinder<Id extends string> {
  /** What the whole text says; the customer's language counts first, for a German may well type "create a request". */
  find(text: string, locale: Locale): Id | undefined;
}

export interface FinderOptions<Id extends string> {
  /** A button says its own words, so they are phrases like those that people type. */
  readonly buttons: Readonly<Partial<Record<ChoiceKey, Id>>>;
  readonly typed: (phrases: Phrases) => Readonly<Record<Id, readonly string[]>>;
  /** Words that change nothing, besides those that never do. */
  readonly fillers?: (phrases: Phrases) => readonly string[];
  /** In letters, of a word that is all there is; 7 where nothing else is said. */
  readonly shortestLoneTypo?: number;
}

/** Finds phrases in every language. */
export function createPhraseFinder<Id extends string>(options: FinderOptions<Id>): PhraseFinder<Id> {
  const { buttons, typed, fillers = () => [], shortestLoneTypo } = options;
  const indexes = new Map(
    LOCALES.map((locale) => {
      const pressed = entriesOf(buttons).map(([choice, id]) => ({ id, text: choiceText(locale, choice) }));
      const said = entriesOf(typed(PHRASES[locale])).flatMap(([id, texts]) => texts.map((text) => ({ id, text })));
      const ignored = [...PHRASES[locale].fillers, ...fillers(PHRASES[locale])];
      return [locale, createPhraseIndex([...pressed, ...said], ignored, shortestLoneTypo)] as const;
    }),
  );
  return {
    find(text, locale) {
      for (const each of [locale, ...LOCALES.filter((other) => other !== locale)]) {
        const found = indexes.get(each)?.find(text);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

function entriesOf<K extends string, V>(table: Readonly<Partial<Record<K, V>>>): readonly (readonly [K, V])[] {
  return Object.entries(table) as unknown as readonly (readonly [K, V])[];
}
