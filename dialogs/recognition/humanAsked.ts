import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
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
 * Whether somebody asks for a human and says what about: `talk to an agent about OPS-1`, `mit jemandem über meine Rechnung
 * sprechen`. `isHuman` knows whether words ask for one.
 */
export function asksForHuman(text: string, isHuman: (words: string) => boolean): boolean {
  if (text.length > LONGEST) return false;
  const [key] = keysIn(text);
  const words = wordsIn(key ? `${key.before} ${key.after}` : text);
  const places = words.flatMap((word, at) => (ABOUT.has(word) && (key || !COMMON.has(word)) ? [at] : []));
  const wholes = key ? [words, words.filter((word) => !ABOUT.has(word))] : [];
  return [...wholes, ...places.slice(0, MOST_PLACES).flatMap((at) => around(words, at))].some(
    (each) => (each.length > 1 || key !== undefined) && isHuman(each.join(' ')),
  );
}

/** What stands before it, and that with the last word: in German, the verb comes at the end. */
function around(words: readonly string[], at: number): readonly (readonly string[])[] {
  const before = words.slice(0, at);
  return at < words.length - 1 ? [before, [...before, ...words.slice(-1)]] : [before];
}
