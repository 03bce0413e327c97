import { typedRemovals } from '../forms/draftFiles.ts';
import type { UploadedFile } from '../forms/draft.ts';
import type { Locale } from '../../locales/index.ts';
import { requestActionSaid } from '../recognition/recogniseRequest.ts';
import { saysNo, turnsDown } from '../recognition/acknowledged.ts';
import type { CommentOptions } from '../requestOptions.ts';
import type { Question } from '../question.ts';
import { hidden, option } from '../replies.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';
import { shortened } from './requestLines.ts';

/** Jira takes 32,767 characters; the rest is room for the signs that make markup harmless. */
export const LONGEST_COMMENT = 20_000;

/** Whether there is nothing to send yet. */
export function isEmpty({ text, files }: Pick<CommentOptions, 'text' | 'files'>): boolean {
  return text === undefined && files.length === 0;
}

/** Whether words are asked for, be they the first or others. */
export function asksForWords(options: CommentOptions): boolean {
  return options.isRewritten === true || (isEmpty(options) && options.asks === 'text');
}

/** Who is asked for a file has none to send; “no” alone may be the very words for a comment. */
export function isRefused(options: CommentOptions, typed: string | undefined): boolean {
  if (typed === undefined || !(isEmpty(options) || asksForWords(options))) return false;
  return options.asks === 'files' ? saysNo(typed) : turnsDown(typed);
}

/** `attach a file`, where words or files are asked for. */
export function isAttaching(typed: string, locale: Locale): boolean {
  return requestActionSaid(typed, locale) === 'attach';
}

const OTHER_WORDS = [option('yes'), option('send'), option('cancel')].map(hidden);

/** First what is missing, then a last look. */
export function questionFor(options: CommentOptions): Question {
  const { key, asks, text, doubtful, files, problem, isMore } = options;
  if (isEmpty(options) || asksForWords(options)) return firstQuestion(key, asks);
  if (doubtful !== undefined) return doubtQuestion(options, doubtful);
  const said: readonly Words[] = text === undefined ? [] : [{ text: escapeMarkdown(shortened(text)) }];
  return {
    say: [
      problem ?? { key: isMore ? 'comment.more' : 'comment.review', params: { key } },
      ...said,
      ...fileLine(files),
      ...(problem ? [] : [{ key: 'comment.confirm' } as const]),
    ],
    accepts: { kind: 'options', files: true, words: LONGEST_COMMENT - (text ?? '').length - 1 },
    options: [
      option(problem ? 'tryAgain' : 'yes'),
      option('no'),
      option('edit'),
      ...OTHER_WORDS,
      ...typedRemovals({ files }),
    ],
  };
}

function doubtQuestion({ key, text = '' }: CommentOptions, doubtful: string): Question {
  return {
    say: [{ key: 'comment.isPart', params: { key, said: escapeMarkdown(shortened(doubtful)) } }],
    accepts: { kind: 'options', files: true, words: LONGEST_COMMENT - text.length - doubtful.length - 2 },
    options: [option('yes'), option('no')],
  };
}

function firstQuestion(key: string, asks: CommentOptions['asks']): Question {
  const ask = asks === 'files' ? 'comment.askFiles' : 'comment.ask';
  // What is said instead of sending a file is looked at more closely.
  const noButtons = asks === 'text' ? ({ noButtons: true } as const) : {};
  return {
    say: [{ key: ask, params: { key } }],
    accepts: { kind: 'text', files: true, limit: LONGEST_COMMENT, ...noButtons },
    // Only the button's own words: “no” may be what is to be written.
    options: [{ id: 'leave', label: option('cancel').label, hidden: true }],
  };
}

function fileLine(files: readonly UploadedFile[]): readonly Words[] {
  if (files.length === 0) return [];
  const names = files.map(({ name }) => escapeMarkdown(name)).join(', ');
  return [{ parts: [{ text: '**' }, { key: 'create.files' }, { text: `**: ${names}` }] }];
}
