import { isOnlyCourtesy } from '../../locales/courtesies.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { saysYes } from './acknowledged.ts';
import { firstOf } from './firstOf.ts';
import { keysIn } from './requestKeys.ts';

/** In characters; a longer text tells of more than whom one wants to talk to. */
const LONGEST = 200;
/** After so many words that may begin what it is about, the rest is looked at no more. */
const MOST_PLACES = 3;
/** In words; what stands beside it says less of what it is about: `it is urgent`, `this does not help`. */
const FEWEST_TOLD = 2;

const ALL = Object.values(PHRASES);
const ABOUT = new Set(ALL.flatMap(({ aboutWords }) => aboutWords.flatMap(wordsIn)));
/** Too common to begin what it is about, unless that is a request. */
const COMMON = new Set(ALL.flatMap(({ stopWords }) => stopWords.flatMap(wordsIn)));
/** What may follow a word that begins what it is about, and belongs to that: `because of`, `à propos de`. */
const LEADING = new Set([...ABOUT, ...ALL.flatMap(({ aboutRequest }) => aboutRequest.parting.flatMap(wordsIn))]);
const DECLINED = new Set(ALL.flatMap(({ aboutRequest }) => aboutRequest.declined.flatMap(wordsIn)));
/** They tell nothing by themselves: `about this`, `because I need to`. */
const HOLLOW = new Set([
  ...COMMON,
  ...LEADING,
  ...ALL.flatMap(({ fillers, itWords }) => [...fillers, ...itWords].flatMap(wordsIn)),
]);

/** `about`: what for, as it is said; absent where that is a request, which has its key, or nothing is told. */
export interface HumanAsked {
  readonly about?: string;
}

/** Words that may ask for a human, and where in the text it is said what about. */
interface Asking {
  readonly words: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** Whether words ask for a human; `beside`, where more than that is said. */
interface Asks {
  readonly isHuman: IsHuman;
  readonly isHumanBeside: IsHuman;
}

type IsHuman = (words: string) => boolean;

/**
 * Whether somebody asks for a human and says what about, or why: `talk to an agent about OPS-1`, `mit jemandem über meine
 * Rechnung sprechen`, `give me a human, this does not help`.
 */
export function humanAsked(text: string, { isHuman, isHumanBeside }: Asks): HumanAsked | undefined {
  if (text.length > LONGEST) return undefined;
  return saidWhatAbout(text, isHuman) ?? firstOf(outerClauses(text), (each) => saidInClause(each, isHumanBeside));
}

function saidWhatAbout(text: string, isHuman: IsHuman): HumanAsked | undefined {
  const [key] = keysIn(text);
  const words = wordsIn(key ? `${key.before} ${key.after}` : text);
  const places = words.flatMap((word, at) => (ABOUT.has(word) && (key || !COMMON.has(word)) ? [at] : []));
  const wholes = key ? [words, words.filter((word) => !ABOUT.has(word))] : [];
  const asking = [
    ...wholes.map((each): Asking => ({ words: each, from: 0, to: 0 })),
    ...places.slice(0, MOST_PLACES).flatMap((at) => around(words, at)),
  ].find((each) => (each.words.length > 1 || key !== undefined) && isHuman(each.words.join(' ')));
  if (!asking) return undefined;
  const about = key ? '' : aboutIn(text, asking);
  return about === '' ? {} : { about };
}

interface Clause {
  readonly clause: string;
  /** All that is said besides. */
  readonly beside: string;
}

/** Why stands behind it or before it; what stands between two other clauses is part of a story. */
function outerClauses(text: string): readonly Clause[] {
  const clauses = text.split(/[,.;!?\n]+|\s[-–—]\s/).filter((clause) => !isOnlyCourtesy(clause) && !saysYes(clause));
  const [first, last] = [clauses[0] ?? '', clauses.at(-1) ?? ''];
  if (clauses.length < 2) return [];
  const [begin, end] = [text.indexOf(first), text.lastIndexOf(last)];
  return [
    { clause: first, beside: text.slice(begin + first.length, end + last.length) },
    { clause: last, beside: text.slice(begin, end) },
  ];
}

/** One word alone may be the last of a list. */
function saidInClause({ clause, beside }: Clause, isHuman: IsHuman): HumanAsked | undefined {
  const words = wordsIn(clause);
  if (words.length < 2) return undefined;
  const asked = isHuman(words.join(' ')) ? {} : saidWhatAbout(clause, isHuman);
  const told = wordsIn(beside).filter((word) => !HOLLOW.has(word));
  if (!asked || told.length < FEWEST_TOLD || keysIn(beside).length > 0) return asked;
  return { about: beside.replace(/^[\s.,;:!?–—-]+|[\s.,;:!?–—-]+$/g, ''), ...asked };
}

/** What stands before it with the last word, for in German the verb comes at the end; and that alone. */
function around(words: readonly string[], at: number): readonly Asking[] {
  const [before, from, end] = [words.slice(0, at), at + 1, words.length];
  const alone = { words: before, from, to: end };
  return from < end ? [{ words: [...before, ...words.slice(-1)], from, to: end - 1 }, alone] : [alone];
}

/** What is `declined` can be read with the word before it only: `wegen meiner Maus`. */
function aboutIn(text: string, { from, to }: Asking): string {
  const pieces = text.trim().split(/\s+/);
  const words = pieces.flatMap((piece, at) => wordsIn(piece).map((word) => ({ word, at })));
  const told = words.slice(from, to);
  const start =
    from +
    Math.max(
      told.findIndex(({ word }) => !LEADING.has(word)),
      0,
    );
  if (told.every(({ word }) => HOLLOW.has(word))) return '';
  const first = words[DECLINED.has(words[start]?.word ?? '') ? start - 1 : start]?.at ?? 0;
  const last = words[to - 1]?.at ?? 0;
  return withoutEnd(pieces.slice(first, last + 1));
}

/** Without signs and a courtesy at the end. */
function withoutEnd(pieces: readonly string[]): string {
  const isPolite = pieces.length > 1 && isOnlyCourtesy(pieces.at(-1) ?? '');
  return isPolite ? withoutEnd(pieces.slice(0, -1)) : pieces.join(' ').replace(/[\s.,;:!?]+$/, '');
}
