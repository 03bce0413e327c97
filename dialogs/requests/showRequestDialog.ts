import type { DialogTurnResult } from 'botbuilder-dialogs';
import { isUnanswered } from '../../errors.ts';
import { isRequestKey } from '../../jira/requestKey.ts';
import { readMessage } from '../../messaging/inbound.ts';
import { actionMeant } from '../recognition/actionMeant.ts';
import { allMeant, isAllWord } from '../recognition/allMeant.ts';
import { offerKept } from '../interruptions/aside.ts';
import { takeFiles } from '../forms/attachedFiles.ts';
import { noteRequest } from '../interruptions/lastRequest.ts';
import { takeKeptFiles } from '../interruptions/filesAtHand.ts';
import type { Customer } from '../customer.ts';
import type { AtRequest, Next, ShowRequestOptions, Unfinished } from '../ids.ts';
import type { CommentOptions } from '../requestOptions.ts';
import { DIALOGS, DONE } from '../ids.ts';
import type { Locale } from '../../locales/index.ts';
import { DECISIONS } from '../recognition/leftAside.ts';
import { requestCalled } from '../recognition/recognise.ts';
import { ordersAfter, withOrders } from '../interruptions/ordersToCome.ts';
import type { DialogPorts } from '../ports.ts';
import type { Answer } from '../question.ts';
import { saidAnew } from '../knowledge/quickAnswerDialogs.ts';
import type { ToldAction } from '../recognition/recogniseRequest.ts';
import type { Option } from '../replies.ts';
import { keyOption, localeOf, option, send, valueIn } from '../replies.ts';
import { asksUnbidden } from '../answers/saidTooEarly.ts';
import { timeZoneOf } from '../answers/timeZone.ts';
import { nextOf } from '../recognition/severalRequests.ts';
import { forgetKept, keepFlow } from '../interruptions/unfinished.ts';
import { leftWords } from '../interruptions/unfinishedWords.ts';
import type { Step } from '../waterfall.ts';
import { createWaterfall } from '../waterfall.ts';
import { escapeMarkdown } from '../words.ts';
import { begunBy } from './begunBy.ts';
import { ratingIn } from './ratings.ts';
import { findView, viewQuestion } from './requestView.ts';
import { tellOthers, unreadWords } from './saidBesides.ts';

type ShowPorts = Pick<DialogPorts, 'serviceDesk' | 'memory' | 'files' | 'clock' | 'identity'>;
type ShowStep = Step<ShowRequestOptions, Next>;

/** Shows one request and does with it what is asked for. Somebody else's is not found. */
export function createShowRequestDialog(ports: ShowPorts) {
  const { serviceDesk, memory, clock } = ports;
  return createWaterfall(DIALOGS.showRequest, [
    async function who(step) {
      const { key } = step.options;
      if (isRequestKey(key)) return step.begin(DIALOGS.signIn, {});
      return notThere(step, isAllWord(key) ? 'requests.whichOnes' : 'requests.notAKey');
    },
    async function show(step) {
      const customer = step.resultOf(DIALOGS.signIn);
      if (!customer) return step.end(DONE);
      const { key, action, argument, isReason, unfinished } = step.options;
      const isOwn = !unfinished || isOf(customer, unfinished);
      if (isOwn) await tellOthers(step.context, step.options);
      const owned = { key, accountId: customer.accountId };
      if (action || unfinished) {
        const { kind } = await keepingWords(step, ports, () => serviceDesk.findRequest(owned));
        if (unfinished) await forgetKept(step.context, ports, unfinished);
        if (!isOwn) return notThere(step, 'requests.notFound', { isOver: true });
        if (kind !== 'found') return notThere(step, 'requests.notFound');
        const before = isReason ? await memory.lastRequest.read(step.context) : {};
        await memory.lastRequest.write(step.context, { ...before, ...owned, at: clock.now() });
        if (unfinished) return goOn(step, unfinished.flow);
      }
      if (action) {
        await isLookedAt(step, ports, customer);
        return act(step, ports, { action, ...(argument === undefined ? {} : { argument }) });
      }
      const view = await findView(serviceDesk, owned);
      if (!view) return notThere(step, 'requests.notFound');
      await isLookedAt(step, ports, customer);
      await noteRequest(step.context, ports, owned);
      const timeZone = await timeZoneOf(step.context, serviceDesk, customer.accountId);
      const question = viewQuestion(timeZone, view);
      const options = [...(question.options ?? []), ...othersOf(step.options)];
      const once = unreadWords(step.options);
      return step.begin(DIALOGS.question, { ...question, options, once });
    },
    async function follow(step) {
      // What was asked for by name is done now.
      if (step.options.action || step.options.unfinished) return endAction(step, step.resultOf(DIALOGS.comment));
      return answer(step, ports, step.resultOf(DIALOGS.question));
    },
    async function done(step) {
      return step.end(step.resultOf(DIALOGS.comment));
    },
  ]);
}

/** What was wanted of several requests goes on with the next, unless something else is wanted by now. */
function endAction(step: ShowStep, result: Next): Promise<DialogTurnResult> {
  const intent = result.kind === 'done' ? nextOf(step.options, result.isUnchanged) : undefined;
  if (intent) asksUnbidden(step.context);
  return step.end(intent ? { kind: 'goTo', intent } : result);
}

/** What was written, and orders for other requests, are kept where the desk cannot even be asked about the request. */
async function keepingWords<T>({ context, options }: ShowStep, ports: ShowPorts, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const { key, action, argument } = options;
    const told = action && { action, ...(argument === undefined ? {} : { argument }) };
    const flow = told && withOrders(begunBy(key, told), ordersAfter(options));
    if (flow && isUnanswered(error)) {
      await keepFlow(context, ports, flow);
      await send(context, { say: leftWords(flow) });
    }
    throw error;
  }
}

/** Nobody has to be led back to where they are. */
async function isLookedAt({ context, options }: ShowStep, ports: ShowPorts, customer: Customer): Promise<void> {
  const { id: personId, accountId } = customer;
  const here = { flow: { dialog: 'showRequest', options }, personId, accountId } as const;
  if (await forgetKept(context, ports, here)) await offerKept(context, ports);
}

/** Their numbers are places like those of the other buttons. */
function othersOf({ others = [] }: ShowRequestOptions): readonly Option[] {
  return others.slice(0, MOST_OTHERS).map((each) => ({ ...keyOption(each), id: `other:${each}` }));
}

const MOST_OTHERS = 5;

/** Whether it may have been this customer who left it. */
function isOf({ id, accountId }: Customer, left: Unfinished): boolean {
  return [undefined, id].includes(left.personId) && [undefined, accountId].includes(left.accountId);
}

/** Asks again what was asked when it was left, of the request as it is now. */
function goOn(step: ShowStep, flow: AtRequest): Promise<DialogTurnResult> {
  switch (flow.dialog) {
    case 'showRequest':
      return step.restart(flow.options);
    case 'comment': {
      const { seen: _before, ...options } = flow.options;
      return step.begin(DIALOGS.comment, options);
    }
    case 'reply':
      return step.begin(DIALOGS.reply, flow.options);
    case 'changeStatus': {
      const { seen, problem, ...options } = flow.options;
      // How it was before tells whether the change was made that got no answer.
      const tried = seen && problem === 'unknown' ? { seen, problem } : {};
      return step.begin(DIALOGS.changeStatus, { ...options, ...tried });
    }
    case 'answerApproval': {
      const { tried, ...options } = flow.options;
      return step.begin(DIALOGS.answerApproval, tried?.problem === 'unknown' ? flow.options : options);
    }
    case 'share':
      return step.begin(DIALOGS.share, flow.options);
    case 'rate':
      return step.begin(DIALOGS.rate, flow.options);
    default:
      return flow satisfies never;
  }
}

/** With `isOver`, what comes after it was not theirs either. */
async function notThere(
  step: ShowStep,
  why: 'requests.notAKey' | 'requests.whichOnes' | 'requests.notFound',
  { isOver } = { isOver: false },
): Promise<DialogTurnResult> {
  const key = escapeMarkdown(step.options.key);
  const isNext = nextOf(step.options, true) !== undefined;
  const { others = [] } = isOver || isNext ? {} : step.options;
  const options = [...others.slice(0, MOST_OTHERS).map(keyOption), option('myRequests'), option('talkToAgent')];
  await send(step.context, { say: [{ key: why, params: { key } }], options });
  return isOver ? step.end(DONE) : endAction(step, { kind: 'done', isUnchanged: true });
}

async function answer(step: ShowStep, ports: ShowPorts, said: Answer): Promise<DialogTurnResult> {
  const { key } = step.options;
  const all = allMeant(readMessage(step.context.activity).text, localeOf(step.context));
  if (all) return step.end({ kind: 'goTo', intent: all });
  if (said.kind === 'files') return step.begin(DIALOGS.comment, { key, asks: 'files', files: [], isAnswered: true });
  const rating = ratingIn(said);
  if (rating !== undefined) return step.begin(DIALOGS.rate, { key, rating });
  if (said.kind === 'option') return press(step, ports, said.id);
  const told = said.kind === 'text' ? actionHere(said.text, localeOf(step.context)) : undefined;
  if (!told) return step.end(saidAnew(said, localeOf(step.context)));
  // With a reason it is two things.
  const isTwo = told.argument !== undefined && DECISIONS.includes(told.action);
  return isTwo ? step.end({ kind: 'goTo', intent: { kind: 'showRequest', key, ...told } }) : act(step, ports, told);
}

/** `close the request about the printer` is said of that one, whichever is looked at. */
function actionHere(text: string, locale: Locale): ToldAction | undefined {
  return requestCalled(text, locale)?.isOrder ? undefined : actionMeant(text, locale);
}

function press(step: ShowStep, ports: ShowPorts, optionId: string): Promise<DialogTurnResult> {
  const { key } = step.options;
  const transition = valueIn(optionId, 'changeStatus');
  if (transition !== undefined) return step.begin(DIALOGS.changeStatus, { key, wanted: { id: transition } });
  const action = ACTION_BUTTONS.find((each) => each === optionId);
  const { unread } = step.options;
  if (action === 'comment' && unread !== undefined) return act(step, ports, { action, argument: unread });
  if (action) return act(step, ports, { action });
  const other = valueIn(optionId, 'other');
  if (other !== undefined) return step.end({ kind: 'goTo', intent: { kind: 'showRequest', key: other } });
  if (optionId === 'talkToAgent') return step.end({ kind: 'goTo', intent: { kind: 'human' } });
  return step.end({ kind: 'goTo', intent: { kind: 'myRequests', status: 'open' } });
}

const ACTION_BUTTONS = ['comment', 'attach', 'approve', 'decline', 'share'] as const;

async function act(step: ShowStep, ports: ShowPorts, told: ToldAction): Promise<DialogTurnResult> {
  const { lastRequest } = ports.memory;
  // One more that is to be dealt with in the same way is closed, and not told why this one was.
  if (!step.options.isReason)
    await lastRequest.write(step.context, { ...(await lastRequest.read(step.context)), order: told });
  const begun = begunBy(step.options.key, told);
  return begun.dialog === 'comment' ? comment(step, ports, begun.options) : goOn(step, begun);
}

/** With the files that wait to be put somewhere, and the words that came with them. */
async function comment(step: ShowStep, ports: ShowPorts, wanted: CommentOptions): Promise<DialogTurnResult> {
  const { files: sent, words } = await takeKeptFiles(step.context, ports);
  const { uploaded: files, say } = await takeFiles(step.context, ports, { files: sent, already: 0 });
  if (say.length > 0) await send(step.context, { say });
  const text = wanted.text ?? words;
  return step.begin(DIALOGS.comment, { ...wanted, ...(text === undefined ? {} : { text }), files });
}
