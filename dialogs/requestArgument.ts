import { parseEmail } from '../identity/email.ts';
import { isOnlyCourtesy } from '../locales/courtesies.ts';
import { PHRASES } from '../locales/phrases.ts';
import type { RequestVerb } from '../locales/phrases.ts';
import { wordsIn } from './normalise.ts';
import { ratingSaid } from './ratingSaid.ts';
import type { KeyInText } from './requestKeys.ts';

/** What is to be done with a request, and with what: an address, a comment, a number. */
export interface Told {
  readonly verb: RequestVerb;
  readonly argument?: string;
}

type FindVerb = (text: string) => RequestVerb | undefined;

/** In characters; what is longer is no name for what to do. */
const LONGEST_VERB = 60;
const REASONS = new Set(Object.values(PHRASES).flatMap(({ aboutWords }) => aboutWords.flatMap(wordsIn)));

/** What stands around a key, where that says more than what to do: `share OPS-1 with demo@example.com`. */
export function toldAround({ before, after, isPunctuated }: KeyInText, findVerb: FindVerb): Told | undefined {
  if (before.length > LONGEST_VERB) return undefined;
  const shared = sharedWith(`${before} ${after}`, findVerb);
  if (shared) return shared;
  if (isOnlyCourtesy(before)) return toldAfter(after, findVerb);
  const verb = findVerb(withoutSigns(before));
  return verb && withArgument(verb, after, isPunctuated);
}

/** `OPS-1: it is fixed`, where that names nothing to do. */
export function commentOn({ before, after, isPunctuated }: KeyInText): Told | undefined {
  const text = withoutSigns(after);
  const isComment = isPunctuated && isOnlyCourtesy(before) && !isOnlyCourtesy(text) && !text.endsWith('?');
  return isComment ? { verb: 'comment', argument: text } : undefined;
}

/** `OPS-1 comment: it is fixed`, `OPS-1 rate 5`. */
function toldAfter(after: string, findVerb: FindVerb): Told | undefined {
  const text = withoutSigns(after);
  const colon = text.slice(0, LONGEST_VERB).indexOf(':');
  const verb = colon > 0 ? findVerb(text.slice(0, colon)) : undefined;
  if (verb !== undefined) return withArgument(verb, text.slice(colon + 1), true);
  const [first = ''] = text.slice(0, LONGEST_VERB).split(' ', 1);
  return findVerb(first) === 'rate' ? withArgument('rate', text.slice(first.length), false) : undefined;
}

function withArgument(verb: RequestVerb, after: string, isPunctuated: boolean): Told | undefined {
  const text = withoutSigns(after);
  switch (verb) {
    case 'comment':
      return text === '' || (!isPunctuated && isOnlyCourtesy(text))
        ? undefined
        : { verb, argument: withoutQuotes(text) };
    case 'rate': {
      const rating = ratingSaid(text);
      return rating === undefined ? undefined : { verb, argument: String(rating) };
    }
    case 'close':
    case 'reopen':
    case 'approve':
    case 'decline':
      return isPunctuated || isReason(text) ? { verb } : undefined;
    default:
      return undefined;
  }
}

/** Who closes a request may say why; that is for the staff to ask. */
function isReason(text: string): boolean {
  const [first = ''] = wordsIn(text.slice(0, LONGEST_VERB));
  return REASONS.has(first);
}

function sharedWith(text: string, findVerb: FindVerb): Told | undefined {
  const words = text.slice(0, 200).split(/\s+/);
  const at = words.findIndex((word) => word.includes('@'));
  const email = at < 0 ? undefined : parseEmail((words[at] ?? '').replace(/^<?(?:mailto:)?|[>.,;!?]{0,3}$/g, ''));
  if (email === undefined) return undefined;
  const verb = findVerb(words.toSpliced(at, 1).join(' '));
  return verb === 'share' ? { verb, argument: email } : undefined;
}

const SIGNS = new Set('.,:;!–—- \n\t');

/** Without what parts it from what stood before. */
function withoutSigns(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && SIGNS.has(text[start] ?? '')) start += 1;
  while (end > start && (text[end - 1] === ':' || /\s/.test(text[end - 1] ?? ''))) end -= 1;
  return text.slice(start, end);
}

function withoutQuotes(text: string): string {
  return /^["“„«][^"“”„«»]*["”“»]$/.test(text) ? text.slice(1, -1).trim() : text;
}
