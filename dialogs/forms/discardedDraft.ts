import type { TurnContext } from 'botbuilder';
import type { Customer } from '../customer.ts';
import type { Draft } from './draft.ts';
import { EMPTY_DRAFT, isFilledIn } from './draft.ts';
import type { DialogPorts } from '../ports.ts';
import { send } from '../replies.ts';

/** Of more people nobody has to be told any more. */
const MOST_KNOWN = 5;

type DiscardPorts = Pick<DialogPorts, 'memory'>;

/** What somebody else has filled in, who was signed in here before, is theirs: nothing of it is left, and they are told. */
export async function draftOf(context: TurnContext, ports: DiscardPorts, { id }: Customer): Promise<Draft> {
  const { memory } = ports;
  await tellDiscarded(context, ports, id);
  const draft = await memory.draft.read(context);
  if (draft.personId === undefined || draft.personId === id) return draft;
  const { personIds } = await memory.discarded.read(context);
  const known = personIds.filter((each) => each !== draft.personId);
  if (isFilledIn(draft))
    await memory.discarded.write(context, { personIds: [draft.personId, ...known].slice(0, MOST_KNOWN) });
  await memory.draft.clear(context);
  await memory.aside.clear(context);
  // What is read of it is but the speaker's own.
  await memory.trail.change(context, (trail) => trail);
  return EMPTY_DRAFT;
}

/** Once, and nobody but them. */
async function tellDiscarded(context: TurnContext, { memory }: DiscardPorts, personId: string): Promise<void> {
  const { personIds } = await memory.discarded.read(context);
  if (!personIds.includes(personId)) return;
  await memory.discarded.write(context, { personIds: personIds.filter((each) => each !== personId) });
  await send(context, { say: [{ key: 'create.discardedMeanwhile' }] });
}
