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
  | {
      readonly key: SentenceKey;
      readonly params?: SentenceParams;
      /** Params that read differently in each language. */
      readonly moments?: Readonly<Record<string, Moment>>;
    }
  | { readonly text: string }
  /** A date, `YYYY-MM-DD`, with the name of its day. */
  | { readonly day: string }
  /** A frequent question with its answer, by the entry's id. */
  | { readonly quickAnswer: string }
  /** Read one after the other, with nothing in between. */
  | { readonly parts: readonly Words[] };

/** A day, or a day and its time, as it is in a place. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** An IANA name. */
  readonly timeZone: string;
  readonly hasTime?: true;
}

export function render(locale: string, words: Words): string {
  if ('parts' in words) return words.parts.map((each) => render(locale, each)).join('');
  if ('quickAnswer' in words) return quickAnswerText(words.quickAnswer, locale);
  if ('day' in words) return `${words.day} (${weekdayOf(words.day, locale)})`;
  return 'text' in words ? words.text : say(locale, words.key, paramsOf(locale, words));
}

function paramsOf(locale: string, { params, moments = {} }: Extract<Words, { readonly key: unknown }>): SentenceParams {
  const spoken = Object.entries(moments).map(([name, moment]) => [name, momentIn(locale, moment)] as const);
  return { ...params, ...Object.fromEntries(spoken) };
}

function momentIn(locale: string, { atMs, timeZone, hasTime }: Moment): string {
  const time = hasTime ? ({ timeStyle: 'short' } as const) : {};
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...time, timeZone }).format(atMs);
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
