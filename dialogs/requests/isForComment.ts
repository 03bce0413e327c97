import type { TurnContext } from 'botbuilder';
import { readMessage } from '../../messaging/inbound.ts';
import { isAcknowledgement, saysPlainYes } from '../recognition/acknowledged.ts';
import { isAffirming } from '../recognition/plainVerdicts.ts';
import { commentsTold } from '../interruptions/commentsTold.ts';
import type { DialogPorts } from '../ports.ts';

/** Whether an `ok` may be meant for somebody's comment, which the customer was told of behind the question. */
export async function isForComment(
  context: TurnContext,
  { watch, memory }: Pick<DialogPorts, 'watch' | 'memory'>,
): Promise<boolean> {
  const { text } = readMessage(context.activity);
  const mayBeOk = isAcknowledgement(text) || isAffirming(text);
  if (!mayBeOk || saysPlainYes(text)) return false;
  const told = await commentsTold(context, { watch });
  return told !== undefined && told.at > (await memory.begun.read(context)).at;
}
