import { DialogTurnStatus } from 'botbuilder-dialogs';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { answerAtOnce } from '../answerAtOnce.ts';
import { takeUpDraft } from './aside.ts';
import { askAboutFiles } from './filesAtHand.ts';
import type { Next, Unfinished } from '../ids.ts';
import { DIALOGS } from '../ids.ts';
import type { Intent, Interruption } from '../recognition/intents.ts';
import type { DialogPorts } from '../ports.ts';
import { offerAlso } from '../replies.ts';
import { forgetKept, keptFlow } from './unfinished.ts';
import type { DialogRef } from '../waterfall.ts';

/** Nothing is asked (any more). */
export const OVER: DialogTurnResult = { status: DialogTurnStatus.complete };

/** Begins what somebody wants, or answers it at once. */
export async function beginIntent(
  inner: DialogContext,
  ports: DialogPorts,
  intent: Exclude<Intent, Interruption>,
): Promise<DialogTurnResult> {
  switch (intent.kind) {
    case 'quickAnswers':
      return begin(inner, DIALOGS.quickAnswers, {});
    case 'quickAnswer':
      return begin(inner, DIALOGS.quickAnswer, { id: intent.id, said: intent.said });
    case 'searchKnowledge':
      return begin(inner, DIALOGS.knowledge, withoutKind(intent));
    case 'collection':
      return begin(inner, DIALOGS.collection, { id: intent.id });
    case 'createRequest':
      offerAlso(inner.context, []);
      return begin(inner, DIALOGS.createRequest, withoutKind(intent));
    case 'resumeRequest':
      await takeUpDraft(inner.context, ports);
      return begin(inner, DIALOGS.createRequest, {});
    case 'resumeFlow':
      return resumeKept(inner, ports);
    case 'myRequests':
      return begin(inner, DIALOGS.myRequests, withoutKind(intent));
    case 'findRequest':
      return begin(inner, DIALOGS.findRequest, withoutKind(intent));
    case 'showRequest':
      return begin(inner, DIALOGS.showRequest, withoutKind(intent));
    case 'changeStatus':
      return begin(inner, DIALOGS.changeStatus, { key: intent.key, wanted: { id: intent.transitionId }, isPast: true });
    case 'filesSent':
      await askAboutFiles(inner.context, ports);
      return OVER;
    case 'signIn':
      return begin(inner, DIALOGS.account, {});
    default:
      await answerAtOnce(inner.context, intent);
      return OVER;
  }
}

function withoutKind<I extends Intent>({ kind: _kind, ...options }: I): Omit<I, 'kind'> {
  return options;
}

export function begin<Options extends object>(
  inner: DialogContext,
  { id }: DialogRef<Options, Next>,
  options: Options,
): Promise<DialogTurnResult> {
  return inner.beginDialog(id, options);
}

async function resumeKept(inner: DialogContext, ports: DialogPorts): Promise<DialogTurnResult> {
  const kept = await keptFlow(inner.context, ports);
  if (kept) return resumeFlow(inner, ports, kept.unfinished);
  await answerAtOnce(inner.context, { kind: 'askAnother' });
  return OVER;
}

/** Goes on where it was left: by way of the request, which may be gone by now, where there is but one. */
export async function resumeFlow(
  inner: DialogContext,
  ports: DialogPorts,
  unfinished: Unfinished,
): Promise<DialogTurnResult> {
  const { flow } = unfinished;
  offerAlso(inner.context, []);
  if (flow.dialog !== 'reply' && flow.dialog !== 'knowledge' && flow.dialog !== 'signIn') {
    const { afterwards } = flow;
    const first = { key: flow.options.key, unfinished: { ...unfinished, flow } };
    return begin(inner, DIALOGS.showRequest, afterwards ? { ...first, afterwards } : first);
  }
  await forgetKept(inner.context, ports, unfinished);
  if (flow.dialog === 'signIn') return beginIntent(inner, ports, flow.options.intent);
  if (flow.dialog === 'knowledge') return begin(inner, DIALOGS.knowledge, flow.options);
  return begin(inner, DIALOGS.reply, flow.options);
}
