import { LOCALES } from '../../locales/index.ts';
import { normalise } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import type { RequestAction } from '../recognition/intents.ts';
import { requestActionSaid } from '../recognition/recogniseRequest.ts';
import type { ChangeStatusOptions } from '../requestOptions.ts';

/** What the change is: what was asked for, or what its name says. */
export function changeMeant({ goal, wanted, seen }: ChangeStatusOptions): RequestAction | undefined {
  const chosen = seen?.transitions.find(({ id }) => typeof wanted === 'object' && id === wanted.id);
  if (goal || !chosen) return goal ?? (typeof wanted === 'string' ? wanted : undefined);
  if (says(chosen.name, 'close')) return 'close';
  return LOCALES.map((locale) => requestActionSaid(chosen.name, locale)).find((action) => action !== undefined);
}

/** A workflow may have another language than the chat. `It works now` closes a request as well. */
export function says(name: string, wanted: 'close' | 'reopen'): boolean {
  if (wanted === 'close' && SOLVED.has(normalise(name))) return true;
  return LOCALES.some((locale) => requestActionSaid(name, locale) === wanted);
}

const SOLVED = new Set(LOCALES.flatMap((locale) => PHRASES[locale].verdicts.yes.map(normalise)));
