import { isOnlyCourtesy } from '../../locales/courtesies.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { saysNo } from '../recognition/acknowledged.ts';
import { isHindered } from '../recognition/requestInSentence.ts';
import type { KeyInText } from '../recognition/requestKeys.ts';
import { keysIn } from '../recognition/requestKeys.ts';

/** In words; a longer line tells something. */
const LONGEST = 14;

const ALL = Object.values(PHRASES);
const TURNING = wordsOf(ALL.flatMap(({ otherKey }) => otherKey.turning));
const MEANING = wordsOf(ALL.flatMap(({ otherKey }) => otherKey.meaning));
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
  if (![...ahead, ...behind].every(isSmall) || isTurnedDown(before)) return false;
  const isTurnedAfter = behind.some((word) => TURNING.has(word));
  // `OPS-3 is wrong` says something of that one; `OPS-3, not OPS-1` does not.
  if (isTurnedAfter) return wordsIn(after).length > behind.length;
  return ahead.some((word) => TURNING.has(word)) || [...ahead, ...behind].some((word) => MEANING.has(word));
}

/** `not OPS-3`: a “no” alone is said of the question. */
function isTurnedDown(before: string): boolean {
  const last = before.trim().split(/\s+/).at(-1) ?? '';
  return isHindered([last]) && !saysNo(last) && !/\P{L}$/u.test(last);
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
