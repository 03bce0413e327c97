import { withoutCourtesies } from '../locales/courtesies.ts';
import type { ChoiceKey } from '../locales/index.ts';
import { LOCALES, choiceText } from '../locales/index.ts';
import { PHRASES } from '../locales/phrases.ts';
import { normalise } from './normalise.ts';

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
  'oauth',
  'otherTopic',
  'anyAgent',
] as const satisfies readonly ChoiceKey[];

/** In characters; no answer is longer, with what is polite around it. */
const LONGEST = 200;

const SAID = new Set(LOCALES.flatMap((locale) => ANSWERS.flatMap((id) => waysOfSaying(locale, id))));

function waysOfSaying(locale: (typeof LOCALES)[number], id: ChoiceKey): readonly string[] {
  return [choiceText(locale, id), ...(PHRASES[locale].options[id] ?? [])].map(normalise).filter(Boolean);
}

/** Whether the whole text answers one of the bot's questions, as a button or in other words for it. */
export function isChoice(text: string): boolean {
  return SAID.has(normalise(text)) || (text.length <= LONGEST && SAID.has(withoutCourtesies(text).join(' ')));
}
