import { isRequestKey } from '../../jira/requestKey.ts';
import { isOnlyJoining } from './joinings.ts';

/** A key is looked for in so many characters; further on, a text tells something. */
const LOOKED_AT = 120;
/** Orders for several requests, with the addresses of those to share them with, are longer. */
export const LONGEST_ORDERS = 400;

/** A key in a text, and what stands around it. */
export interface KeyInText {
  readonly key: string;
  readonly before: string;
  readonly after: string;
  /** Whether a sign stands right behind the key, as in `OPS-1: it is fixed`. */
  readonly isPunctuated: boolean;
  /** Whether what follows is said of this key. */
  readonly hasColon: boolean;
}

/** Every key in a text, as people write it: in brackets, in quotes, behind a `#`, in small letters, in a row without blanks. */
export function keysIn(text: string, lookedAt = LOOKED_AT): readonly KeyInText[] {
  const words = [...text.slice(0, lookedAt).matchAll(/\S+/g)].flatMap(({ 0: word, index }) => partsOf(word, index));
  return words.flatMap(({ word, index }) => {
    const found = keyIn(word);
    if (found === undefined) return [];
    const end = index + word.length;
    const behind = text.slice(end, end + 9);
    const isPunctuated = /[:;,.!\u2013\u2014-]$/.test(word) || /^(?:[,;]|\s+[:;\u2013\u2014-]\s)/.test(behind);
    const hasColon = word.endsWith(':') || /^\s+:/.test(behind);
    return [{ key: found, before: text.slice(0, index), after: text.slice(end), isPunctuated, hasColon }];
  });
}

interface Placed {
  readonly word: string;
  readonly index: number;
}

/** `OPS-1,OPS-3` and `OPS-1/OPS-3` are two; `OPS-1/attachments` is something else, and a comma parts from anything. */
function partsOf(word: string, index: number): readonly Placed[] {
  const parts = placed(word, /[^,;&+/]+/g, index);
  if (parts.length > 1 && parts.every((part) => keyIn(part.word) !== undefined)) return parts;
  const isWhole = keyIn(word) !== undefined || !word.includes(',') || word.includes('://');
  return isWhole ? [{ word, index }] : placed(word, /[^,]+/g, index);
}

function placed(word: string, parts: RegExp, from: number): readonly Placed[] {
  return [...word.matchAll(parts)].map(({ 0: part, index }) => ({ word: part, index: from + index }));
}

/** Whether a text goes on, behind this key, with the key of another request. */
export function goesOnWithKey({ after, hasColon }: KeyInText): boolean {
  const [next] = keysIn(after);
  return next !== undefined && !hasColon && isOnlyJoining(next.before);
}

/** The keys of which the same is said, up to this one. */
export function rowBefore(keys: readonly KeyInText[], index: number): readonly KeyInText[] {
  const last = keys.slice(0, index).findLastIndex((each) => !goesOnWithKey(each));
  return keys.slice(last + 1, index + 1);
}

/** Whether what comes behind a text is the first key in it, or one more in the row of those before. */
export function goesOnFrom(before: string): boolean {
  const last = keysIn(before).at(-1);
  return last === undefined || isOnlyJoining(last.after);
}

/** As it is written, without what stands around it; undefined where that is no key. */
function keyIn(word: string): string | undefined {
  const bare = /^[^\p{L}\p{N}]{0,3}([a-z]\w{1,9}-\d{1,18})[^\p{L}\p{N}]{0,4}$/iu.exec(word)?.[1];
  return bare !== undefined && isRequestKey(bare.toUpperCase()) ? bare : undefined;
}
