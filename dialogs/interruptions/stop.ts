import type { TurnContext } from 'botbuilder';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { AFTER_CHAT } from '../../handoff/index.ts';
import { isDraftLast, keepDraft, offerKept } from './aside.ts';
import { isMakingRequest } from './requestInMaking.ts';
import { OVER } from './beginIntent.ts';
import { askAboutFiles } from './filesAtHand.ts';
import type { Draft } from '../forms/draft.ts';
import type { UnfinishedFlow } from '../ids.ts';
import { mainMenu } from '../menu.ts';
import type { DialogPorts } from '../ports.ts';
import { option, send, tell } from '../replies.ts';
import {
  flowIn,
  forgetKept,
  hasWords,
  isInDoubt,
  isSigningIn,
  keepFlow,
  keptFlow,
  signInIn,
  toldOf,
} from './unfinished.ts';
import { isForRequest, leftWords, othersAfter } from './unfinishedWords.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

interface Left {
  /** What there is to say about what was filled in or written. */
  readonly words: Words;
  /** What would be lost with it. */
  readonly draft?: Draft | undefined;
  readonly flow?: UnfinishedFlow | undefined;
  /** Whether files wait that are for something else. */
  readonly hasFiles: boolean;
}

/** Ends what is going on, and keeps what was filled in or written for it. */
async function leaveKeeping(
  dialogs: DialogContext,
  ports: DialogPorts,
  isWorthKeeping: (flow: UnfinishedFlow) => boolean,
): Promise<Left> {
  const { context } = dialogs;
  const isForm = isMakingRequest(dialogs.stack);
  const flow = signInIn(dialogs) ?? flowIn(dialogs);
  const isKept = flow !== undefined && isWorthKeeping(flow);
  await dialogs.cancelAllDialogs();
  const hasWaiting = (await ports.memory.draft.read(context)).waitingFiles.length > 0;
  const draft = await keepDraft(context, ports, { isLeftNow: isForm });
  if (isKept) await keepFlow(context, ports, flow);
  const hasFiles = hasWaiting && !isForm;
  if (!draft && !hasFiles) await ports.memory.draft.clear(context);
  await offerKept(context, ports);
  if (isForm && draft) return { words: keptRequest(draft), draft, hasFiles };
  if (isKept) {
    const isWritten = hasWords(flow) || (isForRequest(flow) && (await hasTold(context, ports)));
    return { words: flowKept(await toldOf(context, ports, flow), isWritten), flow, hasFiles };
  }
  return { words: { key: isForm && hasWaiting ? 'stop.files' : 'stop.stopped' }, hasFiles };
}

/** Whether a request would begin with something that was said. */
async function hasTold(context: TurnContext, { memory }: DialogPorts): Promise<boolean> {
  return (await memory.trail.read(context)).unsolved.length > 0;
}

function keptRequest(draft: Draft): Words {
  return { key: 'stop.keptRequest', params: { type: typeOf(draft) } };
}

function typeOf({ form }: Draft): string {
  return escapeMarkdown(form?.requestType.name ?? '');
}

function flowKept(flow: UnfinishedFlow, isWritten: boolean): Words {
  const others = othersAfter(flow);
  if (isInDoubt(flow)) return { key: 'stop.inDoubt' };
  if (others !== '') return { key: 'stop.keptOrders', params: { others } };
  return { key: isWritten ? 'stop.kept' : 'stop.keptFlow' };
}

/** Looking at a request is nothing to come back to; what was to be done with it is, and what waits for a sign-in. */
function isBegunIn(dialogs: DialogContext): (flow: UnfinishedFlow) => boolean {
  const isWaiting = isSigningIn(dialogs);
  return (flow) => {
    if (isWaiting || hasWords(flow)) return true;
    return flow.dialog !== 'comment' && flow.dialog !== 'showRequest';
  };
}

/** Ends what is going on; where nothing is, what was kept. */
export async function stop(dialogs: DialogContext, ports: DialogPorts): Promise<DialogTurnResult> {
  const { context } = dialogs;
  const { words, hasFiles }: Left =
    dialogs.stack.length === 0
      ? { words: { key: `stop.${await discard(context, ports)}` }, hasFiles: false }
      : await leaveKeeping(dialogs, ports, isBegunIn(dialogs));
  await tell(context, words, mainMenu(context));
  if (hasFiles) await askAboutFiles(context, ports);
  return OVER;
}

/** One thing of what was kept, the last first, is thrown away. */
async function discard(
  context: TurnContext,
  ports: DialogPorts,
): Promise<'files' | 'discarded' | 'discardedInDoubt' | 'nothing'> {
  const { memory } = ports;
  const draft = await memory.draft.read(context);
  if (draft.waitingFiles.length > 0) {
    await dropFiles(context, ports);
    return 'files';
  }
  const kept = await keptFlow(context, ports);
  const dropped = kept && !(await isDraftLast(context, ports, kept)) ? kept.unfinished : undefined;
  if (dropped) {
    await forgetKept(context, ports, dropped);
    if (isForRequest(dropped.flow)) await forgetTold(context, ports);
  } else {
    if (draft.form) await forgetTold(context, ports);
    await memory.draft.clear(context);
  }
  await offerKept(context, ports);
  if (dropped && isInDoubt(dropped.flow)) return 'discardedInDoubt';
  return kept || draft.form ? 'discarded' : 'nothing';
}

/** Another request does not begin with what this one was about. */
async function forgetTold(context: TurnContext, { memory }: DialogPorts): Promise<void> {
  await memory.trail.change(context, (trail) => ({ ...trail, unsolved: [] }));
}

async function dropFiles(context: TurnContext, { memory }: DialogPorts): Promise<void> {
  const { waitingWords: _with, ...draft } = await memory.draft.read(context);
  await memory.draft.write(context, { ...draft, waitingFiles: [] });
}

/** The end of the conversation: what was said in it does not follow the customer into the next, what was begun may. */
export async function exit(dialogs: DialogContext, ports: DialogPorts): Promise<DialogTurnResult> {
  const isBegun = isBegunIn(dialogs);
  const isKept = (left: UnfinishedFlow): boolean => left.dialog !== 'signIn' && isBegun(left);
  const { hasFiles, draft, flow } = await leaveKeeping(dialogs, ports, isKept);
  if (hasFiles) await dropFiles(dialogs.context, ports);
  await ports.memory.trail.clear(dialogs.context);
  await ports.memory.lastRequest.clear(dialogs.context);
  const say = [...keptWords(draft, flow), { key: 'exit.finished' }] as const;
  await send(dialogs.context, { say, options: AFTER_CHAT.map(option) });
  return OVER;
}

/** Who says good-bye in the middle of something hears what has become of it. */
function keptWords(draft: Draft | undefined, flow: UnfinishedFlow | undefined): readonly Words[] {
  if (draft) return [{ key: 'create.kept', params: { type: typeOf(draft) } }];
  if (flow === undefined || flow.dialog === 'knowledge' || flow.dialog === 'signIn') return [];
  const isChange = CHANGES.includes(flow.dialog) && !isInDoubt(flow);
  return [...(isChange ? [{ key: 'requests.unchanged' } as const] : []), ...leftWords(flow)];
}

const CHANGES: readonly UnfinishedFlow['dialog'][] = ['changeStatus', 'answerApproval', 'share'];
