import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { CustomerRequest, RequestForm } from '../../jira/ports.ts';
import { LOCALES, choiceText } from '../../locales/index.ts';
import { normalise } from '../../locales/normalise.ts';
import { readMessage } from '../../messaging/inbound.ts';
import { originOf } from './conversationOrigin.ts';
import type { Customer } from '../customer.ts';
import { draftOf } from './discardedDraft.ts';
import type { Draft } from './draft.ts';
import { EMPTY_DRAFT, takenUp } from './draft.ts';
import { filesLine, linesOf } from './draftLines.ts';
import { wantedForSomebody } from './forSomebody.ts';
import type { CreateRequestOptions, Next } from '../ids.ts';
import { DIALOGS, DONE } from '../ids.ts';
import { openForm, withWaitingFiles } from './openForm.ts';
import type { DialogPorts } from '../ports.ts';
import type { Answer, Question } from '../question.ts';
import { saidAnew } from '../knowledge/quickAnswerDialogs.ts';
import type { Option } from '../replies.ts';
import { keyOption, localeOf, option, tell } from '../replies.ts';
import { recogniseCommand } from '../recognition/recognise.ts';
import type { Listed } from './requestTypes.ts';
import { typeCalled, typeNamed, typesIn } from './requestTypes.ts';
import { withWanted } from '../trail.ts';
import { createWaterfall } from '../waterfall.ts';
import type { Step } from '../waterfall.ts';
import { whereKnown } from '../whereKnown.ts';
import { escapeMarkdown } from '../words.ts';

type CreateStep = Step<CreateRequestOptions, Next>;

/** Who, what kind, what is needed, and a last look. A draft that was left for the queue goes on where it was. */
export function createRequestSteps(ports: DialogPorts) {
  const { draft: slot } = ports.memory;

  return createWaterfall(DIALOGS.createRequestSteps, [
    async function who(step) {
      const { about } = step.options;
      const other = await wantedForSomebody(step.context, ports, step.options);
      if (other) {
        await tell(step.context, { key: 'create.ownName', params: { email: escapeMarkdown(other.email) } });
        return step.restart(other.options);
      }
      const called = calledSo(step);
      if (called !== undefined) return step.restart({ called });
      if (about !== undefined && !(await isKind(ports, about)))
        await ports.memory.trail.change(step.context, (trail) => withWanted(trail, about));
      return step.begin(DIALOGS.signIn, {});
    },
    async function once(step) {
      const customer = step.resultOf(DIALOGS.signIn);
      const { unopened } = step.options;
      if (customer && unopened) return step.begin(DIALOGS.question, awayQuestion(unopened));
      return customer ? askOnce(step, ports, customer) : step.end(DONE);
    },
    async function whatKind(step) {
      const said = step.resultOf(DIALOGS.question);
      const draft = await slot.read(step.context);
      if (said.kind !== 'option') return saidInstead(step, ports, said);
      const { unopened } = step.options;
      if (unopened && said.id === 'talkToAgent') return step.end({ kind: 'goTo', intent: { kind: 'human' } });
      if (unopened && said.id !== 'no') return step.pass(DIALOGS.chooseType, unopened.typeId);
      if (said.id === 'beginNew') return beginNew(step, ports, step.options);
      if (said.id === 'otherKind') return chooseType(step);
      // What was begun is kept until it is known that another request takes its place.
      if (said.id === 'no' && draft.isSetAside) {
        await forgetTold(step, ports, draft);
        return chooseType(step);
      }
      if (said.id === 'no') return step.end({ kind: 'goTo', intent: { kind: 'askAnother' } });
      const isWanted = WANTED.includes(said.id);
      if (!isWanted) return step.end({ kind: 'goTo', intent: { kind: 'showRequest', key: said.id } });
      return draft.form ? goOn(step, ports, draft, draft.form) : chooseType(step);
    },
    async function open(step) {
      const chosen = step.resultOf(DIALOGS.chooseType);
      if (typeof chosen !== 'string') return step.end(chosen);
      const draft = await slot.read(step.context);
      const { form, isSetAside } = draft;
      if (chosen === 'resume' && form) return goOn(step, ports, draft, form);
      return form && !isSetAside ? step.begin(DIALOGS.fillForm, {}) : openForm(step, ports, chosen);
    },
    async function look(step) {
      return step.begin(DIALOGS.review, {});
    },
  ]);
}

/** A kind may be called like the words that ask for a request: `Report a problem`. */
function calledSo({ context, options }: CreateStep): string | undefined {
  const { text } = readMessage(context.activity);
  const isKnown = Object.keys(options).length > 0 || isButton(text);
  return !isKnown && recogniseCommand(text, localeOf(context))?.kind === 'createRequest' ? text : undefined;
}

/** Its name was pressed, and tells nothing of what the request is about. */
async function isKind({ serviceDesk }: DialogPorts, about: string): Promise<boolean> {
  const groups = await whereKnown(serviceDesk.findRequestTypes());
  return groups !== undefined && typeCalled(about, typesIn(groups)) !== undefined;
}

function isButton(text: string): boolean {
  return LOCALES.some((locale) => BEGINS.some((id) => choiceText(locale, id) === text));
}

const BEGINS = ['createRequest', 'createRequestInstead', 'createWithFile', 'another'] as const;

function chooseType(step: CreateStep): Promise<DialogTurnResult> {
  const { about, typeId, called, isOtherKind } = step.options;
  const back = isOtherKind ? ({ canGoBack: true } as const) : {};
  if (typeId !== undefined) return step.pass(DIALOGS.chooseType, typeId);
  if (called !== undefined) return step.begin(DIALOGS.chooseType, { called, ...back });
  return step.begin(DIALOGS.chooseType, about === undefined ? back : { about });
}

async function goOn(step: CreateStep, ports: DialogPorts, left: Draft, form: RequestForm): Promise<DialogTurnResult> {
  const { requestType } = form;
  await ports.memory.draft.write(step.context, await withWaitingFiles(step.context, ports, takenUp(left)));
  await tell(step.context, { key: 'create.resumed', params: { type: escapeMarkdown(requestType.name) } });
  return step.pass(DIALOGS.chooseType, requestType.id);
}

async function beginNew(
  step: CreateStep,
  { memory }: DialogPorts,
  options: CreateRequestOptions,
): Promise<DialogTurnResult> {
  const draft = await memory.draft.read(step.context);
  await forgetTold(step, { memory }, draft);
  await memory.draft.write(step.context, { ...EMPTY_DRAFT, waitingFiles: draft.waitingFiles });
  return step.restart(options);
}

/** What the one that was begun says belongs to that, and not to another one. */
async function forgetTold(
  { context }: CreateStep,
  { memory }: Pick<DialogPorts, 'memory'>,
  draft: Draft,
): Promise<void> {
  const told = Object.values(draft.answers).flatMap(({ shown }) => shown.split('\n'));
  await memory.trail.change(context, (trail) => ({
    ...trail,
    unsolved: trail.unsolved.filter((line) => !told.includes(line)),
  }));
}

/** Instead of yes or no, the kind of request may be named, or what the new one is about. */
async function saidInstead(step: CreateStep, ports: DialogPorts, said: Answer): Promise<DialogTurnResult> {
  const draft = await ports.memory.draft.read(step.context);
  const type = said.kind === 'text' ? await typeSaid(ports, said.text) : undefined;
  if (type && type.id === draft.form?.requestType.id) return goOn(step, ports, draft, draft.form);
  if (type) return draft.form ? beginNew(step, ports, { typeId: type.id }) : step.pass(DIALOGS.chooseType, type.id);
  const next = saidAnew(said, localeOf(step.context));
  if (next.kind !== 'goTo' || next.intent.kind !== 'createRequest') return step.end(next);
  const { about } = next.intent;
  if (draft.form) return beginNew(step, ports, about === undefined ? {} : { about });
  if (about === undefined) return step.begin(DIALOGS.chooseType, {});
  await ports.memory.trail.change(step.context, (trail) => withWanted(trail, about));
  return step.begin(DIALOGS.chooseType, { about });
}

async function typeSaid({ serviceDesk }: DialogPorts, text: string): Promise<Listed | undefined> {
  return typeNamed(text, typesIn(await serviceDesk.findRequestTypes()));
}

/** One request for a conversation, unless another one is wanted. */
async function askOnce(step: CreateStep, ports: DialogPorts, customer: Customer): Promise<DialogTurnResult> {
  const { memory, watch } = ports;
  const draft = await draftOf(step.context, ports, customer);
  if (draft.isSetAside && step.options.isOtherKind) return step.pass(DIALOGS.question, OTHER_KIND);
  if (draft.isSetAside) return step.begin(DIALOGS.question, resumeQuestion(draft));
  if (draft.form) return step.pass(DIALOGS.question, ANOTHER);
  const unsent = await watch.takeUnsent(customer.id);
  if (unsent.length > 0) await memory.trail.change(step.context, (trail) => ({ ...trail, unsolved: unsent }));
  const { id: origin, madeBefore, waiting } = await originOf(step.context, ports, customer);
  await memory.draft.write(step.context, { ...draft, origin, personId: customer.id });
  if (asksForAnother(step)) return step.pass(DIALOGS.question, ANOTHER);
  if (waiting !== undefined) return step.begin(DIALOGS.question, anotherBeside(waiting));
  return madeBefore ? step.begin(DIALOGS.question, anotherQuestion(madeBefore)) : step.pass(DIALOGS.question, ANOTHER);
}

/** In the words of the button that would be shown. */
function asksForAnother({ context }: CreateStep): boolean {
  const said = normalise(readMessage(context.activity).text);
  return LOCALES.some((locale) => normalise(choiceText(locale, 'another')) === said);
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
const OTHER_KIND: Answer = { kind: 'option', id: 'otherKind' };

/** The kind that was chosen stands there for who presses it once more. */
function awayQuestion({ typeId, said }: NonNullable<CreateRequestOptions['unopened']>): Question {
  const chosen: readonly Option[] = said === '' ? [] : [{ id: typeId, label: { text: said }, hidden: true }];
  return {
    say: [{ key: 'create.formAway' }],
    accepts: { kind: 'text', files: true },
    options: [option('tryAgain'), option('talkToAgent'), ...HIDDEN, ...chosen],
  };
}

function anotherQuestion({ key, portalUrl: url, summary }: CustomerRequest): Question {
  return {
    say: [{ key: 'create.madeBefore', params: { key, url, summary: escapeMarkdown(summary) } }],
    accepts: { kind: 'text', files: true },
    options: [option('another'), keyOption(key), ...HIDDEN],
  };
}

function anotherBeside(title: string): Question {
  return {
    say: [{ key: 'create.waiting', params: { title: escapeMarkdown(title) } }],
    accepts: { kind: 'text', files: true },
    options: [option('another'), ...HIDDEN],
  };
}
