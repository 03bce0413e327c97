import { withoutCourtesies } from '../../locales/courtesies.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { isDenied } from './isDenied.ts';

/** In letters; a shorter word may be in any name, and says which is meant only at its end. */
const SHORTEST = 4;

const AROUND = new Set(
  Object.values(PHRASES).flatMap(({ fillers, placeWords }) => [...fillers, ...placeWords].flatMap(wordsIn)),
);

/** The only label in which all that was said stands, as `standard` in `14 inch, standard`, or `17 Pro` at the end. */
export function labelHaving(text: string, labels: readonly string[]): number | undefined {
  const spoken = wordsIn(text);
  const words = withoutCourtesies(text).filter((word) => !AROUND.has(word));
  const said = ` ${words.join(' ')} `;
  if (!/\p{L}/u.test(said)) return undefined;
  const isLong = words.some((word) => word.length >= SHORTEST);
  const isMeant = (label: string): boolean => (isLong ? label.includes(said) : label.endsWith(said));
  const having = labels.flatMap((label, index) => {
    const name = wordsIn(label);
    return isMeant(` ${name.join(' ')} `) && !isDenied(spoken, name) ? [index] : [];
  });
  return having.length === 1 ? having[0] : undefined;
}
