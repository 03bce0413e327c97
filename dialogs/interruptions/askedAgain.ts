import type { TurnContext } from 'botbuilder';
import { ActivityTypes } from 'botbuilder';
import { withoutCourtesies } from '../../locales/courtesies.ts';
import { LOCALES } from '../../locales/index.ts';
import { normalise } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { readMessage } from '../../messaging/inbound.ts';
import { chosenOption } from '../answers/chosenOption.ts';
import type { DialogPorts } from '../ports.ts';
import type { Question } from '../question.ts';
import { localeOf } from '../replies.ts';

type AgainPorts = Pick<DialogPorts, 'memory'>;

const INTERRUPTED = Symbol('koji.interrupted');

const GO_ON = new Set(LOCALES.flatMap((locale) => PHRASES[locale].goOnWords.map(normalise)));

/** Something came between in this turn, and the question comes back by itself. */
export function comesBack(context: TurnContext): void {
  context.turnState.set(INTERRUPTED, true);
}

/** At the end of a turn: whoever says right behind it that they want to go on answers nothing with that. */
export async function noteComingBack(context: TurnContext, { memory }: AgainPorts): Promise<void> {
  if (context.activity.type !== ActivityTypes.Message) return;
  const isBack = context.turnState.get(INTERRUPTED) === true;
  const before = await memory.askedAgain.read(context);
  if (isBack !== before.isNow) await memory.askedAgain.write(context, { isNow: isBack });
}

/** `ok then go on`, right behind that: the question is asked once more. Said a second time, it may be the answer. */
export async function wantsItAgain(context: TurnContext, { memory }: AgainPorts, question: Question): Promise<boolean> {
  const { isNow } = await memory.askedAgain.read(context);
  const { text } = readMessage(context.activity);
  const isGoOn = [normalise(text), withoutCourtesies(text).join(' ')].some((each) => GO_ON.has(each));
  return isNow && isGoOn && chosenOption(text, question, localeOf(context)) === undefined;
}
