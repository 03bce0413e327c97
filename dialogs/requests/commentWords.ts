import type { Locale } from '../../locales/index.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { saysYes } from '../recognition/acknowledged.ts';
import type { CommentOptions } from '../requestOptions.ts';
import { actionBeside } from './otherAction.ts';

/** More of it, or other words instead of those before. */
export function withWords(
  options: CommentOptions,
  more: string | undefined,
  { isInstead = false } = {},
): CommentOptions {
  if (more === undefined) return options;
  const { text } = options;
  return { ...options, text: isInstead || text === undefined ? more : `${text}\n${more}` };
}

/** `yes and close it` is no part of the comment, and still to be done. */
export function withoutDoubt(options: CommentOptions, doubtful: string, locale: Locale): CommentOptions {
  const action = saysYes(wordsIn(doubtful)[0] ?? '') ? actionBeside(doubtful, locale, 'comment') : undefined;
  return action === undefined ? options : { ...options, afterwardsAction: action };
}
