import type { Locale, SentenceKey } from '../../locales/index.ts';
import { LOCALES, choiceTexts, say } from '../../locales/index.ts';
import { isKeepButton } from '../recognition/isChoice.ts';
import { isKeyButton } from './keyButtons.ts';

const OTHERS = ['unfinished.signIn', 'reply.goOn', 'files.removeAll'] as const satisfies readonly SentenceKey[];
/** Of an answer that may be for several requests; with one, its key stands there. */
const FOR_SEVERAL = { count: 2, key: '' };

/** One word alone, such as “Done”, is as good a text as any. */
const TITLES = new Set(LOCALES.flatMap(titlesIn).filter((title) => title.includes(' ')));

function titlesIn(locale: Locale): readonly string[] {
  const others = OTHERS.map((key) => say(locale, key));
  return [...choiceTexts(locale), ...others, say(locale, 'unfinished.reply', FOR_SEVERAL)];
}

/**
 * Whether the text is to the letter what stands on one of the bot's own buttons, in any language: pressing one says
 * exactly that. Nobody who is asked for a text means it as one.
 */
export function isOwnButton(text: string): boolean {
  const said = text.trim();
  return TITLES.has(said) || isKeyButton(said) || isKeepButton(said);
}
