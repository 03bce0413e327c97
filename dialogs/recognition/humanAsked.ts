import { isOnlyCourtesy } from '../../locales/courtesies.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { saysYes } from './acknowledged.ts';
import { keysIn } from './requestKeys.ts';

/** In characters; a longer text tells of more than whom one wants to talk to. */
const LONGEST = 200;
/** After so many words that may begin what it is about, the rest is looked at no more. */
const MOST_PLACES = 3;

const ALL = Object.values(PHRASES);
const ABOUT = new Set(ALL.flatMap(({ aboutWords }) => aboutWords.flatMap(wordsIn)));
/** Too common to begin what it is about, unless that is a request. */
const COMMON = new Set(ALL.flatMap(({ stopWords }) => stopWords.flatMap(wordsIn)));

/**
 * Whether somebody asks for a human and says what about, or why: `talk to an agent about OPS-1`, `mit jemandem über meine
 * Rechnung sprechen`, `give me a human, this does not help`. `isHuman` knows whether words ask for one.
 */
export function asksForHuman(text: string, isHuman: (words: string) => boolean): boolean {
  if (text.length > LONGEST) return false;
  return saysWhatAbout(text, isHuman) || outerClauses(text).some((clause) => isSaid(clause, isHuman));
}

function saysWhatAbout(text: string, isHuman: (words: string) => boolean): boolean {
  const [key] = keysIn(text);
  const words = wordsIn(key ? `${key.before} ${key.after}` : text);
  const places = words.flatMap((word, at) => (ABOUT.has(word) && (key || !COMMON.has(word)) ? [at] : []));
  const wholes = key ? [words, words.filter((word) => !ABOUT.has(word))] : [];
  return [...wholes, ...places.slice(0, MOST_PLACES).flatMap((at) => around(words, at))].some(
    (each) => (each.length > 1 || key !== undefined) && isHuman(each.join(' ')),
  );
}

/** Why stands behind it or before it; what stands between two other clauses is part of a story. */
function outerClauses(text: string): readonly string[] {
  const clauses = text.split(/[,.;!?\n]+|\s[-–—]\s/).filter((clause) => !isOnlyCourtesy(clause) && !saysYes(clause));
  return clauses.length < 2 ? [] : [clauses.slice(0, 1), clauses.slice(-1)].flat();
}

/** One word alone may be the last of a list. */
function isSaid(clause: string, isHuman: (words: string) => boolean): boolean {
  const words = wordsIn(clause);
  return words.length > 1 && (isHuman(words.join(' ')) || saysWhatAbout(clause, isHuman));
}

/** What stands before it, and that with the last word: in German, the verb comes at the end. */
function around(words: readonly string[], at: number): readonly (readonly string[])[] {
  const before = words.slice(0, at);
  return at < words.length - 1 ? [before, [...before, ...words.slice(-1)]] : [before];
}
