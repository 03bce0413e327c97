import { isOnlyCourtesy } from '../locales/courtesies.ts';
import { wordsIn } from '../locales/normalise.ts';
import { PHRASES } from '../locales/phrases.ts';
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

/** Why it is to be done; what asks something, or is about another request, is no reason. */
export function reasonIn(text: string): { readonly argument?: string } {
  // In German, “zu” alone is the end of a verb.
  const isSaid = !isOnlyCourtesy(text) && !(saysWhy(text) && wordsIn(text).length === 1);
  const isReason = isSaid && !text.endsWith('?') && keysIn(text).length === 0;
  return isReason ? { argument: text } : {};
}
