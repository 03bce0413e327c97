import type { TurnContext } from 'botbuilder';
import type { DialogTurnResult } from 'botbuilder-dialogs';
import { isKojiError, isUnanswered } from '../../errors.ts';
import type { FormResult, RequestForm } from '../../jira/ports.ts';
import { normalise } from '../../locales/normalise.ts';
import { readMessage } from '../../messaging/inbound.ts';
import { speakerOf } from '../../messaging/speaker.ts';
import { takeFiles } from './attachedFiles.ts';
import { newOrigin } from './conversationOrigin.ts';
import { leftBehind, ofOtherKind } from './otherKind.ts';
import { asCustomer } from '../customer.ts';
import type { Draft } from './draft.ts';
import { isBeyondChat, prefilled } from './draft.ts';
import { linesOf } from './draftLines.ts';
import type { CreateRequestOptions, Next } from '../ids.ts';
import { DIALOGS, DONE } from '../ids.ts';
import type { DialogPorts } from '../ports.ts';
import { send, tell } from '../replies.ts';
import { saysOnlyKind, typeNamed, typesIn } from './requestTypes.ts';
import { timeZoneOf } from '../answers/timeZone.ts';
import type { Step } from '../waterfall.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

type CreateStep = Step<CreateRequestOptions, Next>;

/** The form of the kind that was chosen, with what was said before filled in. */
export async function openForm(step: CreateStep, ports: DialogPorts, requestTypeId: string): Promise<DialogTurnResult> {
  const found = await formOf(ports, requestTypeId);
  if (found.kind === 'away') {
    const { text: said } = readMessage(step.context.activity);
    const { isOtherKind } = step.options;
    return step.restart({ unopened: { typeId: requestTypeId, said }, ...(isOtherKind ? { isOtherKind } : {}) });
  }
  if (found.kind === 'notNow') return otherKind(step, ports, requestTypeId);
  if (found.kind === 'notFound') {
    await tell(step.context, { key: 'create.typeGone' }, ['createRequest', 'talkToAgent']);
    return step.end(DONE);
  }
  const { form } = found;
  const type = escapeMarkdown(form.requestType.name);
  if (isBeyondChat(form) || !form.canCreateOnBehalf) {
    const params = { type, url: form.portalUrl };
    // What was said is told there, and is not what another request is about.
    await ports.memory.trail.change(step.context, (trail) => ({ ...trail, unsolved: [] }));
    await tell(step.context, { key: 'create.notHere', params }, ['createRequest', 'talkToAgent']);
    return step.end(DONE);
  }
  const { unsolved } = await ports.memory.trail.read(step.context);
  const before = await ports.memory.draft.read(step.context);
  const { personId } = before;
  const isSame = before.form === undefined || step.options.isOtherKind === true;
  // What takes the place of another draft is a request of its own, whatever became of that one.
  const origin = isSame ? before.origin : newOrigin(step.context, ports);
  const owner = personId === undefined ? {} : { personId };
  const zone = await zoneFor(step.context, ports, form);
  const begun = prefilled(form, toldOf(form, unsolved));
  const draft = {
    ...(step.options.isOtherKind ? ofOtherKind(before, begun, form) : begun),
    ...(origin === undefined ? {} : { origin }),
    ...owner,
    ...zone,
    waitingFiles: before.waitingFiles,
  };
  const hasFilled = Object.keys(draft.answers).length > 0;
  const started = { key: 'create.started', params: { type } } as const;
  const help: readonly Words[] = form.requestType.helpText === '' ? [] : [{ text: form.requestType.helpText }];
  const filled: readonly Words[] = hasFilled ? [{ key: 'create.prefilled' }, ...linesOf(draft)] : [];
  const behind = step.options.isOtherKind ? leftBehind(before, draft) : [];
  await send(step.context, { say: [started, ...help, ...leftOut(form), ...filled, ...behind] });
  await ports.memory.draft.write(step.context, await withWaitingFiles(step.context, ports, draft));
  return step.begin(DIALOGS.fillForm, {});
}

/** `notNow`: the kind is still there, and what it asks for is not; `away`: nobody can tell. */
async function formOf(
  { serviceDesk }: DialogPorts,
  requestTypeId: string,
): Promise<FormResult | { readonly kind: 'notNow' } | { readonly kind: 'away' }> {
  try {
    return await serviceDesk.findRequestForm(requestTypeId);
  } catch (error) {
    if (isKojiError(error, 'notFound')) return { kind: 'notNow' };
    if (isUnanswered(error)) return { kind: 'away' };
    throw error;
  }
}

async function otherKind(step: CreateStep, ports: DialogPorts, requestTypeId: string): Promise<DialogTurnResult> {
  const types = typesIn(await ports.serviceDesk.findRequestTypes());
  const type = escapeMarkdown(types.find(({ id }) => id === requestTypeId)?.name ?? '');
  const words: Words = type === '' ? { key: 'create.typeGone' } : { key: 'create.typeNotNow', params: { type } };
  await tell(step.context, words, ['createRequest', 'talkToAgent']);
  return step.end(DONE);
}

/** Who has only said what kind of request it is has told nothing of it yet; nor does one word beside a whole line. */
function toldOf({ requestType }: RequestForm, lines: readonly string[]): readonly string[] {
  const told = lines.filter((line) => !typeNamed(line, [requestType]) && !saysOnlyKind(line, requestType));
  const whole = told.filter((line) => /\S\s+\S/.test(line) && !told.some((other) => isPartOf(line, other)));
  return whole.length > 0 ? whole : told;
}

/** `train ticket` says nothing that `train ticket refund` does not say. */
function isPartOf(line: string, other: string): boolean {
  return line !== other && ` ${normalise(other)} `.includes(` ${normalise(line)} `);
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
export async function withWaitingFiles(context: TurnContext, ports: DialogPorts, draft: Draft): Promise<Draft> {
  if (draft.waitingFiles.length === 0) return draft;
  const { uploaded, say } = await takeFiles(context, ports, {
    files: draft.waitingFiles,
    already: draft.files.length,
  });
  await send(context, { say });
  return { ...draft, waitingFiles: [], files: [...draft.files, ...uploaded] };
}
