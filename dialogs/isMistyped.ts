/** From so many letters on, two mistakes are as likely as one in a shorter word. */
const LONG = 9;
const SHORTEST = 4;

/** Whether a word is another one with a typo in it: a letter too many, too few or wrong, or two neighbours swapped. */
export function isMistyped(said: string, word: string): boolean {
  const length = Math.min(said.length, word.length);
  if (said.length < SHORTEST || /\d/.test(said)) return false;
  return typosIn(said, word) <= (length < LONG ? 1 : 2);
}

/** The restricted edit distance of Damerau and Levenshtein. */
function typosIn(said: string, word: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: word.length + 1 }, (_none, index) => index);
  for (let row = 1; row <= said.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= word.length; column += 1) {
      const isSame = said[row - 1] === word[column - 1];
      const isSwap = said[row - 1] === word[column - 2] && said[row - 2] === word[column - 1];
      const steps = [at(last, column) + 1, at(next, column - 1) + 1, at(last, column - 1) + (isSame ? 0 : 1)];
      next.push(Math.min(...steps, isSwap ? at(before, column - 2) + 1 : Infinity));
    }
    [before, last] = [last, next];
  }
  return at(last, word.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
