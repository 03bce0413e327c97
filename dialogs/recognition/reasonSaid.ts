import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { hasNoWords } from './acknowledged.ts';
import { keysIn } from './requestKeys.ts';

/** In characters; the first word is told by then. */
const LONGEST_START = 60;
const REASONS = new Set(
  Object.values(PHRASES).flatMap(({ aboutWords, becauseWords }) => [...aboutWords, ...becauseWords].flatMap(wordsIn)),
);

/** Whether a text goes on with why something is so, or is to be done: `because it works now`. */
export function saysWhy(text: string): boolean {
  const [first = ''] = wordsIn(text.slice(0, LONGEST_START));
  return REASONS.has(first);
}

/** Why it is to be done; what asks something, or may be an order for another request, is no reason. */
export function reasonIn(text: string): { readonly argument?: string } {
  // In German, “zu” alone is the end of a verb.
  const isSaid = !hasNoWords(text) && !(saysWhy(text) && wordsIn(text).length === 1);
  const isTold = keysIn(text).length === 0 || (saysWhy(text) && tellsOfRequest(text));
  return isSaid && isTold && !text.endsWith('?') ? { argument: text } : {};
}

/** In words, a key having two. */
const FEWEST_TOLD = 4;

/** Whether the key of another request is part of what is told: `a duplicate of OPS-1`; `for OPS-1` says too little. */
export function tellsOfRequest(text: string): boolean {
  return keysIn(text).length > 0 && wordsIn(text).length >= FEWEST_TOLD;
}
