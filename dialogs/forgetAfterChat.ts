import type { TurnContext } from 'botbuilder';
import { speakerOf } from '../messaging/speaker.ts';
import type { DialogPorts } from './ports.ts';

/**
 * Who waited for an agent and then had a chat has told it all to somebody: nothing of it fills the next request. Who
 * left the queue before still has it to tell.
 */
export async function forgetAfterChat(
  context: TurnContext,
  { memory, humanDesk }: Pick<DialogPorts, 'memory' | 'humanDesk'>,
): Promise<void> {
  const { humanAskedAt, ...trail } = await memory.trail.read(context);
  if (humanAskedAt === undefined) return;
  if (!(await humanDesk.hasChattedSince(speakerOf(context).conversation, humanAskedAt))) {
    return memory.trail.change(context, () => trail);
  }
  await memory.trail.clear(context);
  await memory.draft.clear(context);
}
