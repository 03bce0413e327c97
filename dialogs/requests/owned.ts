import type { TurnContext } from 'botbuilder';
import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { OwnedRequest } from '../../jira/ports.ts';
import { speakerOf } from '../../messaging/speaker.ts';
import type { Customer } from '../customer.ts';
import { asCustomer } from '../customer.ts';
import type { Next, UnfinishedAtRequest } from '../ids.ts';
import { DONE } from '../ids.ts';
import { ordersToCome, withOrders } from '../interruptions/ordersToCome.ts';
import type { DialogPorts, Identity } from '../ports.ts';
import { option, send } from '../replies.ts';
import { keepFlow } from '../interruptions/unfinished.ts';
import type { Step } from '../waterfall.ts';
import type { Words } from '../words.ts';

/** Whose request is asked for, by what the server knows at this moment. */
export interface Owned {
  readonly customer: Customer;
  readonly owned: OwnedRequest;
}

/** Asked anew in every turn that reads or changes something: there may be a sign-out on another page in between. */
export async function ownedBy(context: TurnContext, identity: Identity, key: string): Promise<Owned | undefined> {
  const customer = asCustomer(await identity.personOf(speakerOf(context).conversation));
  return customer && { customer, owned: { key, accountId: customer.accountId } };
}

/** A step of something that is done with one request. */
export type RequestStep<Options extends { readonly key: string }> = Step<Options, Next>;

/** Begins again with the sign-in, and goes on with exactly what was wanted, if it is the same customer. */
export async function signInFirst<Options extends { readonly key: string }>(
  step: RequestStep<Options>,
  ports: Pick<DialogPorts, 'memory' | 'clock'>,
  flow: UnfinishedAtRequest,
): Promise<DialogTurnResult> {
  const { accountId } = await ports.memory.lastRequest.read(step.context);
  await keepFlow(step.context, ports, withOrders(flow, ordersToCome(step)), accountId === '' ? {} : { accountId });
  return step.end({ kind: 'goTo', intent: { kind: 'resumeFlow' } });
}

/** Says how it came out, and ends. */
export async function tellOutcome<Options extends { readonly key: string }>(
  step: RequestStep<Options>,
  words: Words,
): Promise<DialogTurnResult> {
  const { key } = step.options;
  // What is not (any more) the customer's cannot be looked at.
  const isThere = !('key' in words) || words.key !== 'requests.notFound';
  const options = [...(isThere ? [{ id: key, label: { text: key } }] : []), option('myRequests'), option('askAnother')];
  await send(step.context, { say: [words], options });
  return step.end('key' in words && UNCHANGED.has(words.key) ? { kind: 'done', isUnchanged: true } : DONE);
}

const UNCHANGED: ReadonlySet<string> = new Set(['requests.unchanged', 'requests.notFound', 'requests.notDone']);
