import { isRequestKey } from '../jira/requestKey.ts';
import type { Locale } from '../locales/index.ts';
import type { RequestVerb } from '../locales/phrases.ts';
import type { Intent, RequestAction } from './intents.ts';
import { createPhraseFinder } from './phraseFinder.ts';

/** Longer than this, a text with a key in it tells something, and asks for nothing by name. */
const LONGEST = 60;
/** Something other than letters and digits, with what a key, a path or a query would have; or hidden as a secret. */
const LIKE_A_KEY = /^(?=.*[^\p{L}\p{N}])(?=.*[\d/?&=%•])/u;

const FINDER = createPhraseFinder<RequestVerb>({
  buttons: { comment: 'comment', attach: 'attach', approve: 'approve', decline: 'decline', share: 'share' },
  typed: ({ requestActions }) => requestActions,
});

/** What is to be done with the request that is being looked at: `close it`, `add a comment`. */
export function requestActionSaid(text: string, locale: Locale): RequestAction | undefined {
  const verb = FINDER.find(text, locale);
  return verb === 'show' ? undefined : verb;
}

/**
 * A request by its key, with what is to be done with it: `CERT-12`, `close cert-12`, or in capitals at the end of a few
 * words. What stands where a key should is taken for one, so that the answer can say what a key looks like.
 */
export function requestAsked(text: string, locale: Locale): Intent | undefined {
  if (text.length > LONGEST) return undefined;
  const words = text
    .trim()
    .replace(/[?.!]+$/, '')
    .split(/\s+/);
  return keyAmong(words, locale) ?? mistakenKey(words, locale);
}

function keyAmong(words: readonly string[], locale: Locale): Intent | undefined {
  const at = words.findLastIndex((word) => isRequestKey(word.toUpperCase()));
  const key = words[at];
  if (key === undefined) return undefined;
  const verb = words.length === 1 ? 'show' : FINDER.find(words.toSpliced(at, 1).join(' '), locale);
  if (verb) return toIntent(key.toUpperCase(), verb);
  return at === words.length - 1 && isRequestKey(key) ? toIntent(key, 'show') : undefined;
}

function mistakenKey(words: readonly string[], locale: Locale): Intent | undefined {
  const at = [words.length - 1, 0].find((index) => words.length > 1 && LIKE_A_KEY.test(words[index] ?? ''));
  if (at === undefined) return undefined;
  const verb = FINDER.find(words.toSpliced(at, 1).join(' '), locale);
  return verb && toIntent(words[at] ?? '', verb);
}

function toIntent(key: string, verb: RequestVerb): Intent {
  return verb === 'show' ? { kind: 'showRequest', key } : { kind: 'showRequest', key, action: verb };
}
