import type { Locale } from '../../locales/index.ts';
import type { Intent } from './intents.ts';
import { recognise } from './recognise.ts';
import type { Described } from './requestDescribed.ts';
import { withKey } from './requestDescribed.ts';
import { withOthers } from './severalRequests.ts';

type RequestIntent = Extract<Intent, { readonly kind: 'showRequest' }>;

interface Known {
  readonly key: string;
  readonly locale: Locale;
  /** Whether files came with what was said. */
  readonly hasFiles: boolean;
}

/** What is wanted of a request that was called by words of its title, now that its key is known. */
export function saidOfRequest(way: Described, { key, locale, hasFiles }: Known): RequestIntent {
  const said = withKey(way, key);
  const show: RequestIntent = { kind: 'showRequest', key };
  // Of two that are called so, nobody knows which words are said of which.
  if (way.isOneOfSeveral) return { ...show, others: [], unread: said };
  const intent = recognise(said, locale, () => true);
  const meant = intent.kind === 'showRequest' ? withOthers(intent, said, locale) : show;
  const request = meant.kind === 'showRequest' ? meant : show;
  // What it is named by is no key in the text of this turn.
  const whole: RequestIntent = { others: [], ...request };
  return hasFiles && whole.action === undefined ? { ...whole, action: 'attach' } : whole;
}
