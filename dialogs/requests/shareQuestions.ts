import type { Question } from '../question.ts';
import type { Option } from '../replies.ts';
import { hidden, option } from '../replies.ts';
import type { ShareOptions } from '../requestOptions.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

/** With whom, or whether with this one. */
export function questionFor(options: ShareOptions): Question {
  const { key, email, among = [] } = options;
  if (email === undefined) return askWhom(key, among);
  const others = among.map(escapeMarkdown).join(', ');
  const isAgain = options.isAgain === true || options.doubt !== undefined;
  return {
    say: [
      { key: sentenceFor(options), params: { key, email: escapeMarkdown(email) } },
      ...(others === '' ? [] : [{ key: 'share.then', params: { others } } as const]),
    ],
    // An address there corrects the one that is asked about, or is of one more person.
    accepts: { kind: 'options', emails: true },
    options: [
      ...(isAgain ? [option('tryAgain'), hidden(option('yes'))] : [option('yes')]),
      option('no'),
      ...NOBODY.map(hidden),
    ],
  };
}

function sentenceFor({ doubt, isAgain }: ShareOptions): Extract<Words, { readonly key: unknown }>['key'] {
  if (doubt) return `share.${doubt}`;
  return isAgain ? 'share.notDone' : 'share.confirm';
}

function askWhom(key: string, among: readonly string[]): Question {
  const ask: Words = { key: 'share.ask', params: { key } };
  return {
    say: [among.length === 0 ? ask : { key: 'share.askFirst', params: { key } }],
    accepts: { kind: 'email' },
    options: [
      ...among.map((email) => ({ id: `with:${email}`, label: { text: email } })),
      ...(among.length === 0 ? [] : [hidden(ALL_OF_THEM)]),
      option('cancel'),
      ...[option('no'), ...NOBODY].map(hidden),
    ],
  };
}

/** One after the other. */
const ALL_OF_THEM: Option = { id: 'allOfThem', label: { key: 'share.allOfThem' } };

/** What says besides that it is not to be shared. */
const NOBODY: readonly Option[] = [option('cancel'), { id: 'nobody', label: { key: 'choices.cancel' } }];
