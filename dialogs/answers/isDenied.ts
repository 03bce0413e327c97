import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { isHindered } from '../recognition/requestInSentence.ts';

/** Each of them turns down what comes with it; `pas de` does so by its first word. */
const DENYING = new Set(
  Object.values(PHRASES).flatMap(({ listChanges, notWords, denyingWords }) =>
    [...listChanges.none, ...notWords, ...denyingWords].map((each) => wordsIn(each)[0] ?? ''),
  ),
);

/**
 * Whether words around a name say that it is not what is wanted, or ask something: `no cover`, `ohne Maus`, `is it Oslo`. The
 * name may have such words itself.
 */
export function isDenied(words: readonly string[], name: readonly string[]): boolean {
  const around = words.filter((word) => !name.includes(word));
  return isHindered(around.slice(0, 1)) || around.some((word) => DENYING.has(word));
}
