import type { TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { isRequestKey } from '../jira/requestKey.ts';
import { speakerOf } from '../messaging/speaker.ts';
import type { Intent } from './intents.ts';
import type { Memory, ShownButton } from './memory.ts';
import type { Question } from './question.ts';
import { openQuestion } from './questionDialog.ts';

/** What was shown before the last so many buttons nobody scrolls back to. */
const MOST_KEPT = 60;

type ShownMemory = { readonly memory: Pick<Memory, 'shown'> };

/** The question that waits for an answer; what its buttons stand for is remembered, also once it is answered. */
export async function questionShown(dialogs: DialogContext, { memory }: ShownMemory): Promise<Question | undefined> {
  const question = openQuestion(dialogs);
  if (question) await noteShown(dialogs.context, memory, question);
  return question;
}

async function noteShown(
  context: TurnContext,
  memory: ShownMemory['memory'],
  { options = [] }: Question,
): Promise<void> {
  const shown = options.flatMap(({ label, means, hidden }) =>
    means && !hidden && 'text' in label ? [{ title: label.text, means }] : [],
  );
  const before = await buttonsOf(context, memory);
  if (shown.every(({ title }, index) => before[index]?.title === title)) return;
  const others = before.filter(({ title }) => !shown.some((each) => each.title === title));
  const { personId } = speakerOf(context).conversation;
  const owner = personId === undefined ? {} : { personId };
  await memory.shown.write(context, { ...owner, buttons: [...shown, ...others].slice(0, MOST_KEPT) });
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
