import { withoutCourtesies } from '../../locales/courtesies.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { NUMBER_WORDS } from '../recognition/numberWords.ts';

const ALL = Object.values(PHRASES);
const AROUND = new Set(ALL.flatMap(({ placeWords }) => placeWords.flatMap(wordsIn)));
const BY_WORD: ReadonlyMap<string, number> = new Map(
  ALL.flatMap(({ ordinals }) =>
    ordinals.flatMap((ways, index) => ways.split('|').map((way) => [wordsIn(way).join(' '), index + 1] as const)),
  ),
);
const LAST = new Set(ALL.flatMap(({ lastWords }) => lastWords.flatMap(wordsIn)));
/** In characters. */
const LONGEST = 60;

/** The place in a list that a whole text names in words: `three`, `the third one`, `2nd`, `option 4`, `die letzte`. */
export function placeSaid(text: string): number | 'last' | undefined {
  if (text.length > LONGEST) return undefined;
  const words = withoutCourtesies(text);
  const [word, ...others] = words.filter((each) => !AROUND.has(each));
  // “One” is a number, and stands behind others: “the second one”.
  const named = word === undefined ? words.find((each) => BY_WORD.has(each) || NUMBER_WORDS.has(each)) : word;
  if (named === undefined || others.length > 0) return undefined;
  const digits = /^(\d{1,3})(?:st|nd|rd|th|er|ere|e|eme|o|a)?$/.exec(named)?.[1];
  return digits === undefined
    ? LAST.has(named)
      ? 'last'
      : (BY_WORD.get(named) ?? NUMBER_WORDS.get(named))
    : Number(digits);
}
