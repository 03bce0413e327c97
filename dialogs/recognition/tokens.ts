import { normalise } from '../../locales/normalise.ts';
import { COMPOUNDED } from './titleWords.ts';

/** A word of a text, and where it stands. */
export interface Token {
  /** Normalised. */
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** In letters, of what stands before the noun in one word. */
const SHORTEST_PART = 3;

/** The words of a text; `Druckerticket` is two, and `12.5` is one. */
export function tokensIn(text: string): readonly Token[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:[.,]\p{N}+)*/gu)].flatMap(({ 0: said, index }) => {
    const word = normalise(said).replaceAll(' ', '');
    const noun = COMPOUNDED.find((each) => word.endsWith(each) && word.length >= each.length + SHORTEST_PART);
    const whole = { word, from: index, to: index + said.length };
    if (noun === undefined) return [whole];
    const middle = whole.to - noun.length;
    return [
      { word: word.slice(0, -noun.length), from: whole.from, to: middle },
      { word: noun, from: middle, to: whole.to },
    ];
  });
}
