import { wordsIn } from '../../locales/normalise.ts';
import { saysYes } from '../recognition/acknowledged.ts';

const MORE = new Set(
  wordsIn(`also too well and plus additionally besides auch und außerdem zusätzlich dazu ebenfalls aussi et également y e
    también además`),
);
/** What takes back, or narrows, what was said. */
const INSTEAD = new Set(
  wordsIn(`instead rather not no nope don only just stattdessen lieber nicht nein nee sondern nur plutôt pas non
    seulement lugar mejor solo sino`),
);

/**
 * What an address says at the question whether to share with somebody else: `yes but also ann@example.com` confirms that
 * one, `and ann@example.com` does not, and nothing else is said in addition.
 */
export function addressSaid(text: string): 'confirmedAndMore' | 'more' | 'instead' {
  const besides = text.split(/\s+/).filter((each) => !each.includes('@'));
  const words = wordsIn(besides.join(' '));
  if (!words.some((word) => MORE.has(word)) || words.some((word) => INSTEAD.has(word))) return 'instead';
  const [first = ''] = words;
  // The Spanish “y” is an “and”, and an English yes.
  return saysYes(first) && !MORE.has(first) ? 'confirmedAndMore' : 'more';
}
