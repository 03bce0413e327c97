import type { TurnContext } from 'botbuilder';
import { readMessage } from '../messaging/inbound.ts';
import { speakerOf } from '../messaging/speaker.ts';
import { actionMeant } from './actionMeant.ts';
import { chatRatingIn } from './chatRating.ts';
import type { Intent } from './intents.ts';
import type { DialogPorts } from './ports.ts';
import { ratingSaid } from './ratingSaid.ts';
import { ratingArgument, ratingWithReason } from './ratingTold.ts';
import { localeOf } from './replies.ts';

/** In characters; a rating is a few words. */
const LONGEST = 60;

/** What it is that was asked for, and when, in epoch milliseconds. */
export interface NewsRating {
  readonly intent: Intent;
  readonly at: number;
}

/** `4`, `5 stars`, `rate it 5`, where the last that the customer was told is that a request is closed, and how it was. */
export async function newsRating(
  context: TurnContext,
  { watch, memory }: Pick<DialogPorts, 'watch' | 'memory'>,
): Promise<NewsRating | undefined> {
  const { text } = readMessage(context.activity);
  const { personId, id: conversationId } = speakerOf(context).conversation;
  const said = personId === undefined ? undefined : ratingIn(context, text);
  if (personId === undefined || said === undefined) return undefined;
  const turn = context.activity.id;
  const asked = await watch.ratingAsked(personId, { conversationId, ...(turn ? { turn } : {}) });
  if (!asked || asked.at <= (await memory.begun.read(context)).at) return undefined;
  const argument = said === '' ? {} : { argument: said };
  return { intent: { kind: 'showRequest', key: asked.key, action: 'rate', ...argument }, at: asked.at };
}

/** What the rating is given with; nothing where its number is to be asked for. */
function ratingIn(context: TurnContext, text: string): string | undefined {
  const told = ratingWithReason(text);
  if (told) return ratingArgument(told);
  if (text.length > LONGEST) return undefined;
  const alone = chatRatingIn(text);
  if (alone !== undefined) return String(alone);
  const [number = ''] = /(?<![\d.,-])[1-5](?![\d.,])/.exec(text) ?? [];
  if (actionMeant(text.replace(number, ' '), localeOf(context))?.action !== 'rate') return undefined;
  return String(ratingSaid(number) ?? '');
}
