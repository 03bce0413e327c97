import type { TurnContext } from 'botbuilder';
import { speakerOf } from '../../messaging/speaker.ts';
import type { AnswerableComments, DialogPorts } from '../ports.ts';

/** The comments that the customer was told of not long ago, before this turn. */
export async function commentsTold(
  context: TurnContext,
  { watch }: Pick<DialogPorts, 'watch'>,
): Promise<AnswerableComments | undefined> {
  const { personId, id: conversationId } = speakerOf(context).conversation;
  if (personId === undefined) return undefined;
  const turn = context.activity.id;
  return watch.answerable(personId, { conversationId, ...(turn ? { turn } : {}) });
}
