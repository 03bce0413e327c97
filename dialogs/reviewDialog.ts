import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { CreateResult, RequestForm } from '../jira/ports.ts';
import { isKojiError } from '../errors.ts';
import { speakerOf } from '../messaging/speaker.ts';
import { asCustomer } from './customer.ts';
import type { Draft } from './draft.ts';
import { answersOf, collectedIn, fileField, reopened } from './draft.ts';
import type { Next, NoOptions } from './ids.ts';
import { DIALOGS, DONE } from './ids.ts';
import type { DialogPorts } from './ports.ts';
import type { Question } from './question.ts';
import type { Option } from './replies.ts';
import { MAIN_MENU, option, tell } from './replies.ts';
import { createWaterfall } from './waterfall.ts';
import type { Step } from './waterfall.ts';
import type { Words } from './words.ts';
import { escapeMarkdown } from './words.ts';

type ReviewStep = Step<NoOptions, Next>;
type ReviewPorts = Pick<DialogPorts, 'serviceDesk' | 'identity' | 'memory'>;

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
      await tell(step.context, { key: 'create.cancelled' }, MAIN_MENU);
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

async function send(step: ReviewStep, ports: ReviewPorts): Promise<DialogTurnResult> {
  const draft = await ports.memory.draft.read(step.context);
  // Asked anew: the draft may be older than a sign-out on another page.
  const customer = asCustomer(await ports.identity.personOf(speakerOf(step.context).conversation));
  if (!customer || !draft.form) return step.end({ kind: 'goTo', intent: { kind: 'createRequest' } });
  const result = await create(ports, draft, { form: draft.form, accountId: customer.accountId });
  if (result.kind === 'refused') {
    await tell(step.context, { key: 'create.refused', params: { reason: escapeMarkdown(result.reason) } });
    return step.restart({});
  }
  await forget(step, ports);
  switch (result.kind) {
    case 'created':
      await tell(step.context, { key: 'create.created', params: linkTo(result) }, ['myRequests', 'askAnother']);
      await attach(step, ports, { draft, key: result.key, accountId: customer.accountId, portalUrl: result.portalUrl });
      break;
    case 'notFound':
      await tell(step.context, { key: 'create.typeGone' }, ['createRequest', 'talkToAgent']);
      break;
    case 'unknown':
      await tell(step.context, { key: 'create.unknown' }, ['myRequests', 'talkToAgent']);
      break;
    default:
      return result satisfies never;
  }
  return step.end(DONE);
}

function linkTo({ key, portalUrl }: { readonly key: string; readonly portalUrl: string }) {
  return { key, url: portalUrl };
}

/** `unknown`: no answer, so the request may be there. Sending it again by ourselves might make two. */
async function create(
  { serviceDesk }: ReviewPorts,
  draft: Draft,
  { form, accountId }: { readonly form: RequestForm; readonly accountId: string },
): Promise<CreateResult | { readonly kind: 'unknown' }> {
  try {
    const answers = answersOf(draft, form);
    return await serviceDesk.createRequest({ requestTypeId: form.requestType.id, accountId, answers });
  } catch (error) {
    if (isKojiError(error, 'unavailable')) return { kind: 'unknown' };
    throw error;
  }
}

interface Attaching {
  readonly draft: Draft;
  readonly key: string;
  readonly accountId: string;
  readonly portalUrl: string;
}

/** For forms without a field for files: they are added once the request is there. */
async function attach(step: ReviewStep, { serviceDesk }: ReviewPorts, attaching: Attaching): Promise<void> {
  const { draft, key, accountId } = attaching;
  if (draft.files.length === 0 || (draft.form && fileField(draft.form))) return;
  const ids = draft.files.map(({ temporaryFileId }) => temporaryFileId);
  const attached = await serviceDesk.attachFiles({ key, accountId }, ids);
  if (attached.kind !== 'attached') await tell(step.context, { key: 'create.notAttached', params: linkTo(attaching) });
}

function reviewQuestion(draft: Draft): Question {
  const files = draft.files.map(({ name }) => escapeMarkdown(name)).join(', ');
  const lines: readonly Words[] = [
    line({ key: 'create.type' }, escapeMarkdown(draft.form?.requestType.name ?? '')),
    ...collectedIn(draft).map(({ label, value }) => line({ text: escapeMarkdown(label) }, escapeMarkdown(value))),
    ...(files === '' ? [] : [line({ key: 'create.files' }, files)]),
  ];
  return {
    say: [{ key: 'create.review' }, ...lines],
    accepts: { kind: 'options' },
    options: [option('send'), option('edit'), option('cancel')],
  };
}

function line(label: Words, value: string): Words {
  return { parts: [{ text: '**' }, label, { text: '**: ' }, { text: value }] };
}

function editQuestion(draft: Draft): Question {
  const fields = (draft.form?.fields ?? []).filter(({ kind }) => kind !== 'unsupported');
  const options: readonly Option[] = fields.map(({ fieldId, name }) => ({ id: fieldId, label: { text: name } }));
  return { say: [{ key: 'create.chooseEdit' }], accepts: { kind: 'options' }, options };
}
