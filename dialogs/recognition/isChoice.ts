import { withoutCourtesies } from '../../locales/courtesies.ts';
import type { ChoiceKey } from '../../locales/index.ts';
import { LOCALES, choiceText } from '../../locales/index.ts';
import { normalise } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { render } from '../words.ts';

/** What stands on buttons that answer a question, and means nothing without it. */
const ANSWERS = [
  'yes',
  'no',
  'anotherArticle',
  'skip',
  'skipRest',
  'send',
  'edit',
  'cancel',
  'emailCode',
  'newCode',
  'otherEmail',
  'done',
  'me',
  'showMore',
  'showPrevious',
  'oauth',
  'otherTopic',
  'anyAgent',
  'rate1',
  'rate2',
  'rate3',
  'rate4',
  'rate5',
  'tryAgain',
  'resume',
  'beginNew',
  'useBeginning',
] as const satisfies readonly ChoiceKey[];

/** In characters; no answer is longer, with what is polite around it. */
const LONGEST = 200;

const SAID = new Set(LOCALES.flatMap((locale) => ANSWERS.flatMap((id) => waysOfSaying(locale, id))));

function waysOfSaying(locale: (typeof LOCALES)[number], id: ChoiceKey): readonly string[] {
  return [choiceText(locale, id), ...(PHRASES[locale].options[id] ?? [])].map(normalise).filter(Boolean);
}

/** What the button says that keeps what a form suggests, before and after that. */
const KEEPS = LOCALES.map((locale) => render(locale, { key: 'form.keep', params: { value: '\0' } }).split('\0'));

/** Whether the text is that button, whatever it keeps. */
export function isKeepButton(text: string): boolean {
  const said = text.trim();
  return KEEPS.some(([before = '', after = '']) => said.startsWith(before) && said.endsWith(after));
}

/** Whether the whole text answers one of the bot's questions, as a button or in other words for it. */
export function isChoice(text: string): boolean {
  if (SAID.has(normalise(text)) || isKeepButton(text)) return true;
  return text.length <= LONGEST && SAID.has(withoutCourtesies(text).join(' '));
}
