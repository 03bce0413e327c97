import { endsOpen, isOnlyCourtesy } from '../../locales/courtesies.ts';
import { wordsIn } from '../../locales/normalise.ts';

/** In words; who says more than that tells something. */
const MOST_WORDS = 12;

/** What a text may be made of; phrases without case, accents and signs. */
export interface Pieces {
  /** One of these has to be in it. */
  readonly needed: ReadonlySet<string>;
  /** Nor do these change anything, beside what is polite. */
  readonly beside?: ReadonlySet<string>;
}

/** Whether a text is nothing but such phrases, one behind the other: `perfect, yes please, send it`. */
export function isMadeOf(text: string, { needed, beside }: Pieces): boolean {
  const words = wordsIn(text);
  if (words.length > MOST_WORDS || text.includes('?') || endsOpen(words)) return false;
  // Up to each word, whether the text is made of them so far, and has a needed one in it; undefined where it is not.
  const upTo: (boolean | undefined)[] = [false];
  for (const end of words.keys()) {
    const found = words.slice(0, end + 1).flatMap((_word, begin) => {
      const before = upTo[begin];
      const phrase = words.slice(begin, end + 1).join(' ');
      if (before === undefined) return [];
      if (needed.has(phrase)) return [true];
      return beside?.has(phrase) || isOnlyCourtesy(phrase) ? [before] : [];
    });
    upTo.push(found.length === 0 ? undefined : found.includes(true));
  }
  return upTo.at(-1) === true;
}
