import type { Locale } from './index.ts';
import de from './phrases/de.json' with { type: 'json' };
import en from './phrases/en.json' with { type: 'json' };
import es from './phrases/es.json' with { type: 'json' };
import fr from './phrases/fr.json' with { type: 'json' };

/** What people say, in one language. */
export interface Phrases {
  /** Words that change nothing: "please", "i want to". */
  readonly fillers: readonly string[];
  /** Words too common to tell one question from another. */
  readonly stopWords: readonly string[];
  /** What stands before the words to search for. */
  readonly searchPrefixes: readonly string[];
  /** What stands around the name of a language one asks for. */
  readonly languageWords: readonly string[];
  readonly intents: Readonly<Record<PhraseIntent, readonly string[]>>;
  /** What people say about one request, without its key. */
  readonly requestActions: Readonly<Record<RequestVerb, readonly string[]>>;
  /** Other words for a button, by its id. */
  readonly options: Readonly<Record<string, readonly string[]>>;
}

export type PhraseIntent = keyof typeof en.intents;
export type RequestVerb = keyof typeof en.requestActions;

export const PHRASES: Readonly<Record<Locale, Phrases>> = { en, fr, de, es };
