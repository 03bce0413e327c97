import { normalise } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { isCode } from '../forms/fieldChange.ts';
import { isHindered } from '../recognition/requestInSentence.ts';

const LEADING = new Set(Object.values(PHRASES).flatMap(({ correctingWords }) => correctingWords.map(normalise)));
const MEANT = new Set(Object.values(PHRASES).flatMap(({ meantWords }) => meantWords.map(normalise)));
/** In characters; who corrects a choice or a number writes no more. */
const LONGEST = 200;

/** What was meant instead of what was said before: `sorry, I meant Rome`, `no, Rome`; in `not Rome` it is turned down. */
export function meantSaid(text: string): string | undefined {
  const { last, rest } = partedAtMeant(text);
  return last === undefined || (isHindered([last]) && !/\P{L}$/u.test(last)) ? undefined : rest;
}

/** The code that was meant instead of another, `sorry, I meant B-2`; in other words, something else may be told. */
export function codeMeant(text: string): string | undefined {
  const { last = '', rest } = partedAtMeant(text);
  const code = rest.replace(/[.,;!]+$/, '');
  return MEANT.has(normalise(last)) && isCode(code) ? code : undefined;
}

function partedAtMeant(text: string): { readonly last: string | undefined; readonly rest: string } {
  const words = text.length > LONGEST ? [] : text.trim().split(/\s+/);
  const begin = words.findIndex((word) => !LEADING.has(normalise(word)));
  return { last: words[begin - 1], rest: words.slice(begin).join(' ') };
}
