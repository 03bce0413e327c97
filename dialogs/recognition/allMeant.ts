import { withoutCourtesies } from '../../locales/courtesies.ts';
import type { Locale } from '../../locales/index.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { actionMeant } from './actionMeant.ts';
import type { Intent } from './intents.ts';
import { recogniseCommand } from './recognise.ts';
import { keysIn } from './requestKeys.ts';
import { ALL_WORDS } from './saidOnceMore.ts';

const EACH = new Set(Object.values(PHRASES).flatMap(({ allWords }) => allWords.map(normalise)));
const SMALL = new Set(Object.values(PHRASES).flatMap(({ fillers }) => fillers.flatMap(wordsIn)));
const IT = new Set(Object.values(PHRASES).flatMap(({ itWords }) => itWords.map(normalise)));

/** In words, with what stands for the requests. */
const LONGEST_ORDER = 8;

type RequestIntent = Extract<Intent, { readonly kind: 'showRequest' }>;

/** Whether there is nothing but a word for several requests: `both`. */
export function isAllWord(text: string): boolean {
  return EACH.has(withoutCourtesies(text).join(' '));
}

/**
 * `close both`, where the requests are not named: the word for them stands where a key should, so that the customer is
 * asked for those. `Tell them` is said of people.
 */
export function allMeant(text: string, locale: Locale): RequestIntent | undefined {
  const [head = ''] = text.split(/[:;]/, 1);
  const word = ALL_WORDS.exec(head)?.[0];
  // Buttons about a request lead to the list of all where none is known.
  const command = recogniseCommand(text, locale)?.kind ?? 'myRequests';
  const isOther = keysIn(text).length > 0 || command !== 'myRequests';
  if (word === undefined || isOther || wordsIn(head).length > LONGEST_ORDER) return undefined;
  const isOfPeople = wordsIn(head).some((each) => IT.has(each)) || actionMeant(text, locale) !== undefined;
  if (isOfPeople && !SMALL.has(normalise(word))) return undefined;
  const told = actionMeant(`${head.replace(ALL_WORDS, ' ')}${text.slice(head.length)}`, locale);
  return told && { kind: 'showRequest', key: word, action: told.action };
}
