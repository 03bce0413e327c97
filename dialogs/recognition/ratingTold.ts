import type { ChatRating } from '../../handoff/index.ts';
import { isOnlyCourtesy, withoutCourtesies } from '../../locales/courtesies.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { saysWhy } from './reasonSaid.ts';
import { ratingSaid } from './ratingSaid.ts';
import { keysIn } from './requestKeys.ts';

/** A number from 1 to 5, and what was said with it; no words are an empty text. */
export interface RatingTold {
  readonly rating: ChatRating;
  readonly words: string;
}

/** In words; `5 stars out of 5` has as many. */
const MOST_WORDS = 5;
/** In characters; a correction is a few words. */
const LONGEST_CORRECTION = 60;
/** What parts a number from the words that go with it. */
const SIGN = /^\s*[-–—,.:;!]+\s*/;

const ALL = Object.values(PHRASES);
const CORRECTING = new Set(
  ALL.flatMap(({ correctingWords, ratingWords }) => [...correctingWords, ...ratingWords]).flatMap(wordsIn),
);

/** A code that was typed twice, and no words of anybody. */
export function isCodeAlone(text: string): boolean {
  return /^\d{6}$/.test(text.replace(/\s/g, ''));
}

/** `5 very friendly`, where it is clear that a rating is given: the number comes first. */
export function ratingTold(text: string): RatingTold | undefined {
  const ends = [...text.matchAll(/\S+/g)].slice(0, MOST_WORDS).map(({ 0: word, index }) => index + word.length);
  for (const end of ends.toReversed()) {
    const rating = ratingSaid(text.slice(0, end).replace(/[-–—,.:;!]+$/, ''));
    if (rating === undefined) continue;
    const words = text.slice(end).replace(SIGN, '').trim();
    return { rating, words: isOnlyCourtesy(words) ? '' : words };
  }
  return undefined;
}

/** As it goes with a request that was named. Words about other requests, too, are left to be asked for. */
export function ratingArgument({ rating, words }: RatingTold): string {
  return keysIn(words).length > 0 ? String(rating) : `${rating} ${words}`.trim();
}

/** `5 it was great`: words that may go with the number, or `5 printers are broken`. */
export function ratingFirst(text: string): RatingTold | undefined {
  return /^[\d★⭐]/u.test(text.trim()) ? ratingTold(text) : undefined;
}

/** `4 because slow`, `2 - it took a week`: words that can only go with the number. */
export function ratingWithReason(text: string): RatingTold | undefined {
  const told = ratingFirst(text);
  if (!told) return undefined;
  const head = text.slice(0, text.length - told.words.length);
  return /[-–—,.:;!]\s*$/.test(head) || saysWhy(told.words) ? told : undefined;
}

const RATE = new Set(ALL.flatMap(({ requestActions }) => requestActions.rate.map((each) => wordsIn(each).join(' '))));

/** `I would like to rate OPS-2`, said to the rating of another request; not `faster than OPS-2 was`. */
export function ratesOther(text: string, key: string): boolean {
  const isOther = keysIn(text).some((each) => each.key.toUpperCase() !== key);
  return isOther && wordsIn(text).some((word) => RATE.has(word));
}

/** `sorry, I meant 2`, `2`: another number in the place of the one that was given. */
export function ratingCorrected(text: string, given: ChatRating): ChatRating | undefined {
  const alone = ratingSaid(text);
  if (alone !== undefined || text.length > LONGEST_CORRECTION) return alone;
  const words = withoutCourtesies(text).filter((word) => !CORRECTING.has(word));
  const numbers = words.map((word) => ratingSaid(word));
  const others = new Set(numbers.filter((number) => number !== given));
  const [other] = others;
  return others.size === 1 && words.length > 0 ? other : undefined;
}
