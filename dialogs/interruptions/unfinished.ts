import type { TurnContext } from 'botbuilder';
import type { DialogContext, DialogInstance } from 'botbuilder-dialogs';
import { speakerOf } from '../../messaging/speaker.ts';
import type {
  AtRequest,
  HumanOptions,
  KnowledgeOptions,
  FindRequestOptions,
  MyRequestsOptions,
  ShowRequestOptions,
  Unfinished,
  UnfinishedAtRequest,
  UnfinishedFlow,
} from '../ids.ts';
import { DIALOGS } from '../ids.ts';
import type { KeptFlow } from '../memory.ts';
import { ordersOf, ordersToCome, withOrders, withoutOrders } from './ordersToCome.ts';
import type { DialogPorts } from '../ports.ts';
import { openQuestion } from '../questionDialog.ts';
import { DECISIONS } from '../recognition/leftAside.ts';
import { isSameFlow } from './sameFlow.ts';

/** After this long, what was left is no longer offered. */
export const OFFERED_FOR_MS = 60 * 60_000;

/** Of what was written; more is not come back to. */
const MOST_KEPT = 3;

type KeptPorts = Pick<DialogPorts, 'memory' | 'clock'>;
type FindPorts = KeptPorts & Pick<DialogPorts, 'identity'>;

const DIALOGS_KEPT = ['showRequest', 'comment', 'reply', 'changeStatus', 'answerApproval', 'share', 'rate'] as const;

/**
 * What is going on with a request, if that is what is going on, and what comes after it; also while a human is asked for
 * from there.
 */
export function flowIn({ stack }: Pick<DialogContext, 'stack'>): UnfinishedAtRequest | undefined {
  for (const instance of stack.toReversed()) {
    if (instance.id === DIALOGS.human.id) return humanOptionsOf(instance).unfinished;
    const flow = flowOf(instance);
    if (flow) return withOrders(flow, ordersToCome({ stack }));
  }
  return undefined;
}

/** The framework keeps what a waterfall was begun with, untyped; the ids of our dialogs say what it is. */
function flowOf({ id, state }: DialogInstance): AtRequest | undefined {
  const dialog = DIALOGS_KEPT.find((each) => DIALOGS[each].id === id);
  const { options } = state as Pick<AtRequest, 'options'>;
  return dialog && ({ dialog, options } as AtRequest);
}

/** Articles that are being looked through: from the one that is asked about, or the next, where that has not helped. */
export function searchIn(dialogs: DialogContext): UnfinishedFlow | undefined {
  const state = dialogs.stack.find(({ id }) => id === DIALOGS.knowledge.id)?.state as
    { readonly options: KnowledgeOptions } | undefined;
  const { articles = [] } = state?.options ?? {};
  const isNext = openQuestion(dialogs)?.options?.some((each) => each.id === 'anotherArticle' && !each.hidden);
  const left = isNext ? articles.slice(1) : articles;
  if (!state || left.length === 0) return undefined;
  return { dialog: 'knowledge', options: { ...state.options, articles: left, ...(isNext ? { hadAnswer: true } : {}) } };
}

/** What somebody signs in for who is doing so, but for what is done with one request. */
export function signInIn(dialogs: DialogContext): UnfinishedFlow | undefined {
  const [outermost] = dialogs.stack;
  // Also while it is asked which of several is meant.
  if (outermost?.id === DIALOGS.findRequest.id) {
    const { options } = outermost.state as { readonly options: FindRequestOptions };
    const { which: _asked, ...wanted } = options;
    return { dialog: 'signIn', options: { intent: { kind: 'findRequest', ...wanted } } };
  }
  if (!outermost || !isSigningIn(dialogs)) return undefined;
  if (outermost.id === DIALOGS.account.id) return { dialog: 'signIn', options: { intent: { kind: 'signIn' } } };
  if (outermost.id === DIALOGS.createRequest.id)
    return { dialog: 'signIn', options: { intent: { kind: 'createRequest' } } };
  if (outermost.id !== DIALOGS.myRequests.id) return undefined;
  const { options } = outermost.state as { readonly options: MyRequestsOptions };
  return { dialog: 'signIn', options: { intent: { kind: 'myRequests', ...options } } };
}

/** Whether the open question is one of the sign-in. */
export function isSigningIn({ child, activeDialog }: DialogContext): boolean {
  return activeDialog?.id === DIALOGS.signIn.id || (child !== undefined && isSigningIn(child));
}

function humanOptionsOf({ state }: DialogInstance): HumanOptions {
  return (state as { readonly options: HumanOptions }).options;
}

/** Whether something was written, sent or rated, or asked for besides, that would be lost with it. */
export function hasWords(flow: UnfinishedFlow): boolean {
  if (ordersOf(flow).length > 0) return true;
  switch (flow.dialog) {
    case 'comment':
      return flow.options.text !== undefined || flow.options.files.length > 0;
    case 'reply':
      return true;
    case 'rate':
      return flow.options.rating !== undefined || flow.options.words !== undefined;
    case 'share':
      return flow.options.isLast === true || flow.options.doubt !== undefined || (flow.options.among ?? []).length > 0;
    case 'showRequest':
      return hasWordsFor(flow.options);
    case 'changeStatus':
      return flow.options.problem !== undefined;
    case 'answerApproval':
      return flow.options.tried !== undefined;
    default:
      return false;
  }
}

/** Said in one line with the request, or left before and gone on with: it waits for a sign-in. */
function hasWordsFor({ action, argument, unfinished }: ShowRequestOptions): boolean {
  const isWritten = action !== undefined && (argument !== undefined || DECISIONS.includes(action));
  return isWritten || (unfinished !== undefined && hasWords(unfinished.flow));
}

/** Whether a try got no answer: nobody knows whether it was done. */
export function isInDoubt(flow: UnfinishedFlow): boolean {
  switch (flow.dialog) {
    case 'comment':
      return flow.options.tried !== undefined;
    case 'rate':
      return flow.options.isInDoubt === true;
    case 'share':
      return flow.options.doubt !== undefined;
    case 'changeStatus':
      return flow.options.problem === 'unknown';
    case 'answerApproval':
      return flow.options.tried?.problem === 'unknown';
    default:
      return false;
  }
}

/** Keeps it for the customer to come back to, before what was written and kept earlier. */
export async function keepFlow(
  context: TurnContext,
  { memory, clock }: KeptPorts,
  flow: UnfinishedFlow,
  owner: Pick<Unfinished, 'accountId'> = {},
): Promise<void> {
  const { personId } = speakerOf(context).conversation;
  const known = personId === undefined ? await lastOwner(context, memory) : { personId };
  const unfinished: Unfinished = { flow, ...known, ...ownerBefore(flow), ...owner };
  const { flows } = await memory.kept.read(context);
  const others = flows.filter((each) => hasWords(each.unfinished.flow) && !isSame(each.unfinished, unfinished));
  await memory.kept.write(context, { flows: [{ at: clock.now(), unfinished }, ...others].slice(0, MOST_KEPT) });
}

/** As it may be told of: whoever is there after somebody was signed out hears of no further request of theirs. */
export async function toldOf<Flow extends UnfinishedFlow>(
  context: TurnContext,
  { memory }: Pick<DialogPorts, 'memory'>,
  flow: Flow,
): Promise<Flow> {
  const isGuest = speakerOf(context).conversation.personId === undefined;
  if (!isGuest || (await lastOwner(context, memory)).accountId === undefined) return flow;
  return withoutOrders(flow);
}

/** Who has looked at a request here may have been signed out on another page since: what they wrote stays theirs. */
async function lastOwner(
  context: TurnContext,
  { lastRequest }: DialogPorts['memory'],
): Promise<Pick<Unfinished, 'accountId'>> {
  const { accountId } = await lastRequest.read(context);
  return accountId === '' ? {} : { accountId };
}

/** What waits for a sign-in once more stays theirs who had left it before, an answer theirs who was told of the comment. */
function ownerBefore(flow: UnfinishedFlow): Pick<Unfinished, 'personId' | 'accountId'> {
  if (flow.dialog === 'reply') {
    const { personId } = flow.options;
    return personId === undefined ? {} : { personId };
  }
  const before = flow.dialog === 'showRequest' ? flow.options.unfinished : undefined;
  const { flow: _same, ...owner } = before ?? { flow };
  return owner;
}

/** Whether both are the same, and may be the same person's. */
function isSame({ flow, personId, accountId }: Unfinished, other: Unfinished): boolean {
  const isOneOf = [undefined, personId].includes(other.personId) || personId === undefined;
  const hasAccount = [undefined, accountId].includes(other.accountId) || accountId === undefined;
  return isOneOf && hasAccount && isSameFlow(flow, other.flow);
}

/** The last that this customer has left in the middle within the last hour. */
export async function keptFlow(context: TurnContext, ports: FindPorts): Promise<KeptFlow | undefined> {
  const { memory, clock } = ports;
  const { flows } = await memory.kept.read(context);
  for (const kept of flows) {
    const isNew = clock.now() - kept.at <= OFFERED_FOR_MS;
    if (isNew && (await isTheirs(context, ports, kept.unfinished))) return kept;
  }
  return undefined;
}

/** Whoever has left something before they proved who they are finds it afterwards. */
async function isTheirs(context: TurnContext, { identity }: FindPorts, left: Unfinished): Promise<boolean> {
  const { conversation } = speakerOf(context);
  if (left.personId === conversation.personId) return true;
  if (left.personId !== undefined || left.flow.dialog === 'signIn') return false;
  return left.accountId === undefined || (await identity.personOf(conversation))?.accountId === left.accountId;
}

/**
 * The same where it is to be offered: who has looked at articles is reminded of them once, with the first answer after a
 * chat. Whoever is there after somebody was signed out reads nothing of theirs on a button.
 */
export async function offeredFlow(context: TurnContext, ports: FindPorts): Promise<Unfinished | undefined> {
  const kept = await keptFlow(context, ports);
  const isGuest = speakerOf(context).conversation.personId === undefined;
  if (isGuest && kept?.unfinished.accountId !== undefined) return undefined;
  if (kept?.unfinished.flow.dialog !== 'knowledge') return kept?.unfinished;
  const { isAfterChat, ...rest } = await ports.memory.kept.read(context);
  if (!isAfterChat) return undefined;
  await ports.memory.kept.write(context, rest);
  return kept.unfinished;
}

/** It goes on, or is done with: nobody has to be reminded of it. Answers whether somebody was. */
export async function forgetKept(
  context: TurnContext,
  { memory }: Pick<DialogPorts, 'memory'>,
  unfinished: Unfinished,
): Promise<boolean> {
  const kept = await memory.kept.read(context);
  const flows = kept.flows.filter((each) => !isSame(each.unfinished, unfinished));
  if (flows.length === kept.flows.length) return false;
  await memory.kept.write(context, { ...kept, flows });
  return true;
}

/** A chat is over, or the wait for one, that was asked for then: the time between does not count. */
export async function remindOfKept(
  context: TurnContext,
  { memory, clock }: KeptPorts,
  humanAskedAt: number,
): Promise<void> {
  const { flows } = await memory.kept.read(context);
  const between = clock.now() - humanAskedAt;
  const later = flows.map((each) => ({ ...each, at: each.at + between }));
  await memory.kept.write(context, { flows: later, isAfterChat: true });
}
