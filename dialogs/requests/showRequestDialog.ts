import type { DialogTurnResult } from 'botbuilder-dialogs';
import { isRequestKey } from '../../jira/requestKey.ts';
import type { Next } from '../ids.ts';
import { DIALOGS, DONE } from '../ids.ts';
import type { RequestAction } from '../intents.ts';
import type { DialogPorts } from '../ports.ts';
import type { Answer } from '../question.ts';
import { saidAnew } from '../quickAnswerDialogs.ts';
import { requestActionSaid } from '../recogniseRequest.ts';
import { localeOf, tell, valueIn } from '../replies.ts';
import { timeZoneOf } from '../timeZone.ts';
import type { Step } from '../waterfall.ts';
import { createWaterfall } from '../waterfall.ts';
import { escapeMarkdown } from '../words.ts';
import { ratingIn } from './ratings.ts';
import { findView, viewQuestion } from './requestView.ts';

type ShowStep = Step<{ readonly key: string; readonly action?: RequestAction }, Next>;

/** Shows one request and does with it what is asked for. Somebody else's is not found. */
export function createShowRequestDialog({ serviceDesk }: Pick<DialogPorts, 'serviceDesk'>) {
  return createWaterfall(DIALOGS.showRequest, [
    async function who(step) {
      const { key } = step.options;
      if (isRequestKey(key)) return step.begin(DIALOGS.signIn, {});
      return notThere(step, 'requests.notAKey');
    },
    async function show(step) {
      const customer = step.resultOf(DIALOGS.signIn);
      if (!customer) return step.end(DONE);
      const { key, action } = step.options;
      const owned = { key, accountId: customer.accountId };
      if (action) {
        const { kind } = await serviceDesk.findRequest(owned);
        return kind === 'found' ? act(step, action) : notThere(step, 'requests.notFound');
      }
      const view = await findView(serviceDesk, owned);
      if (!view) return notThere(step, 'requests.notFound');
      const timeZone = await timeZoneOf(step.context, serviceDesk, customer.accountId);
      return step.begin(DIALOGS.question, viewQuestion({ locale: localeOf(step.context), timeZone }, view));
    },
    async function follow(step) {
      // What was asked for by name is done now.
      if (step.options.action) return step.end(step.resultOf(DIALOGS.comment));
      return answer(step, step.resultOf(DIALOGS.question));
    },
    async function done(step) {
      return step.end(step.resultOf(DIALOGS.comment));
    },
  ]);
}

async function notThere(step: ShowStep, why: 'requests.notAKey' | 'requests.notFound'): Promise<DialogTurnResult> {
  const key = escapeMarkdown(step.options.key);
  await tell(step.context, { key: why, params: { key } }, ['myRequests', 'talkToAgent']);
  return step.end(DONE);
}

async function answer(step: ShowStep, said: Answer): Promise<DialogTurnResult> {
  const { key } = step.options;
  if (said.kind === 'files') return step.begin(DIALOGS.comment, { key, asks: 'files', files: [], isAnswered: true });
  const rating = ratingIn(said);
  if (rating !== undefined) return step.begin(DIALOGS.rate, { key, rating });
  if (said.kind === 'option') return press(step, said.id);
  const action = said.kind === 'text' ? requestActionSaid(said.text, localeOf(step.context)) : undefined;
  return action ? act(step, action) : step.end(saidAnew(said, localeOf(step.context)));
}

function press(step: ShowStep, optionId: string): Promise<DialogTurnResult> {
  const { key } = step.options;
  const transition = valueIn(optionId, 'changeStatus');
  if (transition !== undefined) return step.begin(DIALOGS.changeStatus, { key, wanted: { id: transition } });
  const action = ACTION_BUTTONS.find((each) => each === optionId);
  if (action) return act(step, action);
  return step.end({ kind: 'goTo', intent: { kind: 'myRequests', status: 'open' } });
}

const ACTION_BUTTONS = ['comment', 'attach', 'approve', 'decline', 'share'] as const;

function act(step: ShowStep, action: RequestAction): Promise<DialogTurnResult> {
  const { key } = step.options;
  switch (action) {
    case 'comment':
      return step.begin(DIALOGS.comment, { key, asks: 'text', files: [] });
    case 'attach':
      return step.begin(DIALOGS.comment, { key, asks: 'files', files: [] });
    case 'close':
    case 'reopen':
      return step.begin(DIALOGS.changeStatus, { key, wanted: action });
    case 'approve':
    case 'decline':
      return step.begin(DIALOGS.answerApproval, { key, decision: action });
    case 'share':
      return step.begin(DIALOGS.share, { key });
    case 'rate':
      return step.begin(DIALOGS.rate, { key });
    default:
      return action satisfies never;
  }
}
