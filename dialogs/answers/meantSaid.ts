import { normalise } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { isHindered } from '../recognition/requestInSentence.ts';

const LEADING = new Set(Object.values(PHRASES).flatMap(({ correctingWords }) => correctingWords.map(normalise)));
/** In characters; who corrects a choice or a number writes no more. */
const LONGEST = 200;

/** What was meant instead of what was said before: `sorry, I meant Rome`, `no, Rome`; in `not Rome` it is turned down. */
export function meantSaid(text: string): string | undefined {
  const words = text.length > LONGEST ? [] : text.trim().split(/\s+/);
  const begin = words.findIndex((word) => !LEADING.has(normalise(word)));
  const last = words[begin - 1];
  if (last === undefined || (isHindered([last]) && !/\P{L}$/u.test(last))) return undefined;
  return words.slice(begin).join(' ');
}
