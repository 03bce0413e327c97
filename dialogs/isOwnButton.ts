import type { SentenceKey } from '../locales/index.ts';
import { LOCALES, choiceTexts, say } from '../locales/index.ts';
import { isKeepButton } from './isChoice.ts';
import { isKeyButton } from './keyButtons.ts';

const OTHERS = ['unfinished.signIn', 'reply.goOn', 'files.removeAll'] as const satisfies readonly SentenceKey[];

/** One word alone, such as “Done”, is as good a text as any. */
const TITLES = new Set(
  LOCALES.flatMap((locale) => [...choiceTexts(locale), ...OTHERS.map((key) => say(locale, key))]).filter((title) =>
    title.includes(' '),
  ),
);

/**
 * Whether the text is to the letter what stands on one of the bot's own buttons, in any language: pressing one says
 * exactly that. Nobody who is asked for a text means it as one.
 */
export function isOwnButton(text: string): boolean {
  const said = text.trim();
  return TITLES.has(said) || isKeyButton(said) || isKeepButton(said);
}
