import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { CustomerRequest, OwnedRequest, RequestTransition, TransitionResult } from '../../jira/ports.ts';
import { LOCALES } from '../../locales/index.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { begunBefore } from '../../messaging/firstArrival.ts';
import type { ChangeStatusOptions } from '../ids.ts';
import { DIALOGS } from '../ids.ts';
import { normalise } from '../normalise.ts';
import type { DialogPorts } from '../ports.ts';
import type { Question } from '../question.ts';
import { requestActionSaid } from '../recogniseRequest.ts';
import type { Option } from '../replies.ts';
import { hidden, option, valueIn } from '../replies.ts';
import { createWaterfall } from '../waterfall.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';
import type { Failed } from './attempt.ts';
import { attempt, CLOCK_SKEW_MS } from './attempt.ts';
import type { RequestStep } from './owned.ts';
import { ownedBy, signInFirst, tellOutcome } from './owned.ts';
import { refusalWords } from './refusals.ts';

type StatusStep = RequestStep<ChangeStatusOptions>;
type StatusPorts = Pick<DialogPorts, 'serviceDesk' | 'identity' | 'watch'>;

/** Closes, reopens or otherwise moves a request on, by what the workflow offers to customers at this moment. */
export function createChangeStatusDialog(ports: StatusPorts) {
  return createWaterfall(DIALOGS.changeStatus, [
    async function ask(step) {
      const { key } = step.options;
      const known = await ownedBy(step.context, ports.identity, key);
      if (!known) return signInFirst(step, 'close');
      const found = await ports.serviceDesk.findRequest(known.owned);
      const listed = await ports.serviceDesk.listTransitions(known.owned);
      if (found.kind === 'notFound') return tellOutcome(step, refusalWords(key, found));
      return askFor(step, found.request, listed.kind === 'found' ? listed.transitions : []);
    },
    async function act(step) {
      const said = step.resultOf(DIALOGS.question);
      const { key, wanted, ...goal } = toGoal(step.options);
      if (said.kind !== 'option' || said.id === 'no') return tellOutcome(step, { key: 'requests.unchanged' });
      const named = valueIn(said.id, 'changeStatus');
      if (typeof wanted === 'object' && [undefined, wanted.id].includes(named)) return perform(step, ports, wanted.id);
      return step.restart({ key, wanted: { id: named ?? '' }, ...goal });
    },
  ]);
}

async function askFor(
  step: StatusStep,
  request: CustomerRequest,
  transitions: readonly RequestTransition[],
): Promise<DialogTurnResult> {
  const { key, wanted, goal } = toGoal(step.options);
  const already = goal && alreadySo(request, goal);
  if (already) return tellOutcome(step, already);
  if (typeof wanted === 'object') {
    const transition = transitions.find(({ id }) => id === wanted.id);
    return transition ? step.begin(DIALOGS.question, confirmation(key, transition, transitions)) : notOffered(step);
  }
  const candidates = namedLike(wanted, transitions);
  const [first, ...others] = candidates;
  if (!first) return notOffered(step);
  if (others.length === 0) return step.restart({ key, wanted: { id: first.id }, goal: wanted });
  return step.begin(DIALOGS.question, choice(key, candidates));
}

/** What it should come to stays known when a transition is chosen for it. */
function toGoal({ key, wanted, goal }: ChangeStatusOptions): ChangeStatusOptions {
  const known = typeof wanted === 'object' ? goal : wanted;
  return { key, wanted, ...(known === undefined ? {} : { goal: known }) };
}

function notOffered(step: StatusStep): Promise<DialogTurnResult> {
  return tellOutcome(step, { key: 'requests.notOffered', params: { key: step.options.key } });
}

function alreadySo({ key, statusCategory }: CustomerRequest, wanted: 'close' | 'reopen'): Words | undefined {
  const isClosed = statusCategory === 'done';
  if (wanted === 'close') return isClosed ? { key: 'status.alreadyClosed', params: { key } } : undefined;
  return isClosed ? undefined : { key: 'status.notClosed', params: { key } };
}

/**
 * A workflow names its changes as it likes; where no name says what is wanted, the customer chooses among all. So too
 * where one only says that the request is withdrawn: another may say that it is solved, in words of its own.
 */
function namedLike(
  wanted: 'close' | 'reopen',
  transitions: readonly RequestTransition[],
): readonly RequestTransition[] {
  const fitting = transitions.filter(({ name }) => says(name, wanted));
  return fitting.some(({ name }) => !WITHDRAWALS.has(normalise(name))) ? fitting : transitions;
}

/** A workflow may have another language than the chat. `It works now` closes a request as well. */
function says(name: string, wanted: 'close' | 'reopen'): boolean {
  if (wanted === 'close' && SOLVED.has(normalise(name))) return true;
  return LOCALES.some((locale) => requestActionSaid(name, locale) === wanted);
}

const SOLVED = new Set(LOCALES.flatMap((locale) => PHRASES[locale].verdicts.yes.map(normalise)));
const WITHDRAWALS = new Set(LOCALES.flatMap((locale) => PHRASES[locale].withdrawals.map(normalise)));

function choice(key: string, transitions: readonly RequestTransition[]): Question {
  return {
    say: [{ key: 'status.choose', params: { key } }],
    accepts: { kind: 'options' },
    options: [...transitions.map(toOption), option('no')],
  };
}

function toOption({ id, name }: RequestTransition): Option {
  return { id: `changeStatus:${id}`, label: { text: name } };
}

/** The names can still be said there: that of the change itself, or of the one that was meant. */
function confirmation(key: string, { name }: RequestTransition, transitions: readonly RequestTransition[]): Question {
  return {
    say: [{ key: 'status.confirm', params: { key, name: escapeMarkdown(name) } }],
    accepts: { kind: 'options' },
    options: [option('yes'), option('no'), ...transitions.map(toOption).map(hidden)],
  };
}

interface Changing {
  readonly owned: OwnedRequest;
  readonly transitionId: string;
}

/** A turn that began with this message before, and died or still goes on, may have made the change. */
async function performOnce(
  { context }: StatusStep,
  { serviceDesk }: StatusPorts,
  { owned, transitionId }: Changing,
): Promise<TransitionResult | Failed> {
  const begunAt = begunBefore(context);
  const made = await changedSince(serviceDesk, owned, begunAt);
  if (made) return made;
  const result = await attempt(() => serviceDesk.performTransition(owned, transitionId));
  return result.kind === 'notOffered' ? ((await changedSince(serviceDesk, owned, begunAt)) ?? result) : result;
}

async function changedSince(
  desk: StatusPorts['serviceDesk'],
  owned: OwnedRequest,
  since: number | undefined,
): Promise<TransitionResult | undefined> {
  if (since === undefined) return undefined;
  const found = await desk.findRequest(owned);
  const isChanged = found.kind === 'found' && found.request.statusChangedAtMs >= since - CLOCK_SKEW_MS;
  return isChanged ? { kind: 'changed', request: found.request } : undefined;
}

async function perform(step: StatusStep, ports: StatusPorts, transitionId: string): Promise<DialogTurnResult> {
  const { key } = step.options;
  const known = await ownedBy(step.context, ports.identity, key);
  if (!known) return signInFirst(step, 'close');
  const result = await performOnce(step, ports, { owned: known.owned, transitionId });
  if (result.kind === 'notOffered') return notOffered(step);
  if (result.kind !== 'changed') return tellOutcome(step, refusalWords(key, result));
  await ports.watch.knows(known.customer.id, result.request);
  const status = escapeMarkdown(result.request.status);
  return tellOutcome(step, { key: 'status.changed', params: { key, status } });
}
