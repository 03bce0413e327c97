import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { RequestForm, ServiceDesk } from '../../jira/ports.ts';
import { speakerOf } from '../../messaging/speaker.ts';
import { keepDraft, offerKept } from '../interruptions/aside.ts';
import { isNote, notTaken, withChanges } from './changedMeanwhile.ts';
import { confirmCreation } from './confirmCreation.ts';
import type { Customer } from '../customer.ts';
import { asCustomer } from '../customer.ts';
import type { Draft } from './draft.ts';
import { EMPTY_DRAFT, fileField, nextStep, reopened } from './draft.ts';
import { filesQuestion, filesSaid } from './draftFiles.ts';
import type { FieldChange } from './fieldChange.ts';
import type { FillFormOptions, Next, ReviewOptions } from '../ids.ts';
import { DIALOGS, DONE } from '../ids.ts';
import { mainMenu } from '../menu.ts';
import type { DialogPorts } from '../ports.ts';
import { refitted } from './refitted.ts';
import { tell, valueIn } from '../replies.ts';
import { editQuestion, reviewQuestion } from './reviewQuestions.ts';
import { noteRequest } from '../interruptions/lastRequest.ts';
import type { Sent } from './sendDraft.ts';
import { originOfDraft, sendDraft, wordsOf } from './sendDraft.ts';
import type { SentRequest } from '../trail.ts';
import { wordsBesideFiles } from './wordsBesideFiles.ts';
import { createWaterfall } from '../waterfall.ts';
import type { Step } from '../waterfall.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';
import { whereKnown } from '../whereKnown.ts';

type ReviewStep = Step<ReviewOptions, Next>;
type ReviewPorts = Pick<DialogPorts, 'serviceDesk' | 'identity' | 'memory' | 'watch' | 'files' | 'clock'>;

/** Shows the request as it would be sent, lets the customer change it, and sends it. */
export function createReviewDialog(ports: ReviewPorts) {
  const { draft: slot } = ports.memory;

  return createWaterfall(DIALOGS.review, [
    async function complete(step) {
      const draft = await slot.read(step.context);
      const isComplete = !draft.form || nextStep(draft, draft.form).kind === 'review';
      return isComplete ? step.pass(DIALOGS.fillForm, undefined) : step.begin(DIALOGS.fillForm, saidIn(step.options));
    },
    async function show(step) {
      const draft = await slot.read(step.context);
      const { isAgain, asks } = step.options;
      if (asks === 'files' && draft.files.length > 0) return step.begin(DIALOGS.question, filesQuestion(draft));
      if (asks === 'edit') return step.pass(DIALOGS.question, { kind: 'option', id: 'edit' });
      return step.begin(DIALOGS.question, reviewQuestion(draft, isAgain));
    },
    async function act(step) {
      const said = step.resultOf(DIALOGS.question);
      if (said.kind === 'files') return filesAdded(step, ports);
      if (said.kind === 'change') return changeTo(step, ports, said.change);
      const chosen = said.kind === 'option' ? said.id : 'cancel';
      if (SENDING.includes(chosen)) return send(step, ports);
      if (BACK_TO_REVIEW.includes(chosen)) return step.restart({});
      const fieldId = valueIn(chosen, 'edit');
      if (fieldId !== undefined) return change(step, ports, fieldId);
      const remaining = await afterRemoval(step, ports, chosen);
      if (remaining) return step.restart(remaining);
      if (chosen === 'edit') return step.begin(DIALOGS.question, editQuestion(await slot.read(step.context)));
      await leave(step, ports);
      await tell(step.context, { key: 'create.cancelled' }, mainMenu(step.context));
      return step.end(DONE);
    },
    async function chooseChange(step) {
      const said = step.resultOf(DIALOGS.question);
      if (said.kind === 'files') return filesAdded(step, ports);
      if (said.kind === 'change') return changeTo(step, ports, said.change);
      const chosen = said.kind === 'option' ? said.id : 'cancel';
      // Nothing was changed since the review was shown.
      if (chosen === 'send') return send(step, ports);
      if (chosen === 'cancel' || chosen === 'edit') return step.restart({});
      if (chosen === 'files') return step.restart({ asks: 'files' });
      const remaining = await afterRemoval(step, ports, chosen);
      if (remaining) return step.restart(remaining);
      return change(step, ports, chosen);
    },
  ]);
}

const SENDING: readonly string[] = ['send', 'send:again', 'tryAgain'];
/** What the question about files ends with. */
const BACK_TO_REVIEW: readonly string[] = ['done', 'keepValue', 'sendNow'];

function saidIn({ said }: ReviewOptions): FillFormOptions {
  return said === undefined ? {} : { said };
}

/** The files are among the others by now. */
async function filesAdded(step: ReviewStep, { memory }: ReviewPorts): Promise<DialogTurnResult> {
  const say = wordsBesideFiles(step.context, await memory.draft.read(step.context));
  for (const each of say) await tell(step.context, each);
  return step.restart(step.options);
}

/** What a field shall be is read as if it was asked for; which one is asked where nobody can tell. */
async function changeTo(
  step: ReviewStep,
  ports: ReviewPorts,
  { others = [], ...first }: FieldChange,
): Promise<DialogTurnResult> {
  const { memory } = ports;
  const { context } = step;
  const draft = await memory.draft.read(context);
  const changed = others.length === 0 ? undefined : await withChanges(draft, [first, ...others], { context, ports });
  if (changed) await memory.draft.write(step.context, changed.draft);
  const [next, ...unread] = changed?.unread ?? [first];
  const told = [...(changed?.told ?? []).filter(isNote), ...notTaken(changed?.draft ?? draft, unread)];
  for (const each of told) await tell(step.context, each);
  if (!next) return step.restart({});
  const { fieldId, said } = next;
  if (fieldId === undefined) return step.restart({ asks: 'edit' });
  return change(step, ports, fieldId, said === '' ? {} : { said });
}

/** One field is asked for again; of files that are there, which ones are to stay. */
async function change(
  step: ReviewStep,
  { memory }: ReviewPorts,
  fieldId: string,
  said: FillFormOptions = {},
): Promise<DialogTurnResult> {
  const draft = await memory.draft.read(step.context);
  const isOfFiles = draft.form && fileField(draft.form)?.fieldId === fieldId;
  if (isOfFiles && draft.files.length > 0) return step.restart({ asks: 'files' });
  await memory.draft.write(step.context, reopened(draft, fieldId));
  return step.restart(said);
}

/** Takes files out of the request where that was said, and asks about those that are left. */
async function afterRemoval(
  step: ReviewStep,
  { memory }: ReviewPorts,
  optionId: string,
): Promise<ReviewOptions | undefined> {
  const said = filesSaid(await memory.draft.read(step.context), optionId);
  if (said?.kind === 'removed') {
    await memory.draft.write(step.context, said.draft);
    await tell(step.context, said.told);
    if (said.draft.files.length === 0) return {};
  }
  return said && { asks: 'files' };
}

async function forget({ context }: ReviewStep, { memory }: ReviewPorts, sent?: SentRequest): Promise<void> {
  await memory.draft.clear(context);
  await memory.trail.change(context, (trail) => ({ ...trail, unsolved: [], ...(sent ? { sent } : {}) }));
}

/** Not sent, and not thrown away either: a “no” is soon said. */
async function leave({ context }: ReviewStep, ports: ReviewPorts): Promise<void> {
  const { memory } = ports;
  await keepDraft(context, ports, { isLeftNow: true });
  await offerKept(context, ports);
  await memory.trail.change(context, (trail) => ({ ...trail, unsolved: [] }));
}

async function remember({ context }: ReviewStep, { memory }: ReviewPorts, draft: Draft): Promise<void> {
  await memory.trail.change(context, (trail) => ({ ...trail, unsolved: wordsOf(draft).said }));
  const waitingFiles = draft.files.flatMap(({ from }) => (from ? [from] : []));
  await memory.draft.write(context, { ...EMPTY_DRAFT, waitingFiles });
}

/** A refusal may be about a form that has changed since it was opened. */
async function refit({ context }: ReviewStep, { serviceDesk, memory }: ReviewPorts, form: RequestForm): Promise<void> {
  const found = await currentForm(serviceDesk, form);
  if (found) await memory.draft.write(context, refitted(await memory.draft.read(context), found));
}

/** Undefined where Jira does not say; the customer can still change what they want. */
async function currentForm(desk: ServiceDesk, { requestType }: RequestForm): Promise<RequestForm | undefined> {
  const found = await whereKnown(desk.findRequestForm(requestType.id));
  return found?.kind === 'found' ? found.form : undefined;
}

async function send(step: ReviewStep, ports: ReviewPorts): Promise<DialogTurnResult> {
  const draft = await ports.memory.draft.read(step.context);
  // Asked anew: the draft may be older than a sign-out on another page.
  const customer = asCustomer(await ports.identity.personOf(speakerOf(step.context).conversation));
  const isTheirs = draft.personId === undefined || draft.personId === customer?.id;
  if (!customer || !isTheirs || !draft.form) return step.end({ kind: 'goTo', intent: { kind: 'createRequest' } });
  const result = await sendDraft(step.context, ports, { draft, form: draft.form, customer });
  if (result.kind === 'filesLost') return step.restart({});
  if (result.kind === 'notTaken') {
    await tell(step.context, { key: 'create.notTaken' });
    return step.restart({ isAgain: true });
  }
  if (result.kind === 'refused') {
    await tell(step.context, refused(draft.form, result.reason));
    await refit(step, ports, draft.form);
    return step.restart({});
  }
  await forget(step, ports, sentRequest(step, draft, result, customer));
  // What was written for a kind of request that is gone is good for another one.
  if (result.kind === 'notFound') await remember(step, ports, draft);
  switch (result.kind) {
    case 'created':
    case 'existed':
      await noteRequest(step.context, ports, { key: result.key, accountId: customer.accountId });
      await confirmCreation(step.context, ports, { ...result, draft, accountId: customer.accountId });
      break;
    case 'notFound':
      await tell(step.context, { key: 'create.typeGone' }, ['createRequest', 'talkToAgent']);
      break;
    case 'waits':
    case 'underWay':
      await tell(step.context, { key: `create.${result.kind}` }, ['myRequests', 'askAnother', 'talkToAgent']);
      break;
    default:
      return result satisfies never;
  }
  return step.end(DONE);
}

/** What the conversation remembers of it. */
function sentRequest(
  { context }: ReviewStep,
  draft: Draft,
  result: Sent,
  { accountId }: Customer,
): SentRequest | undefined {
  if (result.kind === 'notFound') return undefined;
  const key = 'key' in result ? { key: result.key } : {};
  return { origin: originOfDraft(context, draft), accountId, ...key };
}

/** Not all that a form wants can be told from the API; the form itself can. */
function refused({ requestType, portalUrl }: RequestForm, reason: string): Words {
  const params = { reason: escapeMarkdown(reason), type: escapeMarkdown(requestType.name), url: portalUrl };
  return { key: reason === '' ? 'create.refusedUnexplained' : 'create.refused', params };
}
