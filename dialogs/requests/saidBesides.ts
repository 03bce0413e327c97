import type { TurnContext } from 'botbuilder';
import type { Locale } from '../../locales/index.ts';
import { say } from '../../locales/index.ts';
import type { ShowRequestOptions } from '../ids.ts';
import { nextOf } from '../recognition/severalRequests.ts';
import { localeOf, send } from '../replies.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';
import { shortened } from './requestLines.ts';

/** Said once, of the first: those behind it come by themselves, or can be chosen. */
export async function tellOthers(context: TurnContext, options: ShowRequestOptions): Promise<void> {
  const { key, others = [], afterwards = [] } = options;
  const named = new Set([...others, ...afterwards.map((order) => order.key)]);
  const left = [...named].filter((each) => each !== key);
  const sentence = nextOf(options) ? 'requests.oneByOne' : 'requests.oneAtATime';
  const say: readonly Words[] = [
    ...(left.length === 0 ? [] : [{ key: sentence, params: { key, others: left.join(', ') } } as const]),
    ...asideWords(options, localeOf(context)),
  ];
  if (say.length > 0) await send(context, { say });
}

/** What was said beside an order, and nobody knows what for. */
function asideWords({ action, leftAside = [], unread }: ShowRequestOptions, locale: Locale): readonly Words[] {
  const isBeside = action !== undefined && unread !== undefined;
  const quoted = isBeside ? [say(locale, 'requests.quoted', { said: escapeMarkdown(shortened(unread)) })] : [];
  const said = [...leftAside.map(escapeMarkdown), ...quoted].join(', ');
  return said === '' ? [] : [{ key: 'requests.leftAside', params: { said } }];
}

/** That nobody knows what is to be done with a request that is there to be looked at. */
export function unreadWords({ key, unread }: ShowRequestOptions): readonly Words[] {
  return unread === undefined
    ? []
    : [{ key: 'requests.unread', params: { key, said: escapeMarkdown(shortened(unread)) } }];
}
