import type { TurnContext } from 'botbuilder';
import { speakerOf } from '../messaging/speaker.ts';
import { setAside } from './draft.ts';
import type { DialogPorts } from './ports.ts';

/**
 * Who has had a chat has told it all to somebody: nothing of it fills the next request. Who left the queue before still
 * has it to tell. A request that was begun before the chat waits to be gone on with, unless the agent has made one of it.
 */
export async function forgetAfterChat(
  context: TurnContext,
  { memory, humanDesk }: Pick<DialogPorts, 'memory' | 'humanDesk'>,
): Promise<void> {
  const { humanAskedAt, ...trail } = await memory.trail.read(context);
  if (humanAskedAt === undefined) return;
  const { conversation } = speakerOf(context);
  if (!(await humanDesk.hasChattedSince(conversation, humanAskedAt))) {
    return memory.trail.change(context, () => trail);
  }
  await memory.trail.clear(context);
  const draft = await memory.draft.read(context);
  const isMade = !draft.isSetAside && (await humanDesk.hasTicketSince(conversation, humanAskedAt));
  return isMade ? memory.draft.clear(context) : memory.draft.write(context, setAside(draft));
}
