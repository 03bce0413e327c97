import { withoutCourtesies } from '../../locales/courtesies.ts';
import type { Locale } from '../../locales/index.ts';
import { LOCALES, choiceText } from '../../locales/index.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { recogniseCommand } from './recognise.ts';
import type { ToldAction } from './recogniseRequest.ts';
import { requestActionTold } from './recogniseRequest.ts';
import { saidOfThis, withoutThis } from './thisRequest.ts';

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
  const { action, ...told } = saidOfThis(text, locale) ?? {};
  const said = requestActionTold(text, locale) ?? (action && { action, ...told });
  return said ?? requestActionTold(withoutThis(text), locale);
}
