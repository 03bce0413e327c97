import type { TurnContext } from 'botbuilder';
import { isKojiError } from '../../errors.ts';
import type { CreateResult, RequestForm } from '../../jira/ports.ts';
import { speakerOf } from '../../messaging/speaker.ts';
import { renewFiles } from './attachedFiles.ts';
import type { Customer } from '../customer.ts';
import type { Draft } from './draft.ts';
import { answersOf, fileField } from './draft.ts';
import type { DialogPorts, RequestForLater } from '../ports.ts';
import { send } from '../replies.ts';
import { isUndone } from '../requests/attempt.ts';

type SendPorts = Pick<DialogPorts, 'serviceDesk' | 'memory' | 'watch' | 'files'>;

/** A request as it is to be created, and for whom. */
export interface Creating {
  readonly draft: Draft;
  readonly form: RequestForm;
  readonly customer: Customer;
}

/**
 * A refusal may be about files that have waited too long: they are left anew, once. `filesLost`: the customer has been
 * told which ones are gone, and looks at the request again.
 */
export async function sendDraft(context: TurnContext, ports: SendPorts, creating: Creating): Promise<Sent> {
  const result = await create(context, ports, creating);
  const { draft, form } = creating;
  if (result.kind !== 'refused' || draft.files.length === 0 || !fileField(form)) return result;
  const { uploaded: files, say } = await renewFiles(context, ports, draft.files);
  const renewed = { ...draft, files };
  await ports.memory.draft.write(context, renewed);
  if (say.length === 0) return create(context, ports, { ...creating, draft: renewed });
  await send(context, { say });
  return { kind: 'filesLost' };
}

export type Sent = Tried | { readonly kind: 'filesLost' };

/**
 * `waits`: no answer, so the request may be there; what is kept for later looks for it first. `underWay`: likewise, of an
 * earlier try that goes on or whose server died. `notTaken`: it was declined
 * for a reason that nobody could mend in the form, and nothing is there.
 */
type Tried = CreateResult | { readonly kind: 'waits' | 'underWay' } | { readonly kind: 'notTaken' };

async function create(
  context: TurnContext,
  { serviceDesk, watch }: SendPorts,
  { draft, form, customer }: Creating,
): Promise<Tried> {
  const answers = answersOf(draft, form);
  const once = {
    draft: { requestTypeId: form.requestType.id, accountId: customer.accountId, answers },
    conversationId: originOfDraft(context, draft),
  };
  const request = {
    ...once,
    ...wordsOf(draft),
    ...filesApart(draft),
    portalUrl: form.portalUrl,
    personId: customer.id,
  };
  // Written down before Jira is asked: what this turn cannot finish must neither be lost nor be made twice.
  const firstTriedAtMs = await watch.begin(request);
  let result: CreateResult;
  try {
    result = await serviceDesk.createRequest(firstTriedAtMs === undefined ? once : { ...once, firstTriedAtMs });
  } catch (error) {
    if (await watch.keep(request, error)) return { kind: isKojiError(error, 'underWay') ? 'underWay' : 'waits' };
    await watch.settled(request);
    if (isUndone(error)) return { kind: 'notTaken' };
    throw error;
  }
  await watch.settled(request);
  return result;
}

/** What the draft is created once for. */
export function originOfDraft(context: TurnContext, { origin }: Draft): string {
  return origin ?? `${speakerOf(context).conversation.id}:${context.activity.id ?? ''}`;
}

/** What the request is called, and what the customer has said for it. */
export function wordsOf({ answers, form }: Draft): { readonly title: string; readonly said: readonly string[] } {
  const said = Object.values(answers).flatMap(({ answer }) =>
    answer.kind === 'text' || answer.kind === 'multiLine' ? [answer.text] : [],
  );
  const summary = answers['summary']?.shown ?? said[0];
  return { title: summary ?? form?.requestType.name ?? '', said: [...new Set(said)] };
}

/** Of a form without a field for files. */
function filesApart({ files, form }: Draft): Pick<RequestForLater, 'temporaryFileIds' | 'fileNames'> {
  const apart = form && fileField(form) ? [] : files;
  return {
    temporaryFileIds: apart.map(({ temporaryFileId }) => temporaryFileId),
    fileNames: apart.map(({ name }) => name),
  };
}
