import { isOnlyCourtesy } from '../../locales/courtesies.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import type { Intent } from './intents.ts';
import { isRemark } from './isRemark.ts';

type Begun = Extract<Intent, { readonly kind: 'createRequest' }>;
/** Whether words ask for a request to be made, and for nothing else. */
type AsksForRequest = (words: string) => boolean;

/** In words; who wants a request made does not say so at greater length. */
const LONGEST_HEAD = 12;
/** In characters. */
const LONGEST_TOLD = 2_000;
/** Without a sign before it, what a request is about is told in so many words at least. */
const FEWEST_WORDS = 2;

const ALL = Object.values(PHRASES).map(({ aboutRequest }) => aboutRequest);
const PARTING = new Set(ALL.flatMap(({ parting }) => parting.map(normalise)));
const STARTING = new Set(ALL.flatMap(({ starting }) => starting.map(normalise)));
const JOINING = new Set(ALL.flatMap(({ joining }) => joining.map(normalise)));
const DECLINED = new Set(ALL.flatMap(({ declined }) => declined.map(normalise)));
const REPORTING = new Set(ALL.flatMap(({ reporting }) => reporting.map(normalise)));
/** No typo is forgiven in them: `buchen` is not `machen`. */
const ENDINGS = new Set(
  Object.values(PHRASES).flatMap(({ intents }) => intents.createRequest.map((each) => wordsIn(each).at(-1) ?? '')),
);
const IT = new Set(Object.values(PHRASES).flatMap(({ itWords }) => itWords.flatMap(wordsIn)));
const URGENT = new Set(Object.values(PHRASES).flatMap(({ urgentWords }) => urgentWords.flatMap(wordsIn)));
const FILLERS = new Set(Object.values(PHRASES).flatMap(({ fillers }) => fillers.flatMap(wordsIn)));

/**
 * A request that is asked for together with what it is about: `create a request: my mouse is broken`, `open a ticket for
 * a broken mouse`, `ein Ticket wegen meiner Maus erstellen`, `I want to report that the printer is jammed`.
 */
export function requestBegun(text: string, asksForRequest: AsksForRequest): Begun | undefined {
  const words = text.trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  const asksAtEnd: AsksForRequest = (head) => ENDINGS.has(normalise(last)) && asksForRequest(`${head} ${last}`);
  const about =
    aboutAfter(words, asksForRequest, isParted) ??
    aboutReported(words) ??
    aboutAhead(text, asksForRequest) ??
    // In German, the verb comes at the end.
    aboutAfter(words.slice(0, -1), asksAtEnd, isBegun) ??
    aboutAfter(words, asksForRequest, (all, place) => place > 1 && isBegun(all, place));
  if (about === undefined || isOnlyCourtesy(about)) return undefined;
  if (isRemark(about)) return { kind: 'createRequest' };
  return { kind: 'createRequest', about: isDeclined(words, about) ? words.join(' ') : about };
}

/** `wegen meiner kaputten Maus`: without what comes before, that is no name for anything. */
function isDeclined(words: readonly string[], about: string): boolean {
  const [first = ''] = about.split(' ');
  const [before = ''] = wordsIn(words[words.indexOf(first) - 1] ?? '');
  return DECLINED.has(normalise(first)) || (DECLINED.has(before) && !PARTING.has(before));
}

type IsPlace = (words: readonly string[], place: number) => boolean;

/** `create a request: …`, `open a ticket for …`; `ticket for the train` asks for no request. */
function aboutAfter(words: readonly string[], asksForRequest: AsksForRequest, isPlace: IsPlace): string | undefined {
  const places = Array.from({ length: Math.min(words.length - 1, LONGEST_HEAD) }, (_none, index) => index + 1);
  const asked = places.find((place) => isPlace(words, place) && asksForRequest(words.slice(0, place).join(' ')));
  return asked === undefined ? undefined : aboutAt(words, withUrgency(words, asked));
}

/** `open a ticket urgent my laptop died`: that it is urgent is told, too. */
function withUrgency(words: readonly string[], place: number): number {
  const word = normalise(words[place - 1] ?? '');
  return URGENT.has(word) && !FILLERS.has(word) ? place - 1 : place;
}

/** `my mouse is broken, please open a ticket`: the last clause asks for it, and those before say what it is about. */
function aboutAhead(text: string, asksForRequest: AsksForRequest): string | undefined {
  const [end] = [...text.slice(0, LONGEST_TOLD).matchAll(/[,.;:!?\n]\s+|\s+[\u2013\u2014-]\s+/g)].slice(-1);
  const about = text.slice(0, end?.index).trim();
  const isAsked = end !== undefined && asksForRequest(withoutThis(text.slice(end.index + end[0].length)));
  return isAsked && about.split(/\s+/).length >= FEWEST_WORDS ? about : undefined;
}

/** `create a ticket for this`: what it is about was said before. */
function withoutThis(clause: string): string {
  const words = wordsIn(clause);
  const isThis = IT.has(words.at(-1) ?? '') && PARTING.has(words.at(-2) ?? '');
  return (isThis ? words.slice(0, -2) : words).join(' ');
}

/** Behind a sign. */
function isParted(words: readonly string[], place: number): boolean {
  return /[:,;.!\u2013\u2014-]$/.test(words[place - 1] ?? '') || /^[:;\u2013\u2014-]$/.test(words[place] ?? '');
}

/** At a word that begins it. */
function isBegun(words: readonly string[], place: number): boolean {
  const [first = ''] = wordsIn(words[place] ?? '');
  const isWord = PARTING.has(first) || JOINING.has(first) || STARTING.has(first);
  const isPolite = isOnlyCourtesy(words.slice(place, place + 2).join(' '));
  return isWord && !isPolite && words.length - place >= FEWEST_WORDS;
}

/** `I want to report that …`, `report that …`, `ich möchte einen kaputten Drucker melden`; no `report phishing`. */
function aboutReported(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => REPORTING.has(normalise(word)));
  const before = words.slice(0, at);
  const isWanted = isOnlyCourtesy(before.join(' ')) || before.every(isFiller);
  if (at === words.length - 1) return aboutBeforeReporting(before);
  if (at < 0 || !isWanted || words.length - at <= FEWEST_WORDS) return undefined;
  const isTold = before.length > 0 || isParted(words, at + 1) || PARTING.has(normalise(words[at + 1] ?? ''));
  return isTold ? aboutAt(words, at + 1) : undefined;
}

function aboutBeforeReporting(words: readonly string[]): string | undefined {
  const start = words.findIndex((word) => !isFiller(word));
  return start > 0 && words.length - start >= FEWEST_WORDS ? aboutAt(words, start) : undefined;
}

function isFiller(word: string): boolean {
  return wordsIn(word).every((each) => FILLERS.has(each));
}

/** Without what only leads to it; a `problem with the printer` is told with both. */
function aboutAt(words: readonly string[], place: number): string {
  const word = normalise(words[place] ?? '');
  if (word === '' || PARTING.has(word)) return place < words.length ? aboutAt(words, place + 1) : '';
  const about = words.slice(JOINING.has(word) && place > 0 ? place - 1 : place).join(' ');
  const comma = about.lastIndexOf(',');
  return comma > 0 && isPoliteEnd(about.slice(comma)) ? about.slice(0, comma) : about;
}

/** That it is urgent is said to those who read the request. */
function isPoliteEnd(end: string): boolean {
  return isOnlyCourtesy(end) && !wordsIn(end).some((word) => URGENT.has(word));
}
