import { isOnlyCourtesy, withoutCourtesies } from '../../locales/courtesies.ts';
import type { ChoiceKey } from '../../locales/index.ts';
import { LOCALES, choiceText } from '../../locales/index.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';

/** In characters; who says more than that tells something. */
const LONGEST = 60;
const WELL = new Set(Object.values(PHRASES).flatMap(({ wellWords }) => wellWords.map(normalise)));

/** As they are written too, for some have no letters. */
function waysOfSaying(...ids: readonly ChoiceKey[]): ReadonlySet<string> {
  const said = LOCALES.flatMap((locale) =>
    ids.flatMap((id) => [choiceText(locale, id), ...(PHRASES[locale].options[id] ?? [])]),
  );
  return new Set(said.flatMap((each) => [each, normalise(each)]).filter(Boolean));
}

const YES = waysOfSaying('yes');
const NO = waysOfSaying('no');
const DONE = waysOfSaying('done');
const CANCEL = waysOfSaying('cancel');
const NO_WORDS = new Set(LOCALES.flatMap((locale) => (PHRASES[locale].options['noWords'] ?? []).map(normalise)));
const NO_SIGN_IN = new Set(LOCALES.flatMap((locale) => (PHRASES[locale].options['noSignIn'] ?? []).map(normalise)));
const NO_EMAIL = new Set(LOCALES.flatMap((locale) => (PHRASES[locale].options['noEmail'] ?? []).map(normalise)));
const PLAIN_NO = new Set(LOCALES.map((locale) => normalise(choiceText(locale, 'no'))));
const PLAIN_YES = new Set(LOCALES.map((locale) => normalise(choiceText(locale, 'yes'))));
const UNSOLVED = new Set(LOCALES.flatMap((locale) => PHRASES[locale].verdicts.no.map(normalise)));
const THANKS = new Set(LOCALES.flatMap((locale) => PHRASES[locale].intents.thanks.map(normalise)).filter(Boolean));

/** `done`, `that is all`: where something is asked for again and again, it ends that. */
export function saysDone(text: string): boolean {
  return isOneOf(DONE, text);
}

/** Whether the whole text is a yes, in any language, with what is polite around it. */
export function saysYes(text: string): boolean {
  return isOneOf(YES, text);
}

/** `no`, `no thanks`, `not now`. */
export function saysNo(text: string): boolean {
  return isOneOf(NO, text);
}

/** `cancel`, `not now`, `I do not want to log in`, said where somebody is to sign in. */
export function refusesSignIn(text: string): boolean {
  return saysNo(text) || [CANCEL, NO_SIGN_IN].some((ways) => isOneOf(ways, text));
}

/** `no e-mail`: there is no address to tell; or, where a code was sent to one, it has not come. */
export function lacksEmail(text: string): boolean {
  return isOneOf(NO_EMAIL, text);
}

/** A no that cannot be the answer to somebody's question: `no thanks`, and no “no” alone. */
export function turnsDown(text: string): boolean {
  return saysNo(text) && wordsIn(text).length > 1;
}

/** `it is not solved`, `still broken`: what was done has not helped. */
export function saysUnsolved(text: string): boolean {
  return isOneOf(UNSOLVED, text);
}

/** What is said where nothing more is wanted: `no thanks`, `that is all`; not what says that something has not helped. */
export function wantsNothingMore(text: string): boolean {
  const words = withoutCourtesies(text);
  if (saysNo(text) && (words.length === 1 || PLAIN_NO.has(words[0] ?? ''))) return true;
  return words.length > 1 && isOneOf(DONE, text);
}

/** Whoever is asked for a few words has none: `no thanks`, `nothing to add`, `thanks`; `great` are words. */
export function hasNoWords(text: string): boolean {
  return isOneOf(NO_WORDS, text) || saysNo(text) || wantsNothingMore(text) || isOnlyCourtesy(text);
}

/** `fine, thanks`: what is said to somebody who has asked how one is. */
export function saysWell(text: string): boolean {
  return text.length <= LONGEST && WELL.has(normalise(text));
}

/** `yes, please`, and no other word that may mean as much. */
export function saysPlainYes(text: string): boolean {
  return PLAIN_YES.has(withoutCourtesies(text).join(' '));
}

/** Nothing but a yes, a no or thanks: what people say to end something, and no words for anybody else. */
export function isAcknowledgement(text: string): boolean {
  return saysYes(text) || saysNo(text) || isOneOf(THANKS, text) || (/\p{L}/u.test(text) && isOnlyCourtesy(text));
}

function isOneOf(ways: ReadonlySet<string>, text: string): boolean {
  if (text.length > LONGEST) return false;
  return [text.trim(), normalise(text), withoutCourtesies(text).join(' ')].some((each) => ways.has(each));
}
