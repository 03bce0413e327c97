import { withoutCourtesies } from '../../locales/courtesies.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { ratingFirst } from './ratingTold.ts';

const ALL = Object.values(PHRASES);
const VERDICTS = new Set(
  ALL.flatMap(({ verdicts, options }) => [
    ...verdicts.yes,
    ...verdicts.no,
    ...(options['yes'] ?? []),
    ...(options['no'] ?? []),
  ]).map(normalise),
);
const TURNING_DOWN = new Set(ALL.flatMap(({ notWords, lookWords }) => [...notWords, ...lookWords].flatMap(wordsIn)));

const SMALL = new Set(
  ALL.flatMap(({ itWords, hinderingWords, fillers }) => [...itWords, ...hinderingWords, ...fillers].flatMap(wordsIn)),
);

/** Whether a line only says what somebody thinks of something: `no wait`, `it is not solved`, `5 it was great`. */
export function isRemark(line: string): boolean {
  const words = withoutCourtesies(line);
  const isVerdict = [normalise(line), words.join(' ')].some((each) => VERDICTS.has(each));
  return isVerdict || words.every((word) => TURNING_DOWN.has(word)) || isRating(line);
}

function isRating(line: string): boolean {
  const words = ratingFirst(line)?.words;
  const said = wordsIn(words ?? '').filter((word) => !SMALL.has(word));
  return words !== undefined && (said.length === 0 || VERDICTS.has(said.join(' ')));
}
