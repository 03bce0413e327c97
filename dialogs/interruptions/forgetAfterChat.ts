import type { TurnContext } from 'botbuilder';
import { speakerOf } from '../../messaging/speaker.ts';
import { filesOf } from '../forms/attachedFiles.ts';
import { setAside } from '../forms/draft.ts';
import type { DialogPorts } from '../ports.ts';
import { withSaid } from '../trail.ts';
import { keepFor } from './filesAtHand.ts';
import { remindOfKept } from './unfinished.ts';

/**
 * Who has had a chat has told it all to somebody: nothing of it fills the next request. Who left the queue before still
 * has it to tell, with what they have said and sent there. What was begun before the chat waits to be gone on with, for as long as if it was left now; so does a
 * request, unless the agent has made one of it.
 */
export async function forgetAfterChat(
  context: TurnContext,
  ports: Pick<DialogPorts, 'memory' | 'humanDesk' | 'clock'>,
): Promise<void> {
  const { memory, humanDesk } = ports;
  const { humanAskedAt, ...trail } = await memory.trail.read(context);
  if (humanAskedAt === undefined) return;
  const { conversation } = speakerOf(context);
  await remindOfDraft(context, ports, humanAskedAt);
  await remindOfKept(context, ports, humanAskedAt);
  if (!(await humanDesk.hasChattedSince(conversation, humanAskedAt))) {
    const said = await humanDesk.saidInQueue(conversation, humanAskedAt);
    await memory.trail.change(context, () => said.reduce((before, { text }) => withSaid(before, text), trail));
    const files = filesOf(said.flatMap(({ attachments }) => attachments));
    return files.length === 0 ? undefined : keepFor(context, ports, files);
  }
  await memory.trail.clear(context);
  const draft = await memory.draft.read(context);
  const isMade = !draft.isSetAside && (await humanDesk.hasTicketSince(conversation, humanAskedAt));
  return isMade ? memory.draft.clear(context) : memory.draft.write(context, setAside(draft));
}

/** The hours in which the customer has waited and talked do not count. */
async function remindOfDraft(
  context: TurnContext,
  { memory, clock }: Pick<DialogPorts, 'memory' | 'clock'>,
  humanAskedAt: number,
): Promise<void> {
  const { form, isSetAside } = await memory.draft.read(context);
  const aside = await memory.aside.read(context);
  const left = isSetAside ? aside.at : humanAskedAt;
  if (form) await memory.aside.write(context, { ...aside, at: clock.now() - (humanAskedAt - left) });
}
