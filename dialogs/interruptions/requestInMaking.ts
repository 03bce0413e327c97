import type { TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { normalise } from '../../locales/normalise.ts';
import { readMessage } from '../../messaging/inbound.ts';
import { DIALOGS } from '../ids.ts';
import type { DialogPorts } from '../ports.ts';
import type { Intent } from '../recognition/intents.ts';
import { otherKindAsked } from '../recognition/otherKindAsked.ts';

export function isMakingRequest([outermost]: DialogContext['stack']): boolean {
  return outermost?.id === DIALOGS.createRequest.id;
}

/** What a question for a text was left for is the text when it is written there once more. */
export async function isSaidAgain(context: TurnContext, { memory }: Pick<DialogPorts, 'memory'>): Promise<boolean> {
  const { said } = await memory.aside.read(context);
  return said === normalise(readMessage(context.activity).text);
}

/** `wrong type`, said to a form; said there once more, it is an answer. */
export async function otherKindWanted(
  { context, stack }: DialogContext,
  ports: Pick<DialogPorts, 'memory'>,
): Promise<Intent | undefined> {
  const wanted = isMakingRequest(stack) ? otherKindAsked(readMessage(context.activity).text) : undefined;
  const isInForm = wanted !== undefined && (await ports.memory.draft.read(context)).form !== undefined;
  return isInForm && !(await isSaidAgain(context, ports)) ? wanted : undefined;
}
