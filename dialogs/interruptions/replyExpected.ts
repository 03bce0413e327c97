import type { TurnContext } from 'botbuilder';
import { readMessage } from '../../messaging/inbound.ts';
import { speakerOf } from '../../messaging/speaker.ts';
import { isAcknowledgement } from '../recognition/acknowledged.ts';
import { filesIn } from '../forms/attachedFiles.ts';
import { isGoOn } from './draftMeant.ts';
import { commentsTold } from './commentsTold.ts';
import { ratingAsked } from './newsAnswer.ts';
import { isFreeText } from '../recognition/freeText.ts';
import type { ReplyOptions } from '../requestOptions.ts';
import type { Intent } from '../recognition/intents.ts';
import type { DialogPorts } from '../ports.ts';
import { LONGEST_COMMENT } from '../requests/commentQuestions.ts';

/**
 * What this turn's message would put on a request, where it may be the answer to a comment: the customer was told of one
 * not long ago, has begun nothing else since, asks for nothing by name, and says more than yes, no or thanks.
 */
export async function replyExpected(
  context: TurnContext,
  { watch, memory }: Pick<DialogPorts, 'watch' | 'memory'>,
  intent: Intent,
): Promise<ReplyOptions | undefined> {
  const { text } = readMessage(context.activity);
  const files = filesIn(context.activity);
  const maySayIt = files.length > 0 || (isFreeText(intent, text) && !isAcknowledgement(text) && !isGoOn(text));
  if (!maySayIt || text.length > LONGEST_COMMENT) return undefined;
  const told = await commentsTold(context, { watch });
  if (!told || told.at <= (await memory.begun.read(context)).at) return undefined;
  // How a request was dealt with is asked since: what is said to that is no answer to a comment.
  const rating = files.length > 0 ? undefined : await ratingAsked(context, { watch });
  if (rating && rating.at > told.at) return undefined;
  const { personId } = speakerOf(context).conversation;
  return { keys: told.keys, text, files, ...(personId === undefined ? {} : { personId }) };
}
