import { withoutCourtesies } from '../../locales/courtesies.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { toLocale } from '../../locales/index.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { createPhraseIndex } from '../recognition/phraseIndex.ts';

/** A beginning that is shorter than this says too little. */
const SHORTEST_BEGINNING = 3;

/** Which of the labels was meant: by its beginning where that is the only one, by all of it with other blanks, or with small typos and words around it. */
export function similarLabel(text: string, labels: readonly string[], locale: string): number | undefined {
  const said = normalise(text);
  if (said.length < SHORTEST_BEGINNING) return undefined;
  const beginning = labels.flatMap((label, index) => (normalise(label).startsWith(said) ? [index] : []));
  // `1 2` is not 12.
  const joined = /\d \d/.test(said) ? undefined : withoutCourtesies(text).join('');
  const parted = labels.flatMap((label, index) => (wordsIn(label).join('') === joined ? [index] : []));
  if (parted.length === 1) return parted[0];
  if (beginning.length > 0) return beginning.length === 1 ? beginning[0] : undefined;
  const phrases = labels.map((label, index) => ({ id: String(index), text: label }));
  const found = createPhraseIndex(phrases, PHRASES[toLocale(locale)].fillers).find(text);
  return found === undefined ? undefined : Number(found);
}
