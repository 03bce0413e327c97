import type { TurnContext } from 'botbuilder';
import type { DialogTurnResult } from 'botbuilder-dialogs';
import { KojiError } from '../errors.ts';
import type { RequestField } from '../jira/requestForm.ts';
import { readMessage } from '../messaging/inbound.ts';
import { speakerOf } from '../messaging/speaker.ts';
import { asCustomer } from './customer.ts';
import { leftAsTheyWere, withChanges } from './changedMeanwhile.ts';
import { accountAnswer } from './accountAnswer.ts';
import { afterAnswer, afterSaid } from './afterAnswer.ts';
import type { Draft, DraftAnswer } from './draft.ts';
import { nextStep, reopened, unedited, withAnswer } from './draft.ts';
import type { FieldChange } from './fieldChange.ts';
import { isText } from './fieldChange.ts';
import { fieldQuestion } from './fieldQuestion.ts';
import type { FormCommand } from './formCommand.ts';
import { formCommand } from './formCommand.ts';
import { DIALOGS } from './ids.ts';
import type { FillFormOptions } from './ids.ts';
import type { DialogPorts, Identity } from './ports.ts';
import type { Answer, Question } from './question.ts';
import { readingContext } from './questionDialog.ts';
import { readAnswer } from './readAnswer.ts';
import { send, tell } from './replies.ts';
import { withUnit } from './unitSaid.ts';
import { createWaterfall } from './waterfall.ts';
import type { Step } from './waterfall.ts';
import { escapeMarkdown } from './words.ts';

/** Asks for one field after the other until the draft is ready to be looked over. */
export function createFillFormDialog(ports: Pick<DialogPorts, 'identity' | 'memory' | 'serviceDesk' | 'clock'>) {
  const { identity, memory, serviceDesk } = ports;
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
      if (answer.kind === 'email') {
        const found = await accountAnswer(serviceDesk, answer.email);
        if (found.kind === 'unfit') await tell(step.context, found.why);
        else await memory.draft.write(step.context, withAnswer(draft, next.field.fieldId, found.answer));
        return step.restart({});
      }
      const isMe = answer.kind === 'option' && answer.id === 'me' && next.field.kind === 'user';
      const taken = step.options.said === undefined ? afterAnswer : afterSaid;
      const after = isMe
        ? withAnswer(draft, next.field.fieldId, await ownAnswer(step.context, identity))
        : taken(draft, next.field, answer);
      const whole = withUnit(after, next.field, answer);
      await memory.draft.write(step.context, whole.draft);
      if (whole.told.length > 0) await send(step.context, { say: whole.told });
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
  const reading = readAnswer(said, { ...question, fields: [] }, readingContext(step.context, clock));
  return reading.ok ? step.pass(DIALOGS.question, reading.answer) : step.restart({ problem: reading.problem });
}

interface Changing {
  readonly draft: Draft;
  readonly change: FieldChange;
  /** The one that is asked for. */
  readonly field: RequestField;
}

/**
 * Another field than the one that is asked for is answered anew, if that is all of an answer, or this one in more words.
 * What cannot be an answer to another field is the text that was asked for.
 */
async function change(
  step: Step<FillFormOptions, void>,
  { memory, clock }: Pick<DialogPorts, 'memory' | 'clock'>,
  { draft, change: { others = [], ...first }, field }: Changing,
): Promise<DialogTurnResult> {
  const wanted = [first, ...others];
  const own = wanted.find(({ fieldId }) => fieldId === field.fieldId);
  const rest = wanted.filter((each) => each !== own);
  const changed = withChanges(unedited(draft), rest, readingContext(step.context, clock));
  const isSaid = wanted.some(({ said }) => said !== '');
  if (isText(field) && !own && isSaid && changed.told.length === 0)
    return step.restart({ said: readMessage(step.context.activity).text });
  const next = own ?? changed.unread[0];
  const isReopened = draft.edited !== undefined && next?.fieldId !== undefined;
  await memory.draft.write(step.context, isReopened ? reopened(changed.draft, next.fieldId) : changed.draft);
  const isPutOff = !isReopened && changed.unread.length > 0;
  const left = leftAsTheyWere(
    draft,
    changed.unread.filter((each) => wanted.length > 1 && (!isReopened || each !== next)),
  );
  const say = [...changed.told, ...left, ...(isPutOff ? [{ key: 'form.changeLater' } as const] : [])];
  if (say.length > 0) await send(step.context, { say });
  return step.restart(saidAgain(isReopened ? next : own));
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

async function ownAnswer(context: TurnContext, identity: Identity): Promise<DraftAnswer> {
  const me = asCustomer(await identity.personOf(speakerOf(context).conversation));
  if (!me)
    throw new KojiError('unauthorized', 'Somebody who is not signed in reached the questions of a request form.');
  return { answer: { kind: 'user', accountId: me.accountId }, shown: me.name };
}
