import { withoutCourtesies } from '../../locales/courtesies.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import type { Intent } from './intents.ts';

const phrasesOf = (which: 'alone' | 'leading'): readonly string[] =>
  Object.values(PHRASES).flatMap(({ otherKind }) => otherKind[which].map((each) => wordsIn(each).join(' ')));
const ALONE = new Set(phrasesOf('alone'));
const LEADING = phrasesOf('leading');

/** `wrong type`, `change the type to New hardware`, of a request that is being made. */
export function otherKindAsked(text: string): Extract<Intent, { readonly kind: 'createRequest' }> | undefined {
  const said = withoutCourtesies(text).join(' ');
  if (ALONE.has(said)) return { kind: 'createRequest', isOtherKind: true };
  const leading = LEADING.find((each) => said.startsWith(`${each} `));
  const called = leading === undefined ? '' : said.slice(leading.length + 1);
  return called === '' ? undefined : { kind: 'createRequest', isOtherKind: true, called };
}
