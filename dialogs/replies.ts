import { CardFactory } from 'botbuilder';
import type { Activity, TurnContext } from 'botbuilder';
import type { ChoiceKey, Locale } from '../locales/index.ts';
import { toLocale } from '../locales/index.ts';
import { choiceActivity } from '../messaging/choices.ts';
import { speakerOf } from '../messaging/speaker.ts';
import type { Intent } from './recognition/intents.ts';
import type { Words } from './words.ts';
import { render, renderAll } from './words.ts';

/** A link to press: to an article, or to the page where one signs in. */
export type LinkCard = {
  readonly text: Words;
  readonly button: Words;
  readonly url: string;
} & (
  | { readonly kind: 'link'; readonly title: Words; /** Whose page it is. */ readonly source?: Words }
  | { readonly kind: 'signIn' }
);

export interface Option {
  readonly id: string;
  readonly label: Words;
  /** Can be typed, and has no button. */
  readonly hidden?: boolean;
  /** What pressing it asks for once the question is past; only of what somebody else has named. */
  readonly means?: Intent;
}

export interface Reply {
  readonly say: readonly Words[];
  readonly options?: readonly Option[];
  readonly card?: LinkCard;
}

/** The language of who speaks in this turn. */
export function localeOf(context: TurnContext): Locale {
  return toLocale(speakerOf(context).conversation.locale);
}

/** The option without a button: it can be typed. */
export function hidden(shown: Option): Option {
  return { ...shown, hidden: true };
}

/** An option in the words of the locale files. */
export function option(id: ChoiceKey): Option {
  return { id, label: { key: `choices.${id}` } };
}

/** An option that carries a value, such as the page it leads to. */
export function optionWith(id: ChoiceKey, value: string): Option {
  return { id: `${id}:${value}`, label: { key: `choices.${id}` } };
}

/** The value of such an option; undefined for an id without one, or of another option. */
export function valueIn(optionId: string, id: string): string | undefined {
  return optionId.startsWith(`${id}:`) ? optionId.slice(id.length + 1) : undefined;
}

/** The key of a request, which shows it. */
export function keyOption(key: string): Option {
  return { id: key, label: { text: key }, means: { kind: 'showRequest', key } };
}

const ALSO = Symbol('koji.alsoOffered');

/** Offers these, too, with everything that is sent from now on in this turn. */
export function offerAlso(context: TurnContext, options: readonly Option[]): void {
  context.turnState.set(ALSO, options);
}

/** Sends one message: sentences, then a card, then what can be pressed. */
export async function send(context: TurnContext, reply: Reply): Promise<void> {
  const also = context.turnState.get<readonly Option[] | undefined>(ALSO) ?? [];
  const options = [...(reply.options ?? []), ...also];
  await context.sendActivity(toActivity({ ...reply, options }, localeOf(context), context.activity.channelId));
}

/** The usual answer: one sentence and choices of the locale files. */
export async function tell(context: TurnContext, words: Words, choices: readonly ChoiceKey[] = []): Promise<void> {
  await send(context, { say: [words], options: choices.map(option) });
}

export function toActivity(reply: Reply, locale: Locale, channel: string): Partial<Activity> {
  const text = renderAll(locale, reply.say);
  const choices = (reply.options ?? []).filter(({ hidden }) => !hidden).map(({ label }) => render(locale, label));
  const message = choiceActivity({ text, choices, channel });
  if (!reply.card) return message;
  return { ...message, attachments: [toAttachment(reply.card, locale), ...(message.attachments ?? [])] };
}

function toAttachment(card: LinkCard, locale: Locale): NonNullable<Activity['attachments']>[number] {
  const buttons = [{ type: 'openUrl', title: render(locale, card.button), value: card.url }];
  const text = render(locale, card.text);
  if (card.kind === 'link') {
    const source = card.source ? { subtitle: render(locale, card.source) } : {};
    return CardFactory.heroCard(render(locale, card.title), text, undefined, buttons, source);
  }
  // A link of our own; CardFactory.signinCard makes a button that only the token service can serve.
  return { contentType: CardFactory.contentTypes.signinCard, content: { text, buttons } };
}
