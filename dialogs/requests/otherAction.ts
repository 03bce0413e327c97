import type { TurnContext } from 'botbuilder';
import { withoutCourtesies } from '../../locales/courtesies.ts';
import type { Locale } from '../../locales/index.ts';
import { LOCALES } from '../../locales/index.ts';
import { normalise } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { readMessage } from '../../messaging/inbound.ts';
import { saysYes } from '../recognition/acknowledged.ts';
import { actionMeant } from '../recognition/actionMeant.ts';
import { allMeant } from '../recognition/allMeant.ts';
import { withoutLeadingJoinings } from '../recognition/joinings.ts';
import { correctionSaid } from '../answers/correctionSaid.ts';
import type { Next } from '../ids.ts';
import type { RequestAction, RequestOrder } from '../recognition/intents.ts';
import { DECISIONS } from '../recognition/leftAside.ts';
import { ordersToCome } from '../interruptions/ordersToCome.ts';
import { localeOf } from '../replies.ts';
import type { RequestStep } from './owned.ts';

/** What this turn's “yes” names instead of what was asked: `decline it` confirms many a question, but not an approval. */
export function otherActionSaid(context: TurnContext, asked: RequestAction | undefined): RequestAction | undefined {
  return actionBeside(readMessage(context.activity).text, localeOf(context), asked);
}

/** The same of any text: `yes and close it`. */
export function actionBeside(
  text: string,
  locale: Locale,
  asked: RequestAction | undefined,
): RequestAction | undefined {
  const said = withoutYes(correctionSaid(text) ?? text, locale);
  if (CONFIRMS.has(said) || (TAKES_MORE.includes(asked) && ADDS.has(said))) return undefined;
  const action = actionMeant(said, locale)?.action;
  return action === asked || (isComment(action) && isComment(asked)) ? undefined : action;
}

/** The same as where the conversation goes then: what was asked for besides comes after it, but for a reason for the first. */
export function doneInstead<Options extends { readonly key: string }>(
  step: RequestStep<Options>,
  asked: RequestAction | undefined,
): Next | undefined {
  const all = allInstead(step);
  if (all) return all;
  const action = otherActionSaid(step.context, asked);
  if (!action) return undefined;
  const { key } = step.options;
  const isDecision = DECISIONS.includes(asked);
  const isReason = (order: RequestOrder): boolean => isDecision && order.key === key && order.action === 'comment';
  const afterwards = ordersToCome(step).filter((order) => !isReason(order));
  const order = { kind: 'showRequest', key, action } as const;
  return { kind: 'goTo', intent: afterwards.length === 0 ? order : { ...order, afterwards } };
}

/** `close both` is no yes to what is asked of one, unless others come after it. */
export function allInstead<Options extends { readonly key: string }>(step: RequestStep<Options>): Next | undefined {
  if (ordersToCome(step).length > 0) return undefined;
  const all = allMeant(readMessage(step.context.activity).text, localeOf(step.context));
  return all && { kind: 'goTo', intent: all };
}

/** Both put something on the request. */
function isComment(action: RequestAction | undefined): boolean {
  return action === 'comment' || action === 'attach';
}

/** `yes please, close it`, `go ahead and close it` name something, too; so does a yes of one word that is nothing else: `cerrar`. */
function withoutYes(text: string, locale: Locale): string {
  const words = withoutCourtesies(withoutLeadingJoinings(text));
  const end = words.findLastIndex((_word, index) => {
    const yes = words.slice(0, index + 1);
    const isYes = index < words.length - 1 && saysYes(yes.join(' '));
    return isYes && yes.every((word) => actionMeant(word, locale) === undefined);
  });
  return end < 0 ? words.join(' ') : withoutYes(words.slice(end + 1).join(' '), locale);
}

/** `do that` confirms whatever is asked, though it may sound like something that is done with a request. */
const CONFIRMS = phrasesOf('send', 'goAhead');
const ADDS = phrasesOf('addIt');
/** Something, or somebody, is added there. */
const TAKES_MORE: readonly (RequestAction | undefined)[] = ['comment', 'attach', 'share', 'rate'];

function phrasesOf(...ids: readonly string[]): ReadonlySet<string> {
  return new Set(LOCALES.flatMap((locale) => ids.flatMap((id) => PHRASES[locale].options[id] ?? [])).map(normalise));
}
