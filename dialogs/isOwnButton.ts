import { isRequestKey } from '../jira/requestKey.ts';
import type { SentenceKey } from '../locales/index.ts';
import { LOCALES, choiceTexts, say } from '../locales/index.ts';

/** Buttons with the key of a request in them. */
const WITH_KEY = [
  'news.commentOn',
  'news.rate',
  'files.attachTo',
  'reply.send',
  'unfinished.showRequest',
  'unfinished.comment',
  'unfinished.attach',
  'unfinished.changeStatus',
  'unfinished.answerApproval',
  'unfinished.share',
  'unfinished.rate',
] as const satisfies readonly SentenceKey[];

const OTHERS = ['unfinished.signIn', 'reply.goOn', 'files.removeAll'] as const satisfies readonly SentenceKey[];

/** One word alone, such as “Done”, is as good a text as any. */
const TITLES = new Set(
  LOCALES.flatMap((locale) => [...choiceTexts(locale), ...OTHERS.map((key) => say(locale, key))]).filter((title) =>
    title.includes(' '),
  ),
);

const AROUND_KEY = LOCALES.flatMap((locale) => WITH_KEY.map((key) => say(locale, key, { key: '\0' }).split('\0')));

/**
 * Whether the text is to the letter what stands on one of the bot's own buttons, in any language: pressing one says
 * exactly that. Nobody who is asked for a text means it as one.
 */
export function isOwnButton(text: string): boolean {
  const said = text.trim();
  return TITLES.has(said) || AROUND_KEY.some((around) => isWithKey(said, around));
}

function isWithKey(said: string, [before = '', after = '']: readonly string[]): boolean {
  return (
    said.startsWith(before) &&
    said.endsWith(after) &&
    isRequestKey(said.slice(before.length, said.length - after.length))
  );
}
