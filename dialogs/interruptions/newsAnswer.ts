import type { TurnContext } from 'botbuilder';
import { readMessage } from '../../messaging/inbound.ts';
import { speakerOf } from '../../messaging/speaker.ts';
import { saysUnsolved } from '../recognition/acknowledged.ts';
import { actionMeant } from '../recognition/actionMeant.ts';
import { chatRatingIn } from './chatRating.ts';
import type { Intent } from '../recognition/intents.ts';
import type { DialogPorts } from '../ports.ts';
import { ratingSaid } from '../recognition/ratingSaid.ts';
import { ratingArgument, ratingFirst, ratingWithReason } from '../recognition/ratingTold.ts';
import type { ToldAction } from '../recognition/recogniseRequest.ts';
import { localeOf } from '../replies.ts';

/** In characters; a rating is a few words. */
const LONGEST = 60;

/** What it is that is wanted, and when it was asked for, in epoch milliseconds. */
export interface NewsAnswer {
  readonly intent: Intent;
  readonly at: number;
}

/**
 * `4`, `5 it was great`, `rate it 5`, or `it is not solved`, where the last that the customer was told is that a request is
 * closed, and was asked how it was.
 */
export async function newsAnswer(
  context: TurnContext,
  { watch, memory }: Pick<DialogPorts, 'watch' | 'memory'>,
): Promise<NewsAnswer | undefined> {
  const { text } = readMessage(context.activity);
  const said = answerIn(context, text);
  const asked = said && (await ratingAsked(context, { watch }));
  if (!said || !asked || asked.at <= (await memory.begun.read(context)).at) return undefined;
  return { intent: { kind: 'showRequest', key: asked.key, ...said }, at: asked.at };
}

/** The request that the last news asks to be rated, and when that was told; undefined where other news came since. */
export async function ratingAsked(context: TurnContext, { watch }: Pick<DialogPorts, 'watch'>) {
  const { personId, id: conversationId } = speakerOf(context).conversation;
  const turn = context.activity.id;
  return personId === undefined
    ? undefined
    : watch.ratingAsked(personId, { conversationId, ...(turn ? { turn } : {}) });
}

function answerIn(context: TurnContext, text: string): ToldAction | undefined {
  if (saysUnsolved(text)) return { action: 'reopen', argument: text };
  const rating = ratingIn(context, text);
  return rating === undefined ? undefined : { action: 'rate', ...(rating === '' ? {} : { argument: rating }) };
}

/** What the rating is given with; nothing where its number is to be asked for. */
function ratingIn(context: TurnContext, text: string): string | undefined {
  const told = text.trim().endsWith('?') ? ratingWithReason(text) : ratingFirst(text);
  if (told) return ratingArgument(told);
  if (text.length > LONGEST) return undefined;
  const alone = chatRatingIn(text);
  if (alone !== undefined) return String(alone);
  const [number = ''] = /(?<![\d.,-])[1-5](?![\d.,])/.exec(text) ?? [];
  if (actionMeant(text.replace(number, ' '), localeOf(context))?.action !== 'rate') return undefined;
  return String(ratingSaid(number) ?? '');
}
