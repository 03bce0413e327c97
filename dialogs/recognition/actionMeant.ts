import { withoutCourtesies } from '../../locales/courtesies.ts';
import type { Locale } from '../../locales/index.ts';
import { LOCALES, choiceText } from '../../locales/index.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { recogniseCommand } from './recognise.ts';
import type { ToldAction } from './recogniseRequest.ts';
import { requestActionTold } from './recogniseRequest.ts';

/** One word that turns down what the bot offers: “annuler” alone closes no request that is only looked at. */
const SAYS_NO = new Set(
  LOCALES.flatMap((locale) => [choiceText(locale, 'cancel'), ...(PHRASES[locale].options['cancel'] ?? [])])
    .map(wordsIn)
    .flatMap((words) => (words.length === 1 ? words : [])),
);

/**
 * What is to be done with a request that is known, where nothing else is asked for by name: “create a request” is no
 * “rate request” with typos in it. Buttons about a request lead to the list of all where none is known.
 */
export function actionMeant(text: string, locale: Locale): ToldAction | undefined {
  if (SAYS_NO.has(withoutCourtesies(text).join(' '))) return undefined;
  const command = recogniseCommand(text, locale);
  if (command !== undefined && command.kind !== 'myRequests') return undefined;
  return requestActionTold(text, locale) ?? requestActionTold(text.replace(THIS, ''), locale);
}

const anyOf = (words: readonly string[]): string => `(?:${words.join('|')})`;
const ALL = Object.values(PHRASES).map(({ requestTitles }) => requestTitles);
/** Of `close this request` is left what is said of any: `close request`. */
const THIS = new RegExp(
  `(?<!\\p{L})${anyOf(ALL.flatMap((each) => each.here))}\\s+(?=${anyOf(ALL.flatMap(({ nouns }) => nouns))}(?!\\p{L}))`,
  'iu',
);
