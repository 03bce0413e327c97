import type { ChatRating } from '../../handoff/index.ts';
import { withoutCourtesies } from '../../locales/courtesies.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { NUMBER_WORDS } from './numberWords.ts';

const RATINGS = [1, 2, 3, 4, 5] as const satisfies readonly ChatRating[];
/** In characters; a rating is a word or two. */
const LONGEST = 60;
/** `4 ★` or `★★★★`, as it is pressed or typed; what follows a sign for its looks is no sign. */
const STARS = /^(?:[★⭐]\uFE0F?\s?){1,5}$/u;
const OUT_OF_FIVE = /\s*\/\s*5$/;

const ALL = Object.values(PHRASES);
const AROUND = new Set(ALL.flatMap(({ ratingWords }) => ratingWords).flatMap(wordsIn));

/** One to five, as a digit, a word or stars, where the whole text says nothing else: `5 stars`, `★★★★`, `four`, `4/5`. */
export function ratingSaid(text: string): ChatRating | undefined {
  const said = text.trim();
  if (said === '' || said.length > LONGEST) return undefined;
  const number = STARS.test(said) ? said.match(/[★⭐]/gu)?.length : numberIn(said.replace(OUT_OF_FIVE, ''));
  return RATINGS.find((rating) => rating === number);
}

/** `5 out of 5` says the five twice. */
function numberIn(text: string): number | undefined {
  if (/^\s*-|\d[.,]\d/.test(text)) return undefined;
  const words = withoutCourtesies(text);
  const [first, ...others] = words.filter((word) => word !== '5' && !AROUND.has(word));
  const numbers = words.filter((word) => asNumber(word) !== undefined);
  const isPlain = others.length === 0 && (first === undefined || asNumber(first) !== undefined);
  return isPlain ? asNumber(numbers[0] ?? '') : undefined;
}

function asNumber(word: string): number | undefined {
  return /^\d{1,2}$/.test(word) ? Number(word) : NUMBER_WORDS.get(word);
}
