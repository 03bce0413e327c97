import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { RequestForm } from '../jira/ports.ts';
import { speakerOf } from '../messaging/speaker.ts';
import { confirmCreation, fileNames } from './confirmCreation.ts';
import { asCustomer } from './customer.ts';
import type { Draft } from './draft.ts';
import { reopened } from './draft.ts';
import { line, linesOf } from './draftLines.ts';
import type { Next, NoOptions } from './ids.ts';
import { DIALOGS, DONE } from './ids.ts';
import { mainMenu } from './menu.ts';
import type { DialogPorts } from './ports.ts';
import type { Question } from './question.ts';
import type { Option } from './replies.ts';
import { option, tell } from './replies.ts';
import { sendDraft, wordsOf } from './sendDraft.ts';
import { createWaterfall } from './waterfall.ts';
import type { Step } from './waterfall.ts';
import type { Words } from './words.ts';
import { escapeMarkdown } from './words.ts';

type ReviewStep = Step<NoOptions, Next>;
type ReviewPorts = Pick<DialogPorts, 'serviceDesk' | 'identity' | 'memory' | 'watch' | 'files'>;

/** Shows the request as it would be sent, lets the customer change it, and sends it. */
export function createReviewDialog(ports: ReviewPorts) {
  const { draft: slot } = ports.memory;

  return createWaterfall(DIALOGS.review, [
    async function show(step) {
      return step.begin(DIALOGS.question, reviewQuestion(await slot.read(step.context)));
    },
    async function act(step) {
      const said = step.resultOf(DIALOGS.question);
      const chosen = said.kind === 'option' ? said.id : 'cancel';
      if (chosen === 'send') return send(step, ports);
      if (chosen === 'edit') return step.begin(DIALOGS.question, editQuestion(await slot.read(step.context)));
      await forget(step, ports);
      await tell(step.context, { key: 'create.cancelled' }, mainMenu(step.context));
      return step.end(DONE);
    },
    async function change(step) {
      const said = step.resultOf(DIALOGS.question);
      const draft = await slot.read(step.context);
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

async function remember({ context }: ReviewStep, { memory }: ReviewPorts, unsolved: readonly string[]): Promise<void> {
  await memory.trail.change(context, (trail) => ({ ...trail, unsolved }));
}

async function send(step: ReviewStep, ports: ReviewPorts): Promise<DialogTurnResult> {
  const draft = await ports.memory.draft.read(step.context);
  // Asked anew: the draft may be older than a sign-out on another page.
  const customer = asCustomer(await ports.identity.personOf(speakerOf(step.context).conversation));
  if (!customer || !draft.form) return step.end({ kind: 'goTo', intent: { kind: 'createRequest' } });
  const result = await sendDraft(step.context, ports, { draft, form: draft.form, customer });
  if (result.kind === 'filesLost') return step.restart({});
  if (result.kind === 'refused') {
    await tell(step.context, refused(draft.form, result.reason));
    return step.restart({});
  }
  await forget(step, ports);
  // What was written for a kind of request that is gone is good for another one.
  if (result.kind === 'notFound') await remember(step, ports, wordsOf(draft).said);
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
  return { key: 'create.refused', params };
}

function reviewQuestion(draft: Draft): Question {
  const files = fileNames(draft);
  const lines: readonly Words[] = [
    line({ key: 'create.type' }, escapeMarkdown(draft.form?.requestType.name ?? '')),
    ...linesOf(draft),
    ...(files === '' ? [] : [line({ key: 'create.files' }, files)]),
  ];
  return {
    say: [{ key: 'create.review' }, ...lines],
    accepts: { kind: 'options' },
    options: [option('send'), option('edit'), option('cancel')],
  };
}

function editQuestion(draft: Draft): Question {
  const fields = (draft.form?.fields ?? []).filter(({ kind }) => kind !== 'unsupported');
  const options: readonly Option[] = fields.map(({ fieldId, name }) => ({ id: fieldId, label: { text: name } }));
  return { say: [{ key: 'create.chooseEdit' }], accepts: { kind: 'options' }, options };
}
