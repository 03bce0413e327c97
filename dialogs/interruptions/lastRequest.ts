import type { TurnContext } from 'botbuilder';
import { normalise } from '../../locales/normalise.ts';
import { speakerOf } from '../../messaging/speaker.ts';
import { saysUnsolved } from '../recognition/acknowledged.ts';
import { actionMeant } from '../recognition/actionMeant.ts';
import { allMeant, isAllWord } from '../recognition/allMeant.ts';
import { commentsTold } from './commentsTold.ts';
import { asCustomer } from '../customer.ts';
import type { Intent } from '../recognition/intents.ts';
import { keysSeen } from './ownKeys.ts';
import type { LastRequest } from '../memory.ts';
import type { OwnedRequest } from '../../jira/ports.ts';
import type { DialogPorts } from '../ports.ts';
import { ratingTold } from '../recognition/ratingTold.ts';
import type { ToldAction } from '../recognition/recogniseRequest.ts';
import { requestVerbAround } from '../recognition/recogniseRequest.ts';
import { saidOfThis } from '../recognition/thisRequest.ts';
import { keysToo } from '../recognition/keysToo.ts';
import { withoutLeadingJoinings } from '../recognition/joinings.ts';
import { emailsSaid } from '../recognition/requestArgument.ts';
import { localeOf } from '../replies.ts';

/** In characters, of a text with the number of a request. */
const LONGEST_WITH_NUMBER = 60;
/** After this long, “it” may be anything. */
const MEANT_FOR_MS = 30 * 60_000;

/** `is it done`: no “it is done”, with which a request is closed. */
const ASKS_STATE = /^(?:is (?:it|this|that)|ist (?:es|das)) (?:already |schon )?\p{L}+(?: yet| already)?$/u;

type LastPorts = Pick<DialogPorts, 'memory' | 'clock' | 'identity' | 'watch'>;

/**
 * What is said about a request without its key, such as `close it`, is about the one that was looked at last, or on which
 * the customer was told of a comment since.
 */
export async function lastRequestMeant(
  context: TurnContext,
  ports: LastPorts,
  text: string,
): Promise<Extract<Intent, { readonly kind: 'showRequest' }> | undefined> {
  const all = allMeant(text, localeOf(context));
  if (all) return all;
  const told = actionMeant(withoutLeadingJoinings(text), localeOf(context));
  if (ASKS_STATE.test(normalise(text))) return about(context, ports, {});
  if (told ?? saidOfThis(text, localeOf(context))) return about(context, ports, told ?? {});
  return numberMeant(context, ports, text);
}

/** `both`, said by itself where a request was looked at: which are meant is asked. */
export async function allNamed(
  context: TurnContext,
  ports: LastPorts,
  { intent, text }: { readonly intent: Intent; readonly text: string },
): Promise<Intent | undefined> {
  const isMeant = ['searchKnowledge', 'notUnderstood'].includes(intent.kind) && isAllWord(text);
  return isMeant && (await lookedAt(context, ports)) ? { kind: 'showRequest', key: text } : undefined;
}

/** `OPS-2 too`, right after `close OPS-1`; `and with ann@example.com`, where it was to be shared. */
export async function orderRepeated(
  context: TurnContext,
  ports: LastPorts,
  { intent, text }: { readonly intent: Intent; readonly text: string },
): Promise<Intent | undefined> {
  const last = await lookedAt(context, ports);
  if (!last?.order) return undefined;
  const { key, order } = last;
  // `it is still broken`, right after it was closed.
  if (order.action === 'close' && saysUnsolved(text))
    return { kind: 'showRequest', key, action: 'reopen', argument: text };
  const said = withoutLeadingJoinings(text);
  const emails = order.action === 'share' && said !== text.trim() ? emailsSaid(said) : [];
  if (emails.length > 0) return { kind: 'showRequest', key, action: 'share', argument: emails.join(' ') };
  const [first, ...others] = intent.kind === 'showRequest' && intent.action === undefined ? keysToo(text) : [];
  return first === undefined ? undefined : { kind: 'showRequest', key: first, ...repeated(order), others };
}

/** Words that were given with a rating are of that request alone, and would be given once more without a look at them. */
function repeated({ action, argument }: ToldAction): ToldAction {
  const said = action === 'rate' ? ratingTold(argument ?? '')?.rating.toString() : argument;
  return said === undefined ? { action } : { action, argument: said };
}

/** `ticket 3`, `close request number 3`, `mark 35 as done`, `401`: one that was listed or looked at. */
async function numberMeant(context: TurnContext, ports: LastPorts, text: string) {
  const [number = '', ...more] =
    text.length > LONGEST_WITH_NUMBER ? [] : (text.match(/(?<!\S)#?\d{1,6}(?![^\s?.!,])/g) ?? []);
  const verb = number === '' || more.length > 0 ? undefined : requestVerbAround(text, number, localeOf(context));
  if (verb === undefined) return undefined;
  const keys = (await keysSeen(context, ports)).filter((each) => each.endsWith(`-${number.replace('#', '')}`));
  const [key, ...others] = new Set(keys);
  if (key === undefined || others.length > 0) return undefined;
  return { kind: 'showRequest', key, ...(verb === 'show' ? {} : { action: verb }) } as const;
}

async function about(context: TurnContext, ports: LastPorts, action: Partial<ToldAction>) {
  const seen = await lookedAt(context, ports);
  const told = await commentsTold(context, ports);
  const key = told && told.at > (seen?.at ?? 0) ? told.keys[0] : seen?.key;
  return key === undefined ? undefined : ({ kind: 'showRequest', key, ...action } as const);
}

/** What is said next without a key is about this request. */
export async function noteRequest(
  context: TurnContext,
  { memory, clock }: Pick<LastPorts, 'memory' | 'clock'>,
  owned: OwnedRequest,
): Promise<void> {
  await memory.lastRequest.write(context, { ...owned, at: clock.now() });
}

/** Something else is begun: what was done with the request is not to be repeated without its name. */
export async function forgetOrder(context: TurnContext, { memory }: Pick<LastPorts, 'memory'>): Promise<void> {
  const { order, ...last } = await memory.lastRequest.read(context);
  if (order) await memory.lastRequest.write(context, last);
}

/** The request that this customer has looked at not long ago. */
export async function lookedAt(
  context: TurnContext,
  { memory, clock, identity }: Omit<LastPorts, 'watch'>,
): Promise<LastRequest | undefined> {
  const last = await memory.lastRequest.read(context);
  if (last.key === '' || clock.now() - last.at > MEANT_FOR_MS) return undefined;
  // Somebody else may have signed in since.
  const customer = asCustomer(await identity.personOf(speakerOf(context).conversation));
  return customer?.accountId === last.accountId ? last : undefined;
}
