import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import type { CustomerRequest, RequestForm } from '../jira/ports.ts';
import { speakerOf } from '../messaging/speaker.ts';
import { takeFiles } from './attachedFiles.ts';
import { originOf } from './conversationOrigin.ts';
import type { Customer } from './customer.ts';
import { asCustomer } from './customer.ts';
import type { Draft } from './draft.ts';
import { EMPTY_DRAFT, isBeyondChat, prefilled, takenUp } from './draft.ts';
import { filesLine, linesOf } from './draftLines.ts';
import type { Next, NoOptions } from './ids.ts';
import { DIALOGS, DONE } from './ids.ts';
import type { DialogPorts } from './ports.ts';
import type { Answer, Question } from './question.ts';
import { saidAnew } from './quickAnswerDialogs.ts';
import type { Option } from './replies.ts';
import { localeOf, option, send, tell } from './replies.ts';
import { timeZoneOf } from './timeZone.ts';
import { createWaterfall } from './waterfall.ts';
import type { Step } from './waterfall.ts';
import type { Words } from './words.ts';
import { escapeMarkdown } from './words.ts';

type CreateStep = Step<NoOptions, Next>;

/** Who, what kind, what is needed, and a last look. A draft that was left for the queue goes on where it was. */
export function createRequestSteps(ports: DialogPorts) {
  const { draft: slot } = ports.memory;

  return createWaterfall(DIALOGS.createRequestSteps, [
    async function who(step) {
      return step.begin(DIALOGS.signIn, {});
    },
    async function once(step) {
      const customer = step.resultOf(DIALOGS.signIn);
      return customer ? askOnce(step, ports, customer) : step.end(DONE);
    },
    async function whatKind(step) {
      const said = step.resultOf(DIALOGS.question);
      if (said.kind !== 'option') return step.end(saidAnew(said, localeOf(step.context)));
      if (said.id === 'no') return step.end({ kind: 'goTo', intent: { kind: 'askAnother' } });
      if (said.id === 'beginNew') {
        const { waitingFiles } = await slot.read(step.context);
        await slot.write(step.context, { ...EMPTY_DRAFT, waitingFiles });
        return step.restart({});
      }
      const isWanted = WANTED.includes(said.id);
      if (!isWanted) return step.end({ kind: 'goTo', intent: { kind: 'showRequest', key: said.id } });
      const draft = takenUp(await slot.read(step.context));
      const { form } = draft;
      if (!form) return step.begin(DIALOGS.chooseType, {});
      await slot.write(step.context, await withWaitingFiles(step.context, ports, draft));
      await tell(step.context, { key: 'create.resumed', params: { type: escapeMarkdown(form.requestType.name) } });
      return step.pass(DIALOGS.chooseType, form.requestType.id);
    },
    async function open(step) {
      const chosen = step.resultOf(DIALOGS.chooseType);
      if (typeof chosen !== 'string') return step.end(chosen);
      const { form } = await slot.read(step.context);
      return form ? step.begin(DIALOGS.fillForm, {}) : openForm(step, ports, chosen);
    },
    async function look(step) {
      return step.begin(DIALOGS.review, {});
    },
  ]);
}

/** One request for a conversation, unless another one is wanted. */
async function askOnce(step: CreateStep, ports: DialogPorts, customer: Customer): Promise<DialogTurnResult> {
  const { memory, watch } = ports;
  const draft = await draftOf(step.context, ports, customer);
  if (draft.isSetAside) return step.begin(DIALOGS.question, resumeQuestion(draft));
  if (draft.form) return step.pass(DIALOGS.question, ANOTHER);
  const unsent = await watch.takeUnsent(customer.id);
  if (unsent.length > 0) await memory.trail.change(step.context, (trail) => ({ ...trail, unsolved: unsent }));
  const { id: origin, madeBefore, waiting } = await originOf(step.context, ports, customer);
  await memory.draft.write(step.context, { ...draft, origin, personId: customer.id });
  if (waiting !== undefined) return step.begin(DIALOGS.question, anotherBeside(waiting));
  return madeBefore ? step.begin(DIALOGS.question, anotherQuestion(madeBefore)) : step.pass(DIALOGS.question, ANOTHER);
}

/** What somebody else has filled in, who was signed in here before, is theirs. */
async function draftOf(context: TurnContext, { memory }: DialogPorts, { id }: Customer): Promise<Draft> {
  const draft = await memory.draft.read(context);
  if (draft.personId === undefined || draft.personId === id) return draft;
  await memory.draft.clear(context);
  return EMPTY_DRAFT;
}

const WANTED: readonly string[] = ['another', 'resume', 'yes'];

function resumeQuestion(draft: Draft): Question {
  const type = escapeMarkdown(draft.form?.requestType.name ?? '');
  return {
    say: [{ key: 'create.setAside', params: { type } }, ...linesOf(draft), ...filesLine(draft)],
    accepts: { kind: 'text', files: true },
    options: [option('resume'), option('beginNew'), ...HIDDEN],
  };
}

const HIDDEN: readonly Option[] = [option('yes'), option('no')].map((each) => ({ ...each, hidden: true }));

const ANOTHER: Answer = { kind: 'option', id: 'another' };

function anotherQuestion({ key, portalUrl: url, summary }: CustomerRequest): Question {
  return {
    say: [{ key: 'create.madeBefore', params: { key, url, summary: escapeMarkdown(summary) } }],
    accepts: { kind: 'text', files: true },
    options: [option('another'), { id: key, label: { text: key } }, ...HIDDEN],
  };
}

function anotherBeside(title: string): Question {
  return {
    say: [{ key: 'create.waiting', params: { title: escapeMarkdown(title) } }],
    accepts: { kind: 'text', files: true },
    options: [option('another'), ...HIDDEN],
  };
}

async function openForm(step: CreateStep, ports: DialogPorts, requestTypeId: string): Promise<DialogTurnResult> {
  const found = await ports.serviceDesk.findRequestForm(requestTypeId);
  if (found.kind === 'notFound') {
    await tell(step.context, { key: 'create.typeGone' }, ['createRequest', 'talkToAgent']);
    return step.end(DONE);
  }
  const { form } = found;
  const type = escapeMarkdown(form.requestType.name);
  if (isBeyondChat(form) || !form.canCreateOnBehalf) {
    const params = { type, url: form.portalUrl };
    await tell(step.context, { key: 'create.notHere', params }, ['createRequest', 'talkToAgent']);
    return step.end(DONE);
  }
  const { unsolved } = await ports.memory.trail.read(step.context);
  const before = await ports.memory.draft.read(step.context);
  const { origin: beforeOrigin, personId } = before;
  const origin = beforeOrigin === undefined ? {} : { origin: beforeOrigin };
  const owner = personId === undefined ? {} : { personId };
  const zone = await zoneFor(step.context, ports, form);
  const draft = { ...prefilled(form, unsolved), ...origin, ...owner, ...zone, waitingFiles: before.waitingFiles };
  const hasFilled = Object.keys(draft.answers).length > 0;
  const started = { key: 'create.started', params: { type } } as const;
  const help: readonly Words[] = form.requestType.helpText === '' ? [] : [{ text: form.requestType.helpText }];
  const filled: readonly Words[] = hasFilled ? [{ key: 'create.prefilled' }, ...linesOf(draft)] : [];
  await send(step.context, { say: [started, ...help, ...leftOut(form), ...filled] });
  await ports.memory.draft.write(step.context, await withWaitingFiles(step.context, ports, draft));
  return step.begin(DIALOGS.fillForm, {});
}

/** What may stay empty and cannot be asked for in a chat: the help portal's form has it. */
function leftOut({ fields, portalUrl: url }: RequestForm): readonly Words[] {
  const names = fields.filter(({ kind }) => kind === 'unsupported').map(({ name }) => escapeMarkdown(name));
  return names.length === 0 ? [] : [{ key: 'create.leftOut', params: { names: names.join(', '), url } }];
}

/** Only forms that ask for dates need to know where the customer is. */
async function zoneFor(
  context: TurnContext,
  { identity, serviceDesk }: DialogPorts,
  { fields }: RequestForm,
): Promise<Pick<Draft, 'timeZone'>> {
  if (!fields.some(({ kind }) => kind === 'date' || kind === 'dateTime')) return {};
  const customer = asCustomer(await identity.personOf(speakerOf(context).conversation));
  return customer ? { timeZone: await timeZoneOf(context, serviceDesk, customer.accountId) } : {};
}

/** Files that came before it was known whose request it is. */
async function withWaitingFiles(context: TurnContext, ports: DialogPorts, draft: Draft): Promise<Draft> {
  if (draft.waitingFiles.length === 0) return draft;
  const { uploaded, say } = await takeFiles(context, ports, {
    files: draft.waitingFiles,
    already: draft.files.length,
  });
  await send(context, { say });
  return { ...draft, waitingFiles: [], files: [...draft.files, ...uploaded] };
}
