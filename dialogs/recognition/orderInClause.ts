import { isOnlyCourtesy } from '../../locales/courtesies.ts';
import type { Locale } from '../../locales/index.ts';
import { LOCALES } from '../../locales/index.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { emailsIn } from './emailsIn.ts';
import { firstOf } from './firstOf.ts';
import type { Intent, RequestOrder } from './intents.ts';
import { joiningsIn, withoutJoinings } from './joinings.ts';
import { requestAsked, requestNamed } from './recogniseRequest.ts';
import { saysThat, sharedAlone } from './requestArgument.ts';
import type { KeyInText } from './requestKeys.ts';
import { LONGEST_ORDERS, keysIn } from './requestKeys.ts';

/** `ann@example.com to OPS-1` has whom to share it with before it; `ann@example.com, OPS-1 with …` has not. */
function hasOthersAddress({ before, after }: KeyInText): boolean {
  if (emailsIn(before).length === 0) return false;
  return (
    emailsIn(after).length > 0 ||
    joiningsIn(before).length > 0 ||
    emailsIn(before.trim().split(/\s+/).at(-1) ?? '').length > 0
  );
}

/** What is to be done with the first request that a part of a line names. */
export function orderIn(clause: string, locale: Locale): RequestOrder | undefined {
  const [named] = keysIn(clause, LONGEST_ORDERS);
  const meant = requestNamed(clause, locale, () => true) ?? toldInClause(clause, locale) ?? quotedIn(clause, locale);
  if (meant?.kind !== 'showRequest' || meant.action === undefined) return undefined;
  const { key, action, argument } = meant;
  return key === named?.key.toUpperCase()
    ? { key, action, ...(argument === undefined ? {} : { argument }) }
    : undefined;
}

/** `share OPS-1 with my boss ann@example.com`, `tell OPS-1 that it works`. */
function toldInClause(clause: string, locale: Locale): Intent | undefined {
  const [named] = keysIn(clause);
  // Without a verb, it goes on with what was said before.
  if (!named || sharedAlone(named).length > 0) return undefined;
  const isTold = clause.includes(':') || saysThat(named.after);
  const meant = isTold || clause.includes('@') ? asked(clause, locale) : undefined;
  if (meant?.argument === undefined) return undefined;
  const isSaid = meant.action === 'comment' && isTold && !isOnlyCourtesy(named.before);
  return isSaid || meant.action === 'share' ? meant : undefined;
}

/** `add to OPS-1 “it works”`. */
function quotedIn(clause: string, locale: Locale): Intent | undefined {
  const [quote = '', said = ''] = /\s["“„«]([^"“”„«»]+)["“”»]\s*$/u.exec(clause) ?? [];
  const meant = said === '' ? undefined : requestNamed(clause.slice(0, -quote.length), locale, () => true);
  const isWritten = meant?.kind === 'showRequest' && meant.action === 'comment' && meant.argument === undefined;
  return isWritten ? { ...meant, argument: said.trim() } : undefined;
}

function asked(clause: string, locale: Locale): Extract<Intent, { readonly kind: 'showRequest' }> | undefined {
  const meant = requestAsked(clause, locale, () => true);
  return meant?.kind === 'showRequest' ? meant : undefined;
}

/**
 * What is said of one more request, without a verb: its key alone is of the same, with an address or a number it is of
 * somebody, or something, else.
 */
export function goneOnWith(
  clause: string,
  locale: Locale,
  { key: _other, ...same }: RequestOrder,
): RequestOrder | undefined {
  const [named] = keysIn(clause, LONGEST_ORDERS);
  if (!named || hasOthersAddress(named)) return undefined;
  const isWritten = same.action === 'comment' && named.hasColon;
  if (!isWritten && isOnlyCourtesy(withoutJoinings(`${named.before} ${named.after}`)))
    return { ...same, key: named.key.toUpperCase() };
  return firstOf([locale, ...LOCALES], (each) => {
    const verb = PHRASES[each].requestActions[same.action].find((phrase) => !phrase.includes(' ')) ?? '';
    const order = orderIn(`${verb} ${clause}`, each);
    if (order?.action !== same.action) return undefined;
    // Words without a colon may be about anything.
    const isWords = same.action === 'comment' && order.argument !== undefined;
    const isSaid = isWords ? named.hasColon : order.argument !== undefined || isOnlyCourtesy(named.after);
    return isSaid ? { ...same, ...order } : undefined;
  });
}
