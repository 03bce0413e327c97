import type { TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { normalise } from '../../locales/normalise.ts';
import { readMessage } from '../../messaging/inbound.ts';
import { filesIn } from '../forms/attachedFiles.ts';
import { fieldChangeIn } from '../forms/fieldChange.ts';
import type { Listed } from '../forms/requestTypes.ts';
import { onlyEnding, typeNamed, typesIn } from '../forms/requestTypes.ts';
import { DIALOGS } from '../ids.ts';
import { keepFor } from './filesAtHand.ts';
import type { DialogPorts } from '../ports.ts';
import type { Intent } from '../recognition/intents.ts';
import type { Question } from '../question.ts';
import { ordersOtherKind, otherKindAsked } from '../recognition/otherKindAsked.ts';
import { whereKnown } from '../whereKnown.ts';

export function isMakingRequest([outermost]: DialogContext['stack']): boolean {
  return outermost?.id === DIALOGS.createRequest.id;
}

/** What a question for a text was left for is the text when it is written there once more. */
export async function isSaidAgain(context: TurnContext, { memory }: Pick<DialogPorts, 'memory'>): Promise<boolean> {
  const { said } = await memory.aside.read(context);
  return said === normalise(readMessage(context.activity).text);
}

/**
 * `wrong type`, said to a form; said there once more, it is an answer. No change of a field that has such a name, and no sentence
 * that goes on after the name of a kind. Files that come with it are for the form of that kind.
 */
export async function otherKindWanted(
  { context, stack }: DialogContext,
  ports: Pick<DialogPorts, 'memory' | 'serviceDesk'>,
  question: Question,
): Promise<Intent | undefined> {
  const { text } = readMessage(context.activity);
  const wanted = isMakingRequest(stack) ? otherKindAsked(text) : undefined;
  const isField = fieldChangeIn(text, question.fields ?? []) !== undefined;
  if (!wanted || isField) return undefined;
  const { form } = await ports.memory.draft.read(context);
  if (!form || (await isSaidAgain(context, ports))) return undefined;
  const called = wanted.called === undefined ? undefined : await kindNamed(ports, wanted.called);
  if (wanted.called !== undefined && called === undefined) return undefined;
  if (called?.id === form.requestType.id) return sameKindWanted(text, question);
  const files = filesIn(context.activity);
  if (files.length > 0) await keepFor(context, ports, files);
  return called === undefined ? wanted : { ...wanted, called: called.name };
}

/** `I wanted a new badge`, asked for the summary of one, is that. */
function sameKindWanted(text: string, { accepts }: Question): Intent | undefined {
  const asksForLine = accepts.kind === 'field' && accepts.field.kind === 'text';
  return asksForLine && !ordersOtherKind(text) ? undefined : { kind: 'resumeRequest' };
}

async function kindNamed({ serviceDesk }: Pick<DialogPorts, 'serviceDesk'>, name: string): Promise<Listed | undefined> {
  const groups = await whereKnown(serviceDesk.findRequestTypes());
  const types = typesIn(groups ?? []);
  return typeNamed(name, types) ?? onlyEnding(name, types);
}
