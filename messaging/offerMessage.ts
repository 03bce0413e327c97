import { ActionTypes, ActivityTypes, CardFactory } from 'botbuilder';
import type { Activity, CardAction } from 'botbuilder';
import { z } from 'zod';
import type { AgentCommand } from '../handoff/domain/commands.ts';
import { AGENT_COMMANDS } from '../handoff/domain/commands.ts';
import type { Content, OfferRef } from '../handoff/domain/content.ts';
import type { Say } from '../locales/index.ts';
import { choiceActivity } from './choices.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { summaryBlocks } from './summaryText.ts';

type Offer = Extract<Content, { kind: 'offer' }>;

const ANSWERS = ['accept', 'decline'] as const satisfies readonly AgentCommand[];
type OfferAnswer = (typeof ANSWERS)[number];

/** An agent has pressed a button of an offer. It proves nothing: anybody can send this. */
export interface PressedAnswer {
  readonly answer: OfferAnswer;
  readonly offer: OfferRef;
}

const pressedSchema = z.object({
  koji: z.strictObject({
    answer: z.enum(ANSWERS),
    offer: z.strictObject({ handoffId: z.string().max(200), offerId: z.string().max(200) }),
  }),
});

/** What the button of an offer says, if the activity comes from one. */
export function readPressedAnswer(activity: Pick<Activity, 'value'>): PressedAnswer | undefined {
  const pressed = pressedSchema.safeParse(activity.value);
  return pressed.success ? pressed.data.koji : undefined;
}

function valueOf(answer: OfferAnswer, { offer }: Offer): z.infer<typeof pressedSchema> {
  return { koji: { answer, offer } };
}

/** Channels whose buttons can say which offer they belong to; elsewhere they say the command. */
const WITH_MESSAGE_BACK: readonly string[] = ['directline', 'webchat', 'emulator'];

/** The summary with *Accept* and *Decline*: a card in Teams, buttons below a text elsewhere. Both can be typed too. */
export function offerMessage(
  say: Say,
  offer: Offer,
  {
    locale,
    channel,
    inShort = false,
  }: { readonly locale: string; readonly channel: string; readonly inShort?: boolean },
): Partial<Activity> {
  const title = say(locale, 'offer.title', { name: escapeMarkdown(offer.summary.name) });
  const blocks = summaryBlocks(say, locale, { title, summary: offer.summary, inShort });
  const texts = [...blocks, say(locale, 'offer.howLong', { count: offer.seconds, ...typed(offer) })];
  if (channel === 'msteams') return offerCard(say, offer, { locale, texts, title });
  const text = texts.join('\n\n');
  if (!WITH_MESSAGE_BACK.includes(channel))
    return choiceActivity({ text, choices: Object.values(typed(offer)), channel });
  const actions = ANSWERS.map((answer) => button(say, offer, { answer, locale }));
  return { type: ActivityTypes.Message, text, textFormat: 'markdown', suggestedActions: { to: [], actions } };
}

/** What can be typed instead; with the chat's number, where it is not the agent's only one. */
function typed({ handle }: Offer): Readonly<Record<OfferAnswer, string>> {
  const number = handle === '1' ? '' : ` ${handle}`;
  const { accept, decline } = AGENT_COMMANDS;
  return { accept: `${accept.words[0]}${number}`, decline: `${decline.words[0]}${number}` };
}

function button(say: Say, offer: Offer, { answer, locale }: { answer: OfferAnswer; locale: string }): CardAction {
  const title = say(locale, `offer.${answer}`);
  const text = typed(offer)[answer];
  return { type: ActionTypes.MessageBack, title, displayText: title, text, value: valueOf(answer, offer) };
}

function offerCard(
  say: Say,
  offer: Offer,
  { locale, texts, title }: { readonly locale: string; readonly texts: readonly string[]; readonly title: string },
): Partial<Activity> {
  const actions = ANSWERS.map((answer) => ({
    type: 'Action.Submit',
    title: say(locale, `offer.${answer}`),
    data: valueOf(answer, offer),
    ...(answer === 'accept' ? { style: 'positive' } : {}),
  }));
  const body = texts.map((text) => ({ type: 'TextBlock', text, wrap: true }));
  const card = CardFactory.adaptiveCard({ type: 'AdaptiveCard', version: '1.4', body, actions });
  // Teams shows the summary where it tells of a message; the card has no words of its own there.
  return { type: ActivityTypes.Message, summary: title, attachments: [card] };
}
