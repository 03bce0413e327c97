import type { SentenceKey, SentenceParams } from '../locales/index.ts';
import { FAQ } from '../locales/faq.ts';
import { say, toLocale } from '../locales/index.ts';
import { weekdayOf } from './answers/nearDate.ts';

export { escapeMarkdown } from '../messaging/escapeMarkdown.ts';

/**
 * Something to say that is not yet in a language, because a dialog's state outlives a change of language. `text` is for
 * what has no translation: names of request types, titles, what people wrote.
 */
export type Words =
  | { readonly key: SentenceKey; readonly params?: SentenceParams }
  | { readonly text: string }
  /** A date, `YYYY-MM-DD`, with the name of its day. */
  | { readonly day: string }
  /** A frequent question with its answer, by the entry's id. */
  | { readonly quickAnswer: string }
  /** Read one after the other, with nothing in between. */
  | { readonly parts: readonly Words[] };

export function render(locale: string, words: Words): string {
  if ('parts' in words) return words.parts.map((each) => render(locale, each)).join('');
  if ('quickAnswer' in words) return quickAnswerText(words.quickAnswer, locale);
  if ('day' in words) return `${words.day} (${weekdayOf(words.day, locale)})`;
  return 'text' in words ? words.text : say(locale, words.key, words.params);
}

/** An entry that an earlier version asked about may be gone by now. */
function quickAnswerText(id: string, locale: string): string {
  const entry = FAQ[toLocale(locale)].find((each) => each.id === id);
  return entry ? `**${entry.question}**\n\n${entry.answer}` : '';
}

/** Several sentences as one text, each a paragraph of its own. */
export function renderAll(locale: string, words: readonly Words[]): string {
  return words.map((each) => render(locale, each)).join('\n\n');
}
