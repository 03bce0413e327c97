import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { ShareResult } from '../../jira/ports.ts';
import { readMessage } from '../../messaging/inbound.ts';
import type { ShareOptions } from '../requestOptions.ts';
import type { Next } from '../ids.ts';
import { DIALOGS } from '../ids.ts';
import type { DialogPorts } from '../ports.ts';
import { send, valueIn } from '../replies.ts';
import { asksUnbidden } from '../answers/saidTooEarly.ts';
import { hasWords, keepFlow } from '../interruptions/unfinished.ts';
import { leftWords } from '../interruptions/unfinishedWords.ts';
import { createWaterfall } from '../waterfall.ts';
import { whereKnown } from '../whereKnown.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';
import { addressSaid } from './addressSaid.ts';
import type { Failed } from './attempt.ts';
import { isForComment } from './isForComment.ts';
import type { RequestStep } from './owned.ts';
import { ownedBy, signInFirst, tellOutcome } from './owned.ts';
import { doneInstead } from './otherAction.ts';
import { refusalWords } from './refusals.ts';
import { shareOnce } from './shareOnce.ts';
import { questionFor } from './shareQuestions.ts';
import { problemIn } from './tryAgain.ts';

type SharePorts = Pick<DialogPorts, 'serviceDesk' | 'identity' | 'memory' | 'clock' | 'watch'>;
type ShareStep = RequestStep<ShareOptions>;

/** Lets other people take part in a request, one after the other, by the e-mail addresses of their accounts. */
export function createShareDialog(ports: SharePorts) {
  return createWaterfall(DIALOGS.share, [
    async function ask(step) {
      const { isAgain, doubt } = step.options;
      const hindrance = isAgain || doubt ? undefined : await whyNot(step, ports);
      if (hindrance) return tellOutcome(step, hindrance);
      return step.begin(DIALOGS.question, questionFor(step.options));
    },
    async function act(step) {
      const said = step.resultOf(DIALOGS.question);
      const { email, among = [] } = step.options;
      if (said.kind === 'email') return takeAddress(step, ports, said.email);
      const chosen = said.kind === 'option' ? valueIn(said.id, 'with') : undefined;
      if (chosen !== undefined) return step.restart(withPerson(step.options.key, chosen, among));
      const optionId = said.kind === 'option' ? said.id : '';
      const [first] = among;
      if (optionId === 'allOfThem' && first !== undefined)
        return step.restart(withPerson(step.options.key, first, among));
      const isSure = optionId === 'yes' || optionId === 'tryAgain';
      if (!isSure || email === undefined) return turnDown(step, optionId);
      if (await isForComment(step.context, ports)) return step.restart(step.options);
      const instead = doneInstead(step, 'share');
      return instead ? leave(step, ports, instead) : share(step, ports, { ...step.options, email });
    },
  ]);
}

/** Whoever else was named is kept, and so is a try that got no answer. */
async function leave(step: ShareStep, ports: SharePorts, instead: Next): Promise<DialogTurnResult> {
  await keep(step, ports);
  return step.end(instead);
}

async function keep({ context, options }: ShareStep, ports: SharePorts): Promise<void> {
  const flow = { dialog: 'share', options } as const;
  if (!hasWords(flow)) return;
  await keepFlow(context, ports, flow);
  await send(context, { say: leftWords(flow) });
}

/** Those who were named besides come after this one. */
function withPerson(key: string, email: string, among: readonly string[]): ShareOptions {
  const others = among.filter((each) => each !== email);
  return others.length === 0 ? { key, email } : { key, email, among: others };
}

/** Where it is asked about somebody, one more address may be of one more person. */
async function takeAddress(step: ShareStep, ports: SharePorts, said: string): Promise<DialogTurnResult> {
  const { key, email, among = [], doubt } = step.options;
  const way = email === undefined ? 'instead' : addressSaid(readMessage(step.context.activity).text);
  if (doubt && way === 'instead' && said !== email) await keep(step, ports);
  if (email === undefined || way === 'instead') return step.restart(withPerson(key, said, among));
  const more = { ...step.options, email, ...withPerson(key, email, [...among, said]) };
  return way === 'more' ? step.restart(more) : share(step, ports, more);
}

/** “No” is said of one person, “nobody” of all. */
function turnDown(step: ShareStep, optionId: string): Promise<DialogTurnResult> {
  const { email, among = [], doubt } = step.options;
  const words: Words = { key: doubt ? 'requests.unknown' : 'requests.unchanged' };
  return goOnWith(step, words, optionId === 'no' && email !== undefined ? among : []);
}

/** Says how it came out with one, and asks about the next. */
async function goOnWith(
  step: ShareStep,
  words: Words,
  [next, ...others]: readonly string[],
): Promise<DialogTurnResult> {
  if (next === undefined) return tellOutcome(step, words);
  await send(step.context, { say: [words] });
  asksUnbidden(step.context);
  const rest = withPerson(step.options.key, next, others);
  return step.restart(others.length === 0 ? { ...rest, isLast: true } : rest);
}

/** Approvers can see a request that is not theirs to share: they are offered no changes of it. */
async function whyNot(
  { context, options: { key } }: ShareStep,
  { serviceDesk, identity }: SharePorts,
): Promise<Words | undefined> {
  const known = await ownedBy(context, identity, key);
  const found = known && (await whereKnown(serviceDesk.findRequest(known.owned)));
  if (!found) return undefined;
  if (found.kind === 'notFound') return refusalWords(key, found);
  const offered = await whereKnown(found.read('transitions').then((transitions) => ({ transitions })));
  return offered && !offered.transitions ? { key: 'share.notTheirs', params: { key } } : undefined;
}

async function share(
  step: ShareStep,
  ports: SharePorts,
  options: ShareOptions & { readonly email: string },
): Promise<DialogTurnResult> {
  const { key, email, among = [], doubt } = options;
  const known = await ownedBy(step.context, ports.identity, key);
  const { isAgain: _before, ...wanted } = options;
  if (!known) return signInFirst(step, ports, { dialog: 'share', options: wanted });
  const { owned } = known;
  const result = await shareOnce(step.context, ports.serviceDesk, { owned, email, isTried: doubt !== undefined });
  // What got no answer before is not undone by another try that is not taken.
  if (problemIn(result) === 'notDone') return step.restart({ ...wanted, isAgain: true });
  if (result.kind === 'unseen' || result.kind === 'unknown') return step.restart({ ...wanted, doubt: result.kind });
  // Since it was asked, they may have been taken off the request, or the request may be gone.
  if (result.kind === 'notFound') return tellOutcome(step, (await whyNot(step, ports)) ?? outcome(key, email, result));
  return goOnWith(step, outcome(key, email, result), among);
}

function outcome(key: string, email: string, result: ShareResult | Failed): Words {
  switch (result.kind) {
    case 'shared':
    case 'alreadyShared':
      return { key: `share.${result.kind}`, params: { key, name: escapeMarkdown(result.participant.displayName) } };
    case 'noAccount':
    case 'severalAccounts':
      return { key: `share.${result.kind}`, params: { email: escapeMarkdown(email) } };
    case 'notFound':
      return { key: 'requests.notOffered', params: { key } };
    default:
      return refusalWords(key, result);
  }
}
