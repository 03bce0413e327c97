import { withoutCourtesies } from '../../locales/courtesies.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import type { Intent } from './intents.ts';

const phrasesOf = (which: 'alone' | 'leading' | 'marks' | 'refusing'): readonly string[] =>
  Object.values(PHRASES).flatMap(({ otherKind }) => otherKind[which].map((each) => wordsIn(each).join(' ')));
const ALONE = new Set(phrasesOf('alone'));
const LEADING = phrasesOf('leading');
const REFUSING = phrasesOf('refusing');
/** The longest first: `no i want` before `no`. */
const MARKS = phrasesOf('marks').toSorted((one, other) => other.length - one.length);

/** `wrong type`, `change the type to New hardware`, `sorry, I want new hardware instead`, of a request that is being made. */
export function otherKindAsked(text: string): Extract<Intent, { readonly kind: 'createRequest' }> | undefined {
  const said = withoutCourtesies(text).join(' ');
  if (ALONE.has(said)) return { kind: 'createRequest', isOtherKind: true };
  const leading = leadingTo(said);
  const called = leading === undefined ? wantedIn(text) : said.slice(leading.length + 1);
  return called === '' ? undefined : { kind: 'createRequest', isOtherKind: true, called };
}

/** Whether that is an order, and nothing that may as well be told of the kind that is named. */
export function ordersOtherKind(text: string): boolean {
  return leadingTo(withoutCourtesies(text).join(' ')) !== undefined;
}

function leadingTo(said: string): string | undefined {
  return LEADING.find((each) => said.startsWith(`${each} `));
}

/** `no, quiero …` wants something; `no quiero …` does not. */
function wantedIn(text: string): string {
  const said = wordsIn(text).join(' ');
  const isRefused = REFUSING.some((each) => said.startsWith(`${each} `)) && !/^\s*\p{L}+\s*\p{P}/u.test(text);
  return isRefused ? '' : behindMarks(said);
}

/** Nothing where nothing marks it: `new hardware` alone may as well be what is asked for. */
function behindMarks(said: string): string {
  const rest = withoutMarks(said);
  return rest === said ? '' : rest;
}

function withoutMarks(said: string): string {
  const first = MARKS.find((each) => said.startsWith(`${each} `));
  if (first !== undefined) return withoutMarks(said.slice(first.length + 1));
  const last = MARKS.find((each) => said.endsWith(` ${each}`));
  return last === undefined ? said : withoutMarks(said.slice(0, -last.length - 1));
}
