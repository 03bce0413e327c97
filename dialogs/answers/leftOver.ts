import { LOCALES, choiceText, toLocale } from '../../locales/index.ts';
import { normalise } from '../../locales/normalise.ts';
import { isOwnButton } from '../interruptions/isOwnButton.ts';
import { offeredWords } from '../interruptions/offered.ts';

const SKIP_BUTTONS = ['skip', 'skipRest'] as const;

/** A button of another question, and not one that begins something wherever it stands. */
export function isLeftOver(text: string, locale: string): boolean {
  return isOwnButton(text) && offeredWords(text, toLocale(locale), () => true) === undefined;
}

/** Whoever skipped a field before may press it at another one. */
export function isSkipButton(text: string): boolean {
  return LOCALES.some((locale) => SKIP_BUTTONS.some((id) => normalise(choiceText(locale, id)) === normalise(text)));
}
