import { emailsIn } from '../recognition/emailsIn.ts';
import type { AtRequest } from '../ids.ts';
import { ratingTold } from '../recognition/ratingTold.ts';
import type { ToldAction } from '../recognition/recogniseRequest.ts';
import type { RateOptions, ShareOptions } from '../requestOptions.ts';

/** What is begun when something is to be done with a request. */
export function begunBy(key: string, { action, argument }: ToldAction): AtRequest {
  switch (action) {
    case 'comment':
      return { dialog: 'comment', options: { key, asks: 'text', files: [], ...textOf(argument) } };
    case 'attach':
      return { dialog: 'comment', options: { key, asks: 'files', files: [] } };
    case 'close':
    case 'reopen':
      return { dialog: 'changeStatus', options: { key, wanted: action } };
    case 'approve':
    case 'decline':
      return { dialog: 'answerApproval', options: { key, decision: action } };
    case 'share':
      return { dialog: 'share', options: { key, ...sharedWith(argument) } };
    case 'rate':
      return { dialog: 'rate', options: { key, ...rated(argument) } };
    default:
      return action satisfies never;
  }
}

function textOf(text: string | undefined): { readonly text?: string } {
  return text === undefined ? {} : { text };
}

function sharedWith(addresses = ''): Omit<ShareOptions, 'key'> {
  const [email, ...others] = emailsIn(addresses);
  if (email === undefined) return {};
  return others.length === 0 ? { email } : { among: [email, ...others] };
}

function rated(said: string | undefined): Omit<RateOptions, 'key'> {
  const { rating: wanted, words = '' } = (said === undefined ? undefined : ratingTold(said)) ?? {};
  if (wanted === undefined) return {};
  return words === '' ? { wanted } : { wanted, words, isUntried: true };
}
