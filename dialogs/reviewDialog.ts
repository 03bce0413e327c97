import type { DialogTurnResult } from 'botbuilder-dialogs';
import { isUnanswered } from '../errors.ts';
import type { RequestForm, ServiceDesk } from '../jira/ports.ts';
import { PHRASES } from '../locales/phrases.ts';
import { speakerOf } from '../messaging/speaker.ts';
import { keepDraft, offerKept } from './aside.ts';
import { confirmCreation } from './confirmCreation.ts';
import { asCustomer } from './customer.ts';
import type { Draft } from './draft.ts';
import { EMPTY_DRAFT, nextStep, reopened } from './draft.ts';
import { filesLine, line, linesOf } from './draftLines.ts';
import type { Next, ReviewOptions } from './ids.ts';
import { DIALOGS, DONE } from './ids.ts';
import { mainMenu } from './menu.ts';
import type { DialogPorts } from './ports.ts';
import type { Question } from './question.ts';
import type { Option } from './replies.ts';
import { refitted } from './refitted.ts';
import { option, tell, valueIn } from './replies.ts';
import { sendDraft, wordsOf } from './sendDraft.ts';
import { createWaterfall } from './waterfall.ts';
import type { Step } from './waterfall.ts';
import type { Words } from './words.ts';
import { escapeMarkdown } from './words.ts';

type ReviewStep = Step<ReviewOptions, Next>;
type ReviewPorts = Pick<DialogPorts, 'serviceDesk' | 'identity' | 'memory' | 'watch' | 'files' | 'clock'>;

/** Shows the request as it would be sent, lets the customer change it, and sends it. */
export function createReviewDialog(ports: ReviewPorts) {
  const { draft: slot } = ports.memory;

  return createWaterfall(DIALOGS.review, [
    async function complete(step) {
      const draft = await slot.read(step.context);
      const isComplete = !draft.form || nextStep(draft, draft.form).kind === 'review';
      return isComplete ? step.pass(DIALOGS.fillForm, undefined) : step.begin(DIALOGS.fillForm, {});
    },
    async function show(step) {
      const draft = await slot.read(step.context);
      return step.begin(DIALOGS.question, reviewQuestion(draft, step.options.isAgain));
    },
    async function act(step) {
      const said = step.resultOf(DIALOGS.question);
      // The file is among the others by now.
      if (said.kind === 'files') return step.restart({});
      const chosen = said.kind === 'option' ? said.id : 'cancel';
      if (chosen === 'send' || chosen === 'tryAgain') return send(step, ports);
      const fieldId = valueIn(chosen, 'edit');
      if (fieldId !== undefined) {
        await slot.write(step.context, reopened(await slot.read(step.context), fieldId));
        return step.restart({});
      }
      if (chosen === 'edit') return step.begin(DIALOGS.question, editQuestion(await slot.read(step.context)));
      await leave(step, ports);
      await tell(step.context, { key: 'create.cancelled' }, mainMenu(step.context));
      return step.end(DONE);
    },
    async function change(step) {
      const said = step.resultOf(DIALOGS.question);
      const draft = await slot.read(step.context);
      if (said.kind === 'option' && said.id === 'cancel') return step.restart({});
      if (said.kind === 'option') await slot.write(step.context, reopened(draft, said.id));
      return step.begin(DIALOGS.fillForm, {});
    },
    async function again(step) {
      return step.restart({});
    },
  ]);
}

async function forget({ context }: ReviewStep, { memory }: ReviewPorts): Promise<void> {
  await memory.draft.clear(context);
  await memory.trail.change(context, (trail) => ({ ...trail, unsolved: [] }));
}

/** Not sent, and not thrown away either: a “no” is soon said. */
async function leave({ context }: ReviewStep, ports: ReviewPorts): Promise<void> {
  const { memory } = ports;
  await keepDraft(context, ports);
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
  try {
    const found = await desk.findRequestForm(requestType.id);
    return found.kind === 'found' ? found.form : undefined;
  } catch (error) {
    if (isUnanswered(error)) return undefined;
    throw error;
  }
}

async function send(step: ReviewStep, ports: ReviewPorts): Promise<DialogTurnResult> {
  const draft = await ports.memory.draft.read(step.context);
  // Asked anew: the draft may be older than a sign-out on another page.
  const customer = asCustomer(await ports.identity.personOf(speakerOf(step.context).conversation));
  if (!customer || !draft.form) return step.end({ kind: 'goTo', intent: { kind: 'createRequest' } });
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
  await forget(step, ports);
  // What was written for a kind of request that is gone is good for another one.
  if (result.kind === 'notFound') await remember(step, ports, draft);
  switch (result.kind) {
    case 'created':
    case 'existed':
      await confirmCreation(step.context, ports, {
        draft,
        key: result.key,
        accountId: customer.accountId,
        portalUrl: result.portalUrl,
      });
      break;
    case 'notFound':
      await tell(step.context, { key: 'create.typeGone' }, ['createRequest', 'talkToAgent']);
      break;
    case 'waits':
      await tell(step.context, { key: 'create.waits' }, ['myRequests', 'askAnother', 'talkToAgent']);
      break;
    default:
      return result satisfies never;
  }
  return step.end(DONE);
}

/** Not all that a form wants can be told from the API; the form itself can. */
function refused({ requestType, portalUrl }: RequestForm, reason: string): Words {
  const params = { reason: escapeMarkdown(reason), type: escapeMarkdown(requestType.name), url: portalUrl };
  return { key: reason === '' ? 'create.refusedUnexplained' : 'create.refused', params };
}

function reviewQuestion(draft: Draft, isAgain = false): Question {
  const lines: readonly Words[] = [
    line({ key: 'create.type' }, escapeMarkdown(draft.form?.requestType.name ?? '')),
    ...linesOf(draft),
    ...filesLine(draft),
  ];
  return {
    say: [{ key: 'create.review' }, ...lines],
    accepts: { kind: 'options', files: true },
    options: [
      ...(isAgain ? AGAIN : SEND),
      option('edit'),
      option('cancel'),
      ...(isAgain ? [option('talkToAgent')] : []),
      ...fieldsByName(draft),
    ],
  };
}

/** Who writes the name of a field wants to change that one: `summary`, `change the summary`. */
function fieldsByName({ form }: Draft): readonly Option[] {
  const fields = (form?.fields ?? []).filter(({ kind }) => kind !== 'unsupported');
  return fields.flatMap(({ fieldId, name }) =>
    namesOf(fieldId, name).flatMap((each) =>
      ['', ...CHANGING].map((word) => hidden({ id: `edit:${fieldId}`, label: { text: `${word} ${each}`.trim() } })),
    ),
  );
}

/** A name may be written in two languages; what Jira itself has brought is known by its id, too. */
function namesOf(fieldId: string, name: string): readonly string[] {
  return [name, ...name.split('/'), ...(/^[a-z]+$/i.test(fieldId) ? [fieldId] : [])].map((each) => each.trim());
}

const CHANGING = Object.values(PHRASES).flatMap(({ options }) =>
  (options['edit'] ?? []).filter((each) => !each.includes(' ')),
);
const hidden = (each: Option): Option => ({ ...each, hidden: true });
const SEND = [option('send'), hidden(option('tryAgain'))];
const AGAIN = [option('tryAgain'), hidden(option('send'))];

function editQuestion(draft: Draft): Question {
  const fields = (draft.form?.fields ?? []).filter(({ kind }) => kind !== 'unsupported');
  const options: readonly Option[] = fields.map(({ fieldId, name }) => ({ id: fieldId, label: { text: name } }));
  const back = { ...option('cancel'), hidden: true };
  return {
    say: [{ key: 'create.chooseEdit' }],
    accepts: { kind: 'options', files: true },
    options: [...options, back],
  };
}
