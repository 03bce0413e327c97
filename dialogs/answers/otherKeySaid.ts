import { isOnlyCourtesy } from '../../locales/courtesies.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { saysNo } from '../recognition/acknowledged.ts';
import type { KeyInText } from '../recognition/requestKeys.ts';
import { keysIn } from '../recognition/requestKeys.ts';

/** In words; a longer line tells something. */
const LONGEST = 14;

const ALL = Object.values(PHRASES);
const TURNING = wordsOf(ALL.flatMap(({ otherKey }) => otherKey.turning));
const MEANING = wordsOf(ALL.flatMap(({ otherKey }) => otherKey.meaning));
const AGAINST = ALL.flatMap(({ otherKey }) => otherKey.against.map(normalise));
/** A “no” alone is said of the question. */
const NOT = new Set(ALL.flatMap(({ notWords }) => notWords.flatMap(wordsIn)).filter((word) => !saysNo(word)));
const AROUND = wordsOf(ALL.flatMap(({ otherKey, requestTitles }) => [...otherKey.around, ...requestTitles.nouns]));

/**
 * The key of the request that is meant instead of the one that is asked about: `I meant OPS-3`, `wrong request, OPS-3`, `no, on
 * OPS-3`. Undefined where the line says anything else, or names a further one.
 */
export function otherKeySaid(text: string, asked: string): string | undefined {
  const words = wordsIn(text);
  if (words.length > LONGEST || /[?\n]/.test(text.trim())) return undefined;
  const keys = keysIn(text).map((each) => ({ ...each, key: each.key.toUpperCase() }));
  const others = keys.filter(({ key }) => key !== asked);
  const [other] = others;
  if (!other || others.length > 1) return undefined;
  return isMeant(other, asked) ? other.key : undefined;
}

function isMeant({ before, after }: KeyInText, asked: string): boolean {
  const [ahead, behind] = [wordsWithout(before, asked), wordsWithout(after, asked)];
  if (![...ahead, ...behind].every(isSmall) || isTurnedDown(before, asked)) return false;
  const isTurnedAfter = behind.some((word) => TURNING.has(word));
  // `OPS-3 is wrong` says something of that one; `OPS-3, not OPS-1` does not.
  if (isTurnedAfter) return wordsIn(after).length > behind.length;
  return ahead.some((word) => TURNING.has(word)) || [...ahead, ...behind].some((word) => MEANING.has(word));
}

/** `not on OPS-3`, `instead of OPS-3`; in `not this one, OPS-3` and `not that, I meant OPS-3` it is meant. */
function isTurnedDown(before: string, asked: string): boolean {
  if (AGAINST.some((each) => ` ${normalise(before)}`.endsWith(` ${each}`))) return true;
  const right = wordsIn(before.split(/[.,;:!]|\s[-–—]\s/).at(-1) ?? '');
  const not = right.findLastIndex((word) => NOT.has(word));
  return not >= 0 && !right.slice(not).some((word) => MEANING.has(word)) && !isNamed(asked, right.slice(not));
}

function isNamed(key: string, words: readonly string[]): boolean {
  return words.join(' ').includes(wordsIn(key).join(' '));
}

function isSmall(word: string): boolean {
  return TURNING.has(word) || MEANING.has(word) || AROUND.has(word) || isOnlyCourtesy(word);
}

/** Without the key that is asked about: `OPS-3, not OPS-1`. */
function wordsWithout(text: string, asked: string): readonly string[] {
  return wordsIn(` ${normalise(text)} `.replaceAll(` ${normalise(asked)} `, '  '));
}

function wordsOf(phrases: readonly string[]): ReadonlySet<string> {
  return new Set(phrases.flatMap(wordsIn));
}
