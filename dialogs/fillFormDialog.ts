import type { TurnContext } from 'botbuilder';
import type { DialogTurnResult } from 'botbuilder-dialogs';
import { KojiError } from '../errors.ts';
import type { RequestField } from '../jira/requestForm.ts';
import { speakerOf } from '../messaging/speaker.ts';
import { asCustomer } from './customer.ts';
import { accountAnswer } from './accountAnswer.ts';
import type { Draft, DraftAnswer } from './draft.ts';
import { nextStep, unedited, withAnswer, withSkipped } from './draft.ts';
import { defaultOf, severalOf } from './fieldDefault.ts';
import { choicesOf, fieldQuestion, parentChoiceOf } from './fieldQuestion.ts';
import type { FormCommand } from './formCommand.ts';
import { formCommand } from './formCommand.ts';
import { DIALOGS } from './ids.ts';
import type { NoOptions } from './ids.ts';
import type { DialogPorts, Identity } from './ports.ts';
import type { Answer } from './question.ts';
import { tell } from './replies.ts';
import { withRestSkipped } from './restSkipped.ts';
import { createWaterfall } from './waterfall.ts';
import type { Step } from './waterfall.ts';
import { escapeMarkdown } from './words.ts';

/** Asks for one field after the other until the draft is ready to be looked over. */
export function createFillFormDialog(ports: Pick<DialogPorts, 'identity' | 'memory' | 'serviceDesk'>) {
  const { identity, memory, serviceDesk } = ports;
  return createWaterfall(DIALOGS.fillForm, [
    async function ask(step) {
      const draft = await memory.draft.read(step.context);
      const next = draft.form ? nextStep(draft, draft.form) : { kind: 'review' as const };
      if (next.kind === 'review') return step.end();
      return step.begin(DIALOGS.question, fieldQuestion(next.field, draft));
    },
    async function keep(step) {
      const draft = await memory.draft.read(step.context);
      const next = draft.form ? nextStep(draft, draft.form) : { kind: 'review' as const };
      if (next.kind === 'review') return step.end();
      const answer = step.resultOf(DIALOGS.question);
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
      const after = isMe
        ? withAnswer(draft, next.field.fieldId, await ownAnswer(step.context, identity))
        : afterAnswer(draft, next.field, answer);
      await memory.draft.write(step.context, after);
      return step.restart({});
    },
  ]);
}

async function carryOut(
  step: Step<NoOptions, void>,
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
  step: Step<NoOptions, void>,
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

/** The draft with an answer in it. */
function afterAnswer(draft: Draft, field: RequestField, answer: Answer): Draft {
  if (answer.kind === 'field') return withTyped(draft, field, { answer: answer.answer, shown: answer.shown });
  // A file has been taken already; the question comes again for more, until it is done.
  if (answer.kind !== 'option') return draft;
  const suggested = defaultOf(field, draft.timeZone);
  if (answer.id === 'keep' && suggested) return withAnswer(draft, field.fieldId, suggested);
  if (answer.id === 'skipRest' || answer.id === 'sendForm')
    return withRestSkipped(hasChosen(draft) ? done(draft, field) : draft);
  if (hasChosen(draft) && ['skip', 'no'].includes(answer.id)) return done(draft, field);
  if (!hasChosen(draft) && isNothing(field, answer.id)) return withSkipped(draft, [field.fieldId]);
  if (answer.id === 'done') return done(draft, field);
  return withChoice(draft, field, answer.id);
}

/** What is typed comes on top of what was pressed before. A single choice is as good as pressed, also for the second time. */
function withTyped(draft: Draft, field: RequestField, typed: DraftAnswer): Draft {
  if (field.kind !== 'multiChoice' || typed.answer.kind !== 'multiChoice') {
    return withAnswer(draft, field.fieldId, typed);
  }
  const [first, ...others] = typed.answer.choiceIds;
  if (first !== undefined && others.length === 0) return withOneMore(draft, field, first);
  const several = severalOf(field, [...(draft.chosen ?? []), ...typed.answer.choiceIds]);
  return withAnswer(draft, field.fieldId, several ?? typed);
}

/** Of several choices, one may have the id of a button. */
function isNothing(field: RequestField, optionId: string): boolean {
  if (optionId === 'skip') return true;
  const isSaid = optionId === 'no' || (optionId === 'done' && field.kind !== 'attachment');
  return isSaid && !field.required;
}

function hasChosen({ chosen = [] }: Draft): boolean {
  return chosen.length > 0;
}

function done(draft: Draft, field: RequestField): Draft {
  if (field.kind !== 'multiChoice') return doneWithFiles(draft, field);
  const several = severalOf(field, draft.chosen ?? []);
  return several ? withAnswer(draft, field.fieldId, several) : draft;
}

/** Where a file is required, "done" without one is asked again. */
function doneWithFiles(draft: Draft, field: RequestField): Draft {
  return field.required && draft.files.length === 0 ? draft : withSkipped(draft, [field.fieldId]);
}

function withChoice(draft: Draft, field: RequestField, choiceId: string): Draft {
  const choice = choicesOf(field, draft).find(({ id }) => id === choiceId);
  if (!choice) return draft;
  if (field.kind === 'multiChoice') return withOneMore(draft, field, choiceId);
  if (field.kind !== 'cascading') {
    const answer = { kind: 'singleChoice', choiceId } as const;
    return withAnswer(draft, field.fieldId, { answer, shown: choice.label });
  }
  const parent = parentChoiceOf(field, draft);
  const opensMore = !parent && field.choices.some(({ id, children }) => id === choiceId && children.length > 0);
  if (opensMore) return { ...draft, parentChoice: choiceId };
  const first = parent ?? choice;
  const shown = parent ? `${parent.label} > ${choice.label}` : choice.label;
  const answer = { kind: 'cascading', choiceId: first.id, childId: parent ? choice.id : undefined } as const;
  return withAnswer(draft, field.fieldId, { answer, shown });
}

/** A button is one choice; more are asked for until it is done, or nothing is left. */
function withOneMore(
  draft: Draft,
  field: Extract<RequestField, { readonly kind: 'multiChoice' }>,
  choiceId: string,
): Draft {
  const chosen = [...new Set([...(draft.chosen ?? []), choiceId])];
  return chosen.length < field.choices.length ? { ...draft, chosen } : done({ ...draft, chosen }, field);
}
