import i18next from 'i18next';
import { KojiError } from '../errors.ts';
import agentsDe from './agents/de.json' with { type: 'json' };
import agentsEn from './agents/en.json' with { type: 'json' };
import agentsEs from './agents/es.json' with { type: 'json' };
import agentsFr from './agents/fr.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import { LOCALES } from './locale.ts';
import type { Locale } from './locale.ts';

export { LOCALES } from './locale.ts';
export type { Locale } from './locale.ts';

/** Every sentence by its path in the locale files, such as `welcome.text`. */
export type SentenceKey = Paths<typeof en> | Paths<typeof agentsEn>;
/** Something a customer can press or type; the words are under `choices`. */
export type ChoiceKey = keyof typeof en.choices;
export type SentenceParams = Readonly<Record<string, string | number>>;

type Paths<T> = { [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${Paths<T[K]>}` }[keyof T &
  string];
/** i18next picks the form by `count`: `waiting_one` and `waiting_other` are one sentence, `waiting`. */
type WithoutPlural<K extends string> = K extends `${infer Base}_${'zero' | 'one' | 'other'}` ? Base : K;

const sentences = i18next.createInstance();
void sentences.init({
  // With the resources at hand, nothing needs to be waited for.
  initAsync: false,
  resources: {
    en: { translation: { ...en, ...agentsEn } },
    fr: { translation: { ...fr, ...agentsFr } },
    de: { translation: { ...de, ...agentsDe } },
    es: { translation: { ...es, ...agentsEs } },
  },
  fallbackLng: 'en',
  // Chat channels show plain text or Markdown, not HTML.
  interpolation: { escapeValue: false },
});

/** The language to speak to somebody whose channel gives this BCP 47 tag; English for a language that is not there. */
export function toLocale(tag: string): Locale {
  const [language = ''] = tag.toLowerCase().split(/[-_]/);
  return LOCALES.find((locale) => locale === language) ?? 'en';
}

/** How a sentence is said; rooms that do not import this one get it handed in. */
export type Say = (locale: string, key: string, params?: SentenceParams) => string;

/**
 * The sentence in the language of `locale`, any BCP 47 tag. A key that is nowhere is a mistake of the program, told by
 * a KojiError of kind `contract`; where the compiler can see the key, use a {@link SentenceKey}.
 */
export const say: Say = (locale, key, params = {}) => {
  if (!sentences.exists(key, { ...params, lng: 'en' }))
    throw new KojiError('contract', `No sentence is called "${key}".`);
  return sentences.t(key, { ...params, lng: toLocale(locale) });
};

/** All that can be pressed, in the words of `locale`. */
export function choiceTexts(locale: Locale): readonly string[] {
  return Object.keys(en.choices).map((choice) => say(locale, `choices.${choice}`));
}

/** What can be pressed, in the words of `locale`. */
export function choiceText(locale: string, choice: ChoiceKey): string {
  return say(locale, `choices.${choice}`);
}
