import { isRequestKey } from '../../jira/requestKey.ts';
import type { SentenceKey } from '../../locales/index.ts';
import { LOCALES, say } from '../../locales/index.ts';

/** Buttons with the key of a request in them that begin something, wherever they stand. */
const BEGINNING = ['news.commentOn', 'news.rate', 'files.attachTo'] as const satisfies readonly SentenceKey[];

/** Those that mean nothing but where they stand. */
const ANSWERING = [
  'reply.send',
  'unfinished.showRequest',
  'unfinished.comment',
  'unfinished.attach',
  'unfinished.changeStatus',
  'unfinished.answerApproval',
  'unfinished.share',
  'unfinished.rate',
] as const satisfies readonly SentenceKey[];

type Around = readonly string[];

const AROUND_BEGINNING = BEGINNING.flatMap(aroundKey);
const AROUND_KEY = [...AROUND_BEGINNING, ...ANSWERING.flatMap(aroundKey)];

function aroundKey(button: SentenceKey): readonly Around[] {
  return LOCALES.map((locale) => say(locale, button, { key: '\0' }).split('\0'));
}

/** Whether the text is to the letter a button with some key in it, in any language. */
export function isKeyButton(text: string): boolean {
  return AROUND_KEY.some((around) => isWithKey(text, around));
}

/** The same of one that begins something. */
export function isBeginningButton(text: string): boolean {
  return AROUND_BEGINNING.some((around) => isWithKey(text, around));
}

function isWithKey(said: string, [before = '', after = '']: Around): boolean {
  return (
    said.startsWith(before) &&
    said.endsWith(after) &&
    isRequestKey(said.slice(before.length, said.length - after.length))
  );
}
