import { z } from 'zod';
import type { OfferRef } from '../../handoff/domain/content.ts';
import { readPressedAnswer } from '../../messaging/offerMessage.ts';

const cardSchema = z.object({
  title: z.string().optional(),
  body: z.array(z.object({ text: z.string().optional() })).optional(),
  actions: z.array(z.object({ data: z.unknown() })).optional(),
});
const attachmentSchema = z.object({
  name: z.string().nullish(),
  contentUrl: z.string().nullish(),
  content: cardSchema.nullish().catch(undefined),
});
const activitySchema = z.object({
  type: z.string(),
  text: z.string().nullish(),
  replyToId: z.string().optional(),
  attachments: z.array(attachmentSchema).nullish(),
  suggestedActions: z.object({ actions: z.array(z.object({ value: z.unknown() })) }).nullish(),
  channelData: z.looseObject({ kojiId: z.string().optional() }).nullish(),
});

/** A message of the bot, whatever form its channel wants. */
export interface Outgoing {
  readonly type: string;
  /** With the words of a card, and with the names of files behind it. */
  readonly text: string;
  /** Names of files. */
  readonly files: readonly string[];
  /** What its buttons are about, where it asks an agent to take a chat. */
  readonly offer: OfferRef | undefined;
  /** The activity it answers, when it was sent in the turn of it. */
  readonly replyTo: string | undefined;
  /** The bot's own id of it. */
  readonly kojiId: string | undefined;
}

/** Throws a ZodError for what is no activity. */
export function readOutgoing(json: unknown): Outgoing {
  const { type, text, attachments, suggestedActions, replyToId, channelData } = activitySchema.parse(json);
  const cards = (attachments ?? []).flatMap(({ content }) => content ?? []);
  const files = (attachments ?? []).flatMap(({ name, contentUrl, content }) =>
    contentUrl ? [name ?? contentUrl] : (content?.title ?? []),
  );
  const words = cards.flatMap(({ body = [] }) => body.flatMap((block) => block.text ?? []));
  const pressed = [
    ...cards.flatMap(({ actions = [] }) => actions.map(({ data }) => data)),
    ...(suggestedActions?.actions ?? []).map(({ value }) => value),
  ];
  return {
    type,
    text: [...(text ? [text] : []), ...words, ...files.map((name) => `(${name})`)].join(' '),
    files,
    offer: pressed.map((value) => readPressedAnswer({ value })?.offer).find((offer) => offer !== undefined),
    replyTo: replyToId,
    kojiId: channelData?.kojiId,
  };
}
