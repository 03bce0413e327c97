import { wordsIn } from './normalise.ts';
import { PHRASES } from './phrases.ts';

/** In every language: a German may well write "please". */
const COURTESIES: ReadonlySet<string> = new Set(
  Object.values(PHRASES).flatMap(({ courtesies }) => courtesies.map((each) => wordsIn(each).join(' ')).filter(Boolean)),
);
const OPEN_ENDS = new Set(
  Object.values(PHRASES).flatMap(({ openEnds }) => openEnds.map((each) => wordsIn(each).join(' '))),
);
/** In words, the longest first: of "thank you very much" no "thank you" is to be left. */
const LENGTHS = [...new Set([...COURTESIES].map((each) => each.split(' ').length))].toSorted((a, b) => b - a);
/** A longer text is no phrase with something polite around it. */
const MOST_WORDS = 40;

/** What is drawn out is meant as it is usually written: `stoppp pleeease`. */
const DRAWN_OUT = /(\p{L})\1{2,}/gu;

/** The words of a text without what is polite before and after them; all of them, where there is nothing else. */
export function withoutCourtesies(text: string): readonly string[] {
  const words = wordsIn(text).map((word) => word.replace(DRAWN_OUT, '$1'));
  if (words.length > MOST_WORDS) return words;
  const start = politeBefore(words);
  const rest = words.slice(start);
  const kept = rest.slice(0, rest.length - politeAfter(rest));
  return kept.length === 0 ? words : kept;
}

/** The same with its signs, as a number or a date needs them: of `42.50, please` is left `42.50`. */
export function withoutPoliteEnds(text: string): string {
  const parts = text.trim().split(/\s+/);
  if (parts.length > MOST_WORDS) return text;
  const ends = parts.map((_part, index) => parts.length - index);
  const start = ends.find((length) => isPolite(parts.slice(0, length))) ?? 0;
  const rest = parts.slice(start);
  const end = rest.findIndex((_part, index) => isPolite(rest.slice(index)));
  const kept = rest.slice(0, end < 0 ? rest.length : end).join(' ');
  return kept === '' ? text : kept.replace(/[,;:!?]+$/, '');
}

/** A sign alone is none: it may be that of a sum of money. */
function isPolite(parts: readonly string[]): boolean {
  const ends = [parts[0] ?? '', parts.at(-1) ?? ''];
  return ends.every((each) => wordsIn(each).length > 0) && isOnlyCourtesy(parts.join(' '));
}

/** Whether there is nothing else in it; so it is with a text without a word. */
export function isOnlyCourtesy(text: string): boolean {
  const words = wordsIn(text);
  return words.length <= MOST_WORDS && politeBefore(words) === words.length;
}

/** Whether there is more to come: `yes, but`. */
export function endsOpen(words: readonly string[]): boolean {
  return OPEN_ENDS.has(words.at(-1) ?? '');
}

function politeBefore(words: readonly string[]): number {
  let at = 0;
  for (let length = politeAt(words, at); length > 0; length = politeAt(words, at)) at += length;
  return at;
}

function politeAt(words: readonly string[], at: number): number {
  return LENGTHS.find((length) => COURTESIES.has(phraseOf(words, at, length))) ?? 0;
}

function politeAfter(words: readonly string[]): number {
  let left = words.length;
  for (let length = politeUntil(words, left); length > 0; length = politeUntil(words, left)) left -= length;
  return words.length - left;
}

function politeUntil(words: readonly string[], end: number): number {
  if (endsOpen(words.slice(0, end))) return 0;
  return LENGTHS.find((length) => length <= end && COURTESIES.has(phraseOf(words, end - length, length))) ?? 0;
}

function phraseOf(words: readonly string[], at: number, length: number): string {
  const phrase = words.slice(at, at + length);
  return phrase.length === length ? phrase.join(' ') : '';
}
