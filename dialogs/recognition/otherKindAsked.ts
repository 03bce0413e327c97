import { withoutCourtesies } from '../../locales/courtesies.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import type { Intent } from './intents.ts';

const phrasesOf = (which: 'alone' | 'leading'): readonly string[] =>
  Object.values(PHRASES).flatMap(({ otherKind }) => otherKind[which].map((each) => wordsIn(each).join(' ')));
const ALONE = new Set(phrasesOf('alone'));
const LEADING = phrasesOf('leading');
/** The longest first: `no i want` before `i want`. In Spanish, `no quiero` turns down what `no, quiero` asks for. */
const MARKS = Object.values(PHRASES)
  .flatMap(({ otherKind }) => otherKind.marks)
  .map((each) => ({ mark: wordsIn(each).join(' '), isParted: each.includes(',') }))
  .toSorted((one, other) => other.mark.length - one.mark.length);
const PARTED_NO = /(?<!\p{L})no\s*[,.;:!]/iu;

/** `wrong type`, `change the type to New hardware`, `sorry, I want new hardware instead`, of a request that is being made. */
export function otherKindAsked(text: string): Extract<Intent, { readonly kind: 'createRequest' }> | undefined {
  const said = withoutCourtesies(text).join(' ');
  if (ALONE.has(said)) return { kind: 'createRequest', isOtherKind: true };
  const leading = leadingTo(said);
  const called = leading === undefined ? behindMarks(text) : said.slice(leading.length + 1);
  return called === '' ? undefined : { kind: 'createRequest', isOtherKind: true, called };
}

/** Whether that is an order, and nothing that may as well be told of the kind that is named. */
export function ordersOtherKind(text: string): boolean {
  return leadingTo(withoutCourtesies(text).join(' ')) !== undefined;
}

function leadingTo(said: string): string | undefined {
  return LEADING.find((each) => said.startsWith(`${each} `));
}

/** Nothing where nothing marks it: `new hardware` alone may as well be what is asked for. */
function behindMarks(text: string): string {
  const said = wordsIn(text).join(' ');
  const isParted = PARTED_NO.test(text);
  const marks = MARKS.filter((each) => isParted || !each.isParted).map(({ mark }) => mark);
  const rest = withoutMarks(said, marks);
  return rest === said ? '' : rest;
}

function withoutMarks(said: string, marks: readonly string[]): string {
  const first = marks.find((each) => said.startsWith(`${each} `));
  if (first !== undefined) return withoutMarks(said.slice(first.length + 1), marks);
  const last = marks.find((each) => said.endsWith(` ${each}`));
  return last === undefined ? said : withoutMarks(said.slice(0, -last.length - 1), marks);
}
