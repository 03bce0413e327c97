import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { CustomerRequest, OwnedRequest, RequestTransition } from '../../jira/ports.ts';
import { LOCALES } from '../../locales/index.ts';
import { normalise } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { readMessage } from '../../messaging/inbound.ts';
import type { ChangeStatusOptions, SeenStatus } from '../requestOptions.ts';
import { DIALOGS } from '../ids.ts';
import type { DialogPorts } from '../ports.ts';
import type { Question } from '../question.ts';
import type { Option } from '../replies.ts';
import { hidden, option, valueIn } from '../replies.ts';
import { createWaterfall } from '../waterfall.ts';
import { whereKnown } from '../whereKnown.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';
import { changeMeant, says } from './changeMeant.ts';
import { isForComment } from './isForComment.ts';
import type { RequestStep } from './owned.ts';
import { ownedBy, signInFirst, tellOutcome } from './owned.ts';
import { allInstead, doneInstead } from './otherAction.ts';
import { performOnce } from './performOnce.ts';
import { refusalWords } from './refusals.ts';
import { transitionOption } from './requestView.ts';
import { isSurely } from './statusGoal.ts';
import { problemAfter, tryAgainQuestion } from './tryAgain.ts';

type StatusStep = RequestStep<ChangeStatusOptions>;
type StatusPorts = Pick<DialogPorts, 'serviceDesk' | 'identity' | 'watch' | 'memory' | 'clock'>;

/** Closes, reopens or otherwise moves a request on, by what the workflow offers to customers at this moment. */
export function createChangeStatusDialog(ports: StatusPorts) {
  return createWaterfall(DIALOGS.changeStatus, [
    async function ask(step) {
      const { key, wanted, seen } = step.options;
      if (seen && typeof wanted === 'object') return confirm(step, wanted.id, seen);
      const known = await ownedBy(step.context, ports.identity, key);
      if (!known) return signInFirst(step, ports, { dialog: 'changeStatus', options: step.options });
      const found = await ports.serviceDesk.findRequest(known.owned);
      if (found.kind === 'notFound') return tellOutcome(step, refusalWords(key, found));
      return askFor(step, found.request, (await found.read('transitions')) ?? []);
    },
    async function act(step) {
      const said = step.resultOf(DIALOGS.question);
      const { seen, problem } = step.options;
      if (said.kind !== 'option' || said.id === 'no')
        return tellOutcome(step, { key: problem === 'unknown' ? 'requests.unknown' : 'requests.unchanged' });
      if (await isForComment(step.context, ports)) return step.restart(step.options);
      const instead = YES.includes(said.id) ? doneInstead(step, changeMeant(step.options)) : allInstead(step);
      if (instead) return step.end(instead);
      const { wanted, ...asked } = toGoal(step.options);
      const named = valueIn(said.id, 'changeStatus');
      const isMeant = typeof wanted === 'object' && [undefined, wanted.id].includes(named);
      if (isMeant && seen) return perform(step, ports, { transitionId: wanted.id, seen });
      return step.restart({ ...asked, wanted: named === undefined ? wanted : { id: named } });
    },
  ]);
}

const YES: readonly string[] = ['yes', 'tryAgain'];

async function askFor(
  step: StatusStep,
  request: CustomerRequest,
  transitions: readonly RequestTransition[],
): Promise<DialogTurnResult> {
  const { key, wanted, goal } = toGoal(step.options);
  const already = goal && alreadySo(request, goal);
  if (already) return tellOutcome(step, already);
  const seen: SeenStatus = { status: request.status, changedAtMs: request.statusChangedAtMs, transitions };
  if (typeof wanted === 'object') return step.restart({ ...toGoal(step.options), seen });
  const { text } = readMessage(step.context.activity);
  const candidates = namedIn(text, transitions) ?? namedLike(wanted, transitions);
  const [first, ...others] = candidates;
  if (!first) return notOffered(step);
  if (others.length === 0) return step.restart({ key, wanted: { id: first.id }, goal: wanted, seen });
  return step.begin(DIALOGS.question, choice(key, candidates));
}

async function confirm(step: StatusStep, transitionId: string, { transitions }: SeenStatus): Promise<DialogTurnResult> {
  const transition = transitions.find(({ id }) => id === transitionId);
  if (!transition) return notOffered(step);
  const { key, isPast, problem } = step.options;
  if (problem) return step.begin(DIALOGS.question, tryAgainQuestion(problem));
  return step.begin(DIALOGS.question, confirmation(key, transition, isPast ? [] : transitions));
}

/** What it should come to stays known when a transition is chosen for it. */
function toGoal({ key, wanted, goal, isPast }: ChangeStatusOptions): ChangeStatusOptions {
  const known = typeof wanted === 'object' ? goal : wanted;
  return { key, wanted, ...(known === undefined ? {} : { goal: known }), ...(isPast ? { isPast } : {}) };
}

function notOffered(step: StatusStep): Promise<DialogTurnResult> {
  return tellOutcome(step, { key: 'requests.notOffered', params: { key: step.options.key } });
}

/** Somebody may have done it since the customer was asked. */
async function notOfferedNow(
  step: StatusStep,
  { serviceDesk }: StatusPorts,
  owned: OwnedRequest,
): Promise<DialogTurnResult> {
  const goal = changeMeant(step.options);
  const found = await whereKnown(serviceDesk.findRequest(owned));
  const isGoal = goal === 'close' || goal === 'reopen';
  const already = isGoal && found?.kind === 'found' ? alreadySo(found.request, goal) : undefined;
  return already ? tellOutcome(step, already) : notOffered(step);
}

function alreadySo(request: CustomerRequest, wanted: 'close' | 'reopen'): Words | undefined {
  if (!isSurely(request, wanted)) return undefined;
  return { key: wanted === 'close' ? 'status.alreadyClosed' : 'status.notClosed', params: { key: request.key } };
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

/** `withdraw OPS-1`, where a change is called so, or says the same. */
function namedIn(text: string, transitions: readonly RequestTransition[]): readonly RequestTransition[] | undefined {
  const said = ` ${normalise(text)} `;
  const isSaid = (words: string): boolean => words !== '' && said.includes(` ${words} `);
  const isWithdrawn = [...WITHDRAWALS].some(isSaid);
  const named = transitions.filter(
    ({ name }) => isSaid(normalise(name)) || (isWithdrawn && WITHDRAWALS.has(normalise(name))),
  );
  return named.length === 1 ? named : undefined;
}

const WITHDRAWALS = new Set(LOCALES.flatMap((locale) => PHRASES[locale].withdrawals.map(normalise)));

function choice(key: string, transitions: readonly RequestTransition[]): Question {
  return {
    say: [{ key: 'status.choose', params: { key } }],
    accepts: { kind: 'options' },
    options: [...transitions.map((each) => transitionOption(key, each)), option('no')],
  };
}

/** Names can still be said there: that of the change itself, or of the one that was meant. */
function confirmation(key: string, { name }: RequestTransition, sayable: readonly RequestTransition[]): Question {
  const skip: Option = { id: 'no', label: { key: 'status.skip', params: { key } }, hidden: true };
  return {
    say: [{ key: 'status.confirm', params: { key, name: escapeMarkdown(name) } }],
    accepts: { kind: 'options' },
    options: [option('yes'), option('no'), skip, ...sayable.map((each) => hidden(transitionOption(key, each)))],
  };
}

async function perform(
  step: StatusStep,
  ports: StatusPorts,
  change: { readonly transitionId: string; readonly seen: SeenStatus },
): Promise<DialogTurnResult> {
  const { key, goal, problem: before } = step.options;
  const known = await ownedBy(step.context, ports.identity, key);
  if (!known) return signInFirst(step, ports, { dialog: 'changeStatus', options: step.options });
  const result = await performOnce(step.context, ports.serviceDesk, {
    ...change,
    owned: known.owned,
    goal,
    isTried: before === 'unknown',
  });
  const problem = problemAfter(before, result);
  if (problem) return step.restart({ ...toGoal(step.options), seen: change.seen, problem });
  if (result.kind === 'notOffered') return notOfferedNow(step, ports, known.owned);
  if (result.kind !== 'changed') return tellOutcome(step, refusalWords(key, result));
  await ports.watch.knows(known.customer.id, result.request);
  const status = escapeMarkdown(result.request.status);
  return tellOutcome(step, { key: 'status.changed', params: { key, status } });
}
