import { isRemark } from './isRemark.ts';
import type { Locale } from '../../locales/index.ts';
import { findQuickAnswer } from './quickAnswers.ts';
import { beginsAsking } from './requestInSentence.ts';
import { recognise } from './recognise.ts';

/** Whether a line says what somebody needs; greetings, buttons, commands and keys do not, nor what the bot cannot read, nor what is only thought of something. */
export function asksSomething(line: string): boolean {
  if (isRemark(line)) return false;
  // What can be pressed or asked for by name is found in every language, whichever is given.
  const { kind } = recognise(line, 'en');
  return (kind === 'searchKnowledge' || kind === 'quickAnswer') && /\p{L}{2}/u.test(line);
}

/** `why?`, `when is salary paid`: what is no answer where one thing is asked for, and wants to know something. */
export function isQuestion(text: string, locale: Locale): boolean {
  return /\p{L}.*\?/su.test(text) || beginsAsking(text) || findQuickAnswer(text, locale) !== undefined;
}
