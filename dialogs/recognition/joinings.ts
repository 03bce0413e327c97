import { isOnlyCourtesy } from '../../locales/courtesies.ts';
import { normalise } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';

const ALL = Object.values(PHRASES).flatMap(({ joiningWords }) => joiningWords);
/** In every language, with accents and without, the longest first: of “as well as” no “as” is to be left. */
const WORDS = [...new Set(ALL.flatMap((each) => [each, normalise(each)]))].toSorted((a, b) => b.length - a.length);
const JOINING = `(?:${WORDS.join('|').replaceAll(' ', String.raw`\s+`)})`;
const SIGN_OR_WORD = String.raw`(?:[,;&+/]|[.!](?=\s)|(?<![^\s,;&+/.!])${JOINING}(?!\S))`;
const IN_TEXT = new RegExp(SIGN_OR_WORD, 'giu');
const AHEAD = new RegExp(String.raw`^(?:\s*${SIGN_OR_WORD})+`, 'iu');

/** Where in a text a sign or a word stands that may join what is before and behind it. */
export function joiningsIn(text: string): readonly number[] {
  return [...text.matchAll(IN_TEXT)].map(({ index }) => index);
}

/** The words of a text without those that only join them. */
export function withoutJoinings(text: string): string {
  return text.replace(IN_TEXT, ' ');
}

/** A text without what joins it to the one before. */
export function withoutLeadingJoinings(text: string): string {
  return text.replace(AHEAD, '').trim();
}

/** Whether what stands between two names only joins them: `and also`, `, bitte auch`. */
export function isOnlyJoining(between: string): boolean {
  return /^[\s,;&+/.!\p{L}]*$/u.test(between) && isOnlyCourtesy(withoutJoinings(between));
}
