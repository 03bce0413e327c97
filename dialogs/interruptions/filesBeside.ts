import type { TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { readMessage } from '../../messaging/inbound.ts';
import { saysNo, saysYes } from '../recognition/acknowledged.ts';
import { isMakingRequest } from './requestInMaking.ts';
import { filesIn, namesOf } from '../forms/attachedFiles.ts';
import { asksForVerdict } from '../answers/asksForVerdict.ts';
import { chosenOption } from '../answers/chosenOption.ts';
import { askAboutFiles, askLater, keepFor, requestsAtHand } from './filesAtHand.ts';
import type { Intent } from '../recognition/intents.ts';
import type { DialogPorts } from '../ports.ts';
import type { Question } from '../question.ts';
import { localeOf, tell } from '../replies.ts';
import { replyExpected } from './replyExpected.ts';
import { flowIn } from './unfinished.ts';

type FilePorts = Pick<DialogPorts, 'memory' | 'serviceDesk' | 'identity' | 'clock'>;
type BesidePorts = FilePorts & Pick<DialogPorts, 'watch'>;

/**
 * Keeps files that come to a question which takes none, and says so; false where there are none, or where who asks takes
 * them.
 */
export async function keepFilesBeside(
  dialogs: DialogContext,
  ports: BesidePorts,
  question: Question,
): Promise<boolean> {
  const { context } = dialogs;
  const files = filesIn(context.activity);
  if (files.length === 0) return false;
  const isOtherwise = await areBesideVerdict(dialogs, ports, question);
  if (!isOtherwise && areTaken(dialogs, question)) return false;
  await keepFor(context, ports, files);
  await askLater(context, ports);
  await tell(context, { key: 'files.held', params: { name: namesOf(files) } });
  return true;
}

/** Files alone do not say whether something has helped, and that stays asked; unless they answer somebody's comment. */
async function areBesideVerdict({ context }: DialogContext, ports: BesidePorts, question: Question): Promise<boolean> {
  if (!asksForVerdict(question) || readMessage(context.activity).text !== '') return false;
  return (await replyExpected(context, ports, { kind: 'filesSent' })) === undefined;
}

/** A form, a comment and an answer to one take them at any moment; elsewhere they are for what was asked, or pressed. */
function areTaken(dialogs: DialogContext, question: Question): boolean {
  const dialog = flowIn(dialogs)?.dialog;
  if (isMakingRequest(dialogs.stack) || dialog === 'comment' || dialog === 'reply') return true;
  const { accepts } = question;
  const takesFiles = accepts.kind === 'files' || 'files' in accepts;
  const { text } = readMessage(dialogs.context.activity);
  const chosen = chosenOption(text, question, localeOf(dialogs.context));
  return takesFiles && (chosen === undefined || TAKE_FILES.includes(chosen.id));
}

/** What is pressed with these puts the files of the same message on the request. */
const TAKE_FILES: readonly string[] = ['comment', 'attach', 'createRequest'];

/** What came beside a question is asked about when nothing else is asked any more. */
export async function askAboutFilesBeside(context: TurnContext, ports: FilePorts): Promise<void> {
  const { aboutFiles, waitingFiles } = await ports.memory.draft.read(context);
  if (aboutFiles === 'toAsk' && waitingFiles.length > 0) await askAboutFiles(context, ports);
}

/**
 * What is said where it was just asked what the files are for: with the key alone they go there, with a no they are
 * dropped. A yes says what to do where but one thing is offered; else it is asked again.
 */
export async function answerAboutFiles(context: TurnContext, ports: FilePorts, intent: Intent): Promise<Intent> {
  const { aboutFiles, ...draft } = await ports.memory.draft.read(context);
  if (aboutFiles !== 'asked') return intent;
  await ports.memory.draft.write(context, draft);
  if (draft.waitingFiles.length === 0 || filesIn(context.activity).length > 0) return intent;
  const { text } = readMessage(context.activity);
  if (saysNo(text)) return { kind: 'stop' };
  if (saysYes(text)) return (await requestsAtHand(context, ports)).length > 0 ? { kind: 'filesSent' } : TO_REQUEST;
  const isKey = intent.kind === 'showRequest' && intent.action === undefined;
  return isKey ? { ...intent, action: 'attach' } : intent;
}

const TO_REQUEST: Intent = { kind: 'createRequest' };
