import { isRequestKey } from '../jira/requestKey.ts';
import { withoutCourtesies } from '../locales/courtesies.ts';

/** A key is looked for in so many characters; further on, a text tells something. */
const LOOKED_AT = 120;

/** A key in a text, and what stands around it. */
export interface KeyInText {
  readonly key: string;
  readonly before: string;
  readonly after: string;
  /** Whether a sign stands right behind the key, as in `OPS-1: it is fixed`. */
  readonly isPunctuated: boolean;
}

/** Every key in a text, as people write it: in brackets, in quotes, behind a `#`, in small letters. */
export function keysIn(text: string): readonly KeyInText[] {
  return [...text.slice(0, LOOKED_AT).matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
    const found = keyIn(word);
    if (found === undefined) return [];
    const end = index + word.length;
    const isPunctuated = /[:;,.!\u2013\u2014-]$/.test(word) || /^\s+[:;\u2013\u2014-]\s/.test(text.slice(end, end + 9));
    return [{ key: found, before: text.slice(0, index), after: text.slice(end), isPunctuated }];
  });
}

/** What may stand between two keys of a list. */
const JOINING = /^[\s,;&+/]*(?:and|or|und|oder|sowie|et|ou|y|e|o|u)?[\s,;&+/]*$/iu;

/** Whether a text goes on with the key of another request. */
export function goesOnWithKey(after: string): boolean {
  const [next] = keysIn(after);
  return next !== undefined && JOINING.test(next.before);
}

/** Whether what comes behind a text is the first key in it, or one more in the row of those before. */
export function goesOnFrom(before: string): boolean {
  const last = keysIn(before).at(-1);
  return last === undefined || JOINING.test(last.after);
}

/** The key that a text may stand for which is but two words, such as `ops 3`. */
export function spacedKeyIn(text: string): string | undefined {
  if (text.length > LOOKED_AT) return undefined;
  const words = withoutCourtesies(text);
  const key = words.join('-').toUpperCase();
  return words.length === 2 && isRequestKey(key) ? key : undefined;
}

/** As it is written, without what stands around it; undefined where that is no key. */
function keyIn(word: string): string | undefined {
  const bare = /^[^\p{L}\p{N}]{0,3}([a-z]\w{1,9}-\d{1,18})[^\p{L}\p{N}]{0,4}$/iu.exec(word)?.[1];
  return bare !== undefined && isRequestKey(bare.toUpperCase()) ? bare : undefined;
}
