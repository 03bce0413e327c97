import type { Locale } from '../../locales/index.ts';
import { LOCALES } from '../../locales/index.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';

/** Languages that people may ask for; those that are not there get an answer too. */
const KNOWN_LANGUAGES =
  'en fr de es it pt nl pl ru uk cs sv da fi nb tr ar he hi zh ja ko el ro hu vi th id bg hr sk sl ca'.split(' ');

const CODE_BY_NAME = new Map(
  LOCALES.flatMap((locale) => {
    const names = new Intl.DisplayNames([locale], { type: 'language' });
    return KNOWN_LANGUAGES.map((code) => [normalise(names.of(code) ?? code), code] as const);
  }),
);

const AROUND_A_LANGUAGE = new Set(
  LOCALES.map((locale) => PHRASES[locale])
    .flatMap(({ languageWords, fillers, intents }) => [...languageWords, ...fillers, ...intents.greet])
    .flatMap(wordsIn),
);

/** The language that a message such as `speak French` or `auf Deutsch` asks for; undefined when it asks for none. */
export function languageAsked(text: string): Locale | 'notThere' | undefined {
  const rest = wordsIn(text).filter((word) => !AROUND_A_LANGUAGE.has(word));
  const code = rest.length === 1 ? CODE_BY_NAME.get(rest[0] ?? '') : undefined;
  if (code === undefined) return undefined;
  return LOCALES.find((locale) => locale === code) ?? 'notThere';
}
