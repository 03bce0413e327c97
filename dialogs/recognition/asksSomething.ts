import { isRemark } from './isRemark.ts';
import { recognise } from './recognise.ts';

/** Whether a line says what somebody needs; greetings, buttons, commands and keys do not, nor what the bot cannot read, nor what is only thought of something. */
export function asksSomething(line: string): boolean {
  if (isRemark(line)) return false;
  // What can be pressed or asked for by name is found in every language, whichever is given.
  const { kind } = recognise(line, 'en');
  return (kind === 'searchKnowledge' || kind === 'quickAnswer') && /\p{L}{2}/u.test(line);
}
