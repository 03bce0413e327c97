import { isRequestKey } from '../../jira/requestKey.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';

/** In words; no name of a field, with what leads to it, has more. */
const LONGEST_HEAD = 14;
/** In characters; what comes later is part of a value. */
const LOOKED_AT = 300;

/** A text parted where the name of a field may end. */
export interface Parted {
  /** Normalised. */
  readonly head: string;
  readonly value: string;
  readonly by: 'sign' | Linking | 'name';
}

/** `change it to …`, `it should be …`, `it is …`, and `to` alone, which may lead anywhere. */
type Linking = 'change' | 'shall' | 'statement' | 'join';

interface Link {
  readonly written: string;
  readonly words: readonly string[];
  readonly by: Exclude<Linking, 'change'>;
  /** Words that order a change, in the language of the link: the French `change` orders nothing with a Spanish `a`. */
  readonly orders: ReadonlySet<string>;
}

/** The longest first. */
const LINKS: readonly Link[] = Object.values(PHRASES)
  .flatMap(({ fieldChanges: { changing, links, joining, stating } }) => {
    const orders = new Set(changing.flatMap((each) => wordsIn(each).slice(0, 1)));
    const toLink = (by: Link['by']) => (written: string) => ({ written, words: wordsIn(written), by, orders });
    return [...links.map(toLink('shall')), ...joining.map(toLink('join')), ...stating.map(toLink('statement'))];
  })
  .toSorted((a, b) => b.words.length - a.words.length);

/** Wherever a name may end that is followed by a sign or a link, or by nothing of that kind. */
export function partedBySign(text: string): readonly Parted[] {
  const signs = [...text.slice(0, 200).matchAll(/\s*[:=]/g)].slice(0, LONGEST_HEAD);
  return signs.map(({ 0: sign, index }) => ({
    head: normalise(text.slice(0, index)),
    value: text.slice(index + sign.length).trim(),
    by: 'sign',
  }));
}

export function partedByWords(text: string): readonly Parted[] {
  const words = wordsOf(text);
  return words.slice(0, LONGEST_HEAD).flatMap((_word, at) => {
    const links = at === 0 ? [] : linksAt(words, at);
    const [{ words: { length } } = { words: [] }] = links;
    const begin = at + length;
    const by = linkedBy(links, words, at);
    // `should be: No paper` leaves no doubt.
    const isSigned = by !== 'change' && /[:=]$/.test(words[begin - 1]?.written ?? '');
    return length === 0 ? [] : partedAt(text, words, { end: at, begin, by: isSigned ? 'sign' : by });
  });
}

/** No question. */
export function partedByName(text: string): readonly Parted[] {
  if (text.includes('?')) return [];
  const words = wordsOf(text);
  return words
    .slice(1, LONGEST_HEAD)
    .flatMap((_word, at) => partedAt(text, words, { end: at + 1, begin: at + 1, by: 'name' }));
}

interface Word {
  readonly written: string;
  readonly index: number;
  readonly said: string;
}

function wordsOf(text: string): readonly Word[] {
  const words = [...text.slice(0, LOOKED_AT).matchAll(/\S+/g)];
  return words.map(({ 0: written, index }) => ({ written, index, said: normalise(written) }));
}

/** The longest of those that stand there. One letter says too little without its accent. */
function linksAt(words: readonly Word[], at: number): readonly Link[] {
  const found = LINKS.filter((link) =>
    link.written.length === 1
      ? words[at]?.written.toLowerCase() === link.written
      : link.words.every((word, index) => words[at + index]?.said === word),
  );
  return found.filter((link) => link.words.length === found[0]?.words.length);
}

/** What orders the change stands before the name; in German, behind the value. */
function linkedBy(links: readonly Link[], words: readonly Word[], at: number): Linking {
  const around = [...words.slice(0, at), ...words.slice(at + 1).slice(-2)].map(({ said }) => said);
  if (links.some(({ by, orders }) => by !== 'statement' && around.some((word) => orders.has(word)))) return 'change';
  return (['shall', 'statement'] as const).find((by) => links.some((link) => link.by === by)) ?? 'join';
}

/** Where the name ends, and where the value begins, in words. */
interface Place {
  readonly end: number;
  readonly begin: number;
  readonly by: Parted['by'];
}

function partedAt(text: string, words: readonly Word[], { end, begin, by }: Place): readonly Parted[] {
  const value = words[begin];
  if (!value || (MAY_LEAD_TO_REQUEST.has(by) && isRequestSaid(value.written))) return [];
  const head = words.slice(0, end).flatMap(({ said }) => (said === '' ? [] : [said]));
  return [{ head: head.join(' '), value: text.slice(value.index), by }];
}

/** Without an order, and without a word for what shall be. */
const MAY_LEAD_TO_REQUEST: ReadonlySet<Parted['by']> = new Set(['join', 'name']);

/** `comment on OPS-1` speaks of no field, though one may be called “Comment”. */
function isRequestSaid(word: string): boolean {
  return isRequestKey(word.replace(/[^\w-]+$/, '').toUpperCase());
}
