import { withoutCourtesies } from '../locales/courtesies.ts';
import { wordsIn } from '../locales/normalise.ts';
import { PHRASES } from '../locales/phrases.ts';

/** In letters; a shorter word may be in any name. */
const SHORTEST = 4;

const AROUND = new Set(
  Object.values(PHRASES).flatMap(({ fillers, placeWords }) => [...fillers, ...placeWords].flatMap(wordsIn)),
);

/** The only label in which all that was said stands, as `standard` in `14 inch, standard`. */
export function labelHaving(text: string, labels: readonly string[]): number | undefined {
  const words = withoutCourtesies(text).filter((word) => !AROUND.has(word));
  if (!words.some((word) => word.length >= SHORTEST)) return undefined;
  const said = ` ${words.join(' ')} `;
  const having = labels.flatMap((label, index) => (` ${wordsIn(label).join(' ')} `.includes(said) ? [index] : []));
  return having.length === 1 ? having[0] : undefined;
}
