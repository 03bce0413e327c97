import type { DialogContext } from 'botbuilder-dialogs';
import type { UnfinishedAtRequest } from '../ids.ts';
import type { Intent, RequestAction } from '../recognition/intents.ts';
import { flowIn } from './unfinished.ts';

/** Whether that very thing is to be confirmed: said once more, it is asked again, and nothing said for it is lost. */
export function isAskedAbout(dialogs: DialogContext, intent: Intent): boolean {
  if (intent.kind !== 'showRequest' || intent.action === undefined || intent.argument !== undefined) return false;
  const flow = flowIn(dialogs);
  return flow !== undefined && actionIn(flow) === intent.action && keyOf(flow) === intent.key;
}

function keyOf(flow: UnfinishedAtRequest): string | undefined {
  return flow.dialog === 'reply' ? undefined : flow.options.key;
}

function actionIn(flow: UnfinishedAtRequest): RequestAction | undefined {
  switch (flow.dialog) {
    case 'share':
      return 'share';
    case 'answerApproval':
      return flow.options.decision;
    case 'changeStatus':
      return typeof flow.options.wanted === 'string' ? flow.options.wanted : flow.options.goal;
    default:
      return undefined;
  }
}
