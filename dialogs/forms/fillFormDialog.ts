import type { TurnContext } from 'botbuilder';
import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { RequestField } from '../../jira/requestForm.ts';
import { readMessage } from '../../messaging/inbound.ts';
import { normalise } from '../../locales/normalise.ts';
import type { ChangeReading, Changed, Unread } from './changedMeanwhile.ts';
import { accountSaid, notTaken, withChanges } from './changedMeanwhile.ts';
import { afterAnswer, afterSaid } from './afterAnswer.ts';
import type { Draft } from './draft.ts';
import { nextStep, reopened, unedited, withAnswer } from './draft.ts';
import type { FieldChange } from './fieldChange.ts';
import { isText } from './fieldChange.ts';
import { fieldQuestion } from './fieldQuestion.ts';
import type { FormCommand } from './formCommand.ts';
import { formCommand } from './formCommand.ts';
import { DIALOGS } from '../ids.ts';
import type { FillFormOptions } from '../ids.ts';
import type { DialogPorts } from '../ports.ts';
import type { Answer, Question } from '../question.ts';
import { readingContext } from '../questionDialog.ts';
import { readAnswer } from '../answers/readAnswer.ts';
import { withLongText } from './longText.ts';
import { send, tell } from '../replies.ts';
import { shownName } from './shownName.ts';
import { withBesides } from './unitSaid.ts';
import { wordsBesideFiles } from './wordsBesideFiles.ts';
import { createWaterfall } from '../waterfall.ts';
import type { Step } from '../waterfall.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

type FormPorts = Pick<DialogPorts, 'identity' | 'memory' | 'serviceDesk' | 'clock'>;

/** Asks for one field after the other until the draft is ready to be looked over. */
export function createFillFormDialog(ports: FormPorts) {
  const { memory } = ports;
  return createWaterfall(DIALOGS.fillForm, [
    async function ask(step) {
      const draft = await memory.draft.read(step.context);
      const next = draft.form ? nextStep(draft, draft.form) : { kind: 'review' as const };
      if (next.kind === 'review') return step.end();
      return askOrRead(step, ports, fieldQuestion(next.field, draft));
    },
    async function keep(step) {
      const draft = await memory.draft.read(step.context);
      const next = draft.form ? nextStep(draft, draft.form) : { kind: 'review' as const };
      if (next.kind === 'review') return step.end();
      const answer = step.resultOf(DIALOGS.question);
      if (answer.kind === 'change') return change(step, ports, { draft, change: answer.change, field: next.field });
      const said = answer.kind === 'option' ? answer.id : '';
      const command = formCommand(draft, next.field, said);
      if (command) return carryOut(step, ports, command);
      if (answer.kind === 'option' && isBack(answer.id))
        return goBack(step, ports, { draft, answer, field: next.field });
      const account = await accountSaid(next.field, answer, { context: step.context, ports });
      if (account?.kind === 'unfit') return step.restart({ problem: account.why });
      const taken = step.options.said === undefined ? afterAnswer : afterSaid;
      const after = account ? withAnswer(draft, next.field.fieldId, account.answer) : taken(draft, next.field, answer);
      const whole = withBesides(after, next.field, answer);
      const told = [...whole.told, ...besides(step.context, next.field, { draft, answer })];
      await memory.draft.write(step.context, whole.draft);
      if (told.length > 0) await send(step.context, { say: told });
      return step.restart({});
    },
  ]);
}

/** What was said for it already is read as if it was said in answer; where it is none, that is said with the question. */
function askOrRead(
  step: Step<FillFormOptions, void>,
  { clock }: Pick<DialogPorts, 'clock'>,
  question: Question,
): Promise<DialogTurnResult> {
  const { said, problem } = step.options;
  if (said === undefined) return step.begin(DIALOGS.question, problem ? { ...question, once: [problem] } : question);
  // It is said of this one: what was answered last is not meant.
  const { last: _last, ...asked } = question;
  const reading = readAnswer(said, { ...asked, fields: [] }, readingContext(step.context, clock));
  return reading.ok ? step.pass(DIALOGS.question, reading.answer) : step.restart({ problem: reading.problem });
}

const LEFT_EMPTY: readonly string[] = ['no', 'unknown'];

/** What was said, and is no part of what was taken. */
function besides(
  context: TurnContext,
  field: RequestField,
  { draft, answer }: { readonly draft: Draft; readonly answer: Answer },
): readonly Words[] {
  if (answer.kind === 'long') return withLongText(draft, field, answer.text).told;
  if (answer.kind === 'files') return wordsBesideFiles(context, draft);
  if (answer.kind === 'field' && answer.missed !== undefined)
    return [{ key: 'form.notAmong', params: { said: escapeMarkdown(answer.missed) } }];
  // Somebody may have meant it as the text.
  const isLeftEmpty = isText(field) && answer.kind === 'option' && LEFT_EMPTY.includes(answer.id);
  return isLeftEmpty ? [{ key: 'form.leftEmpty', params: { name: shownName(field) } }] : [];
}

interface Changing {
  readonly draft: Draft;
  readonly change: FieldChange;
  /** The one that is asked for. */
  readonly field: RequestField;
}

/**
 * Another field than the one that is asked for is answered anew, if that is all of an answer, or this one in more words.
 * What is not taken of it is named.
 */
async function change(
  step: Step<FillFormOptions, void>,
  ports: FormPorts,
  { draft, change: { others = [], ...first }, field }: Changing,
): Promise<DialogTurnResult> {
  const wanted = [first, ...others];
  const own = wanted.find(({ fieldId }) => fieldId === field.fieldId);
  const rest = wanted.filter((each) => each !== own);
  const reading = { context: step.context, ports, isBesideText: isText(field) };
  const changed = await withChanges(unedited(draft), rest, reading);
  if (first.isGuessed && changed.told.length === 0) return step.restart(answerInstead(field, draft, reading));
  if (!own && mayBeText(field, wanted, changed))
    return textOrChange(step, field, { first, why: notTaken(changed.draft, changed.unread) });
  const next = own ?? changed.unread[0];
  const isReopened = draft.edited !== undefined && next?.fieldId !== undefined;
  await ports.memory.draft.write(step.context, isReopened ? reopened(changed.draft, next.fieldId) : changed.draft);
  const left = changed.unread.filter((each) => !isReopened || each !== next);
  const dropped = draft.edited === undefined || isReopened ? undefined : field;
  const say = [...changed.told, ...notTaken(changed.draft, left), ...leftOpen(dropped, isReopened ? [] : left)];
  if (say.length > 0) await send(step.context, { say });
  return step.restart(saidAgain(isReopened ? next : own));
}

function mayBeText(field: RequestField, wanted: readonly FieldChange[], { told }: Changed): boolean {
  return isText(field) && told.length === 0 && wanted.some(({ said }) => said !== '');
}

/** What can still be done about what was not taken, and that the field that was being changed is not. */
function leftOpen(dropped: RequestField | undefined, unread: readonly Unread[]): readonly Words[] {
  const later: readonly Words[] = unread.length > 0 ? [{ key: 'form.changeLater' }] : [];
  return dropped ? [...later, { key: 'form.leftAsItWas', params: { name: shownName(dropped) } }] : later;
}

/** The line as an answer to the field that is asked for, or why it is none. */
function answerInstead(field: RequestField, draft: Draft, { context, ports }: ChangeReading): FillFormOptions {
  const { last: _last, ...question } = fieldQuestion(field, draft);
  const { text } = readMessage(context.activity);
  const reading = readAnswer(text, { ...question, fields: [] }, readingContext(context, ports.clock));
  return reading.ok ? { said: text } : { problem: reading.problem };
}

/** What cannot be an answer to another field may be the text that is asked for; whoever writes it twice means that. */
async function textOrChange(
  step: Step<FillFormOptions, void>,
  field: RequestField,
  { first, why }: { readonly first: FieldChange; readonly why: readonly Words[] },
): Promise<DialogTurnResult> {
  const { text } = readMessage(step.context.activity);
  // A description may well speak of other fields.
  const isSure = step.options.refused === normalise(text) || (field.kind === 'multiLine' && first.isSigned);
  if (isSure) return step.restart({ said: text });
  const params = { name: shownName(field) };
  await send(step.context, { say: [...why, { key: 'form.orAnswer', params }] });
  return step.restart({ refused: normalise(text) });
}

function saidAgain(change: Pick<FieldChange, 'said'> | undefined): FillFormOptions {
  return change === undefined || change.said === '' ? {} : { said: change.said };
}

async function carryOut(
  step: Step<FillFormOptions, void>,
  { memory }: Pick<DialogPorts, 'memory'>,
  { draft, told }: FormCommand,
): Promise<DialogTurnResult> {
  if (draft) await memory.draft.write(step.context, draft);
  if (told) await tell(step.context, told);
  return step.restart({});
}

function isBack(optionId: string): boolean {
  return /^(?:keepValue|sendNow)(?::|$)/.test(optionId);
}

interface GoingBack {
  readonly draft: Draft;
  readonly answer: Extract<Answer, { readonly kind: 'option' }>;
  readonly field: RequestField;
}

/** Of one field to the review, with what it was before; nothing is sent meanwhile. */
async function goBack(
  step: Step<FillFormOptions, void>,
  { memory }: Pick<DialogPorts, 'memory'>,
  { draft, answer, field }: GoingBack,
): Promise<DialogTurnResult> {
  const params = { name: escapeMarkdown(field.name) };
  const isLeft = answer.id.startsWith('keepValue');
  if (isLeft) await memory.draft.write(step.context, unedited(draft));
  await tell(step.context, { key: isLeft ? 'form.leftAsItWas' : 'form.beingChanged', params });
  return step.restart({});
}
