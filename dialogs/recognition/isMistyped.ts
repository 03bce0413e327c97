import damerauLevenshtein from 'damerau-levenshtein';

/** From so many letters on, two mistakes are as likely as one in a shorter word. */
const LONG = 9;
const SHORTEST = 4;

/** Whether a word is another one with a typo in it: a letter too many, too few or wrong, or two neighbours swapped. */
export function isMistyped(said: string, word: string): boolean {
  if (said.length < SHORTEST || /\d/.test(said)) return false;
  const forgiven = Math.min(said.length, word.length) < LONG ? 1 : 2;
  // Each typo makes a word longer by a letter at the most; what is far longer is not worth comparing.
  if (Math.abs(said.length - word.length) > forgiven) return false;
  return damerauLevenshtein(said, word).steps <= forgiven;
}

/** The same, but for a wrong letter: of a short word that makes another one, as `clone` is no `close`. */
export function isSlip(said: string, word: string): boolean {
  const isSwapped = said.length === word.length && lettersOf(said) === lettersOf(word);
  return isMistyped(said, word) && (isSwapped || said.length !== word.length);
}

function lettersOf(word: string): string {
  return word.split('').toSorted().join('');
}
