import { LOCALES } from '../../locales/index.ts';
import { normalise } from '../../locales/normalise.ts';
import type { Intent } from './intents.ts';
import { quickAnswer } from './quickAnswers.ts';

/** Whether a message asks for nothing by name, so that it may as well be meant for somebody else than the bot. */
export function isFreeText(intent: Intent, text: string): boolean {
  switch (intent.kind) {
    case 'searchKnowledge':
      return intent.query === text;
    case 'quickAnswer':
      return !isWordForWord(intent.id, text);
    case 'notUnderstood':
      return !['empty', 'command', 'hidden'].includes(intent.why.kind);
    case 'findRequest':
      return !intent.isOrder;
    case 'filesSent':
      return true;
    default:
      return false;
  }
}

/** As it is when a frequent question was pressed. */
function isWordForWord(id: string, text: string): boolean {
  return LOCALES.some((locale) => normalise(quickAnswer(id, locale)?.question ?? '') === normalise(text));
}
