import type { RateOptions } from '../requestOptions.ts';
import type { Question } from '../question.ts';
import { option } from '../replies.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

/** As long as somebody will read. */
const LONGEST_WORDS = 2_000;

/** With the request that is rated: several may have been closed not long ago. */
export function wordsQuestion(options: RateOptions): Question {
  return {
    say: [...numberWords(options), { key: 'rate.words' }],
    accepts: { kind: 'text', limit: LONGEST_WORDS, verbatim: true, unseen: true },
    options: [option('skip')],
  };
}

function numberWords({ key, rating, isChanged }: RateOptions): readonly Words[] {
  const sentence = isChanged ? 'rate.changed' : 'rate.chosen';
  return rating ? [{ key: sentence, params: { key, rating } }] : [];
}

/** Words that may be meant for the bot. */
export function meantQuestion(words: string, options: RateOptions): Question {
  return {
    say: [...numberWords(options), { key: 'rate.areWords' }, ...quoted(words)],
    accepts: { kind: 'options' },
    options: [option('yes'), option('no')],
  };
}

/** A rating that is not at the service desk, as far as anybody knows. */
export function againQuestion(words: string, { key, problem, isInDoubt }: RateOptions): Question {
  const why: Words = problem ?? (isInDoubt ? { key: 'rate.unknown', params: { key } } : { key: 'rate.notDone' });
  return {
    say: [why, ...quoted(words)],
    accepts: { kind: 'options' },
    options: [option('tryAgain'), option('cancel')],
  };
}

function quoted(words: string): readonly Words[] {
  return words === '' ? [] : [{ text: escapeMarkdown(words) }];
}
