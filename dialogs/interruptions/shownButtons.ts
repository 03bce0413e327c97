import type { TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { isRequestKey } from '../../jira/requestKey.ts';
import { speakerOf } from '../../messaging/speaker.ts';
import type { Intent } from '../recognition/intents.ts';
import type { Memory, ShownButton } from '../memory.ts';
import type { DialogPorts } from '../ports.ts';
import { openQuestion } from '../questionDialog.ts';

/** What was shown before the last so many buttons nobody scrolls back to. */
const MOST_KEPT = 60;

type ShownMemory = { readonly memory: Pick<Memory, 'shown'> };
type NotePorts = ShownMemory & Pick<DialogPorts, 'identity'>;

/** Remembers what the buttons stand for of the question that this turn has asked, for when it is past. */
export async function noteShown(dialogs: DialogContext, { memory, identity }: NotePorts): Promise<void> {
  const { context } = dialogs;
  const { options = [] } = openQuestion(dialogs) ?? {};
  const shown = options.flatMap(({ label, means, hidden }) =>
    means && !hidden && 'text' in label ? [{ title: label.text, means }] : [],
  );
  if (shown.length === 0) return;
  // Whose they are may be known since this very turn.
  const owner = await identity.personOf(speakerOf(context).conversation);
  const { personId, buttons } = await memory.shown.read(context);
  const others = buttons.filter(({ title }) => personId === owner?.id && !shown.some((each) => each.title === title));
  const kept = { buttons: [...shown, ...others].slice(0, MOST_KEPT) };
  await memory.shown.write(context, owner ? { personId: owner.id, ...kept } : kept);
}

/** What the button stands for that was shown to this person before and has, to the letter, this title. */
export async function shownMeant(
  context: TurnContext,
  { memory }: ShownMemory,
  text: string,
): Promise<Intent | undefined> {
  const said = text.trim();
  return (await buttonsOf(context, memory)).find(({ title }) => title === said)?.means;
}

/** One word alone is as good a text as any, unless it is the key of a request. */
export function isButtonRather(text: string): boolean {
  const said = text.trim();
  return said.includes(' ') || isRequestKey(said);
}

/** None of those that somebody else was shown. */
async function buttonsOf(context: TurnContext, { shown }: Pick<Memory, 'shown'>): Promise<readonly ShownButton[]> {
  const { personId, buttons } = await shown.read(context);
  return personId === speakerOf(context).conversation.personId ? buttons : [];
}
