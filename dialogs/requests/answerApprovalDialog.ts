import type { DialogTurnResult } from 'botbuilder-dialogs';
import type {
  Approval,
  ApprovalDecision,
  ApprovalResult,
  CustomerRequest,
  OwnedRequest,
  ServiceDesk,
} from '../../jira/ports.ts';
import { say } from '../../locales/index.ts';
import { begunBefore } from '../../messaging/firstArrival.ts';
import type { AnswerApprovalOptions } from '../requestOptions.ts';
import type { Customer } from '../customer.ts';
import { DIALOGS } from '../ids.ts';
import type { DialogPorts } from '../ports.ts';
import type { Question } from '../question.ts';
import { localeOf, option, optionWith, valueIn } from '../replies.ts';
import { createWaterfall } from '../waterfall.ts';
import { whereKnown } from '../whereKnown.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';
import type { Failed } from './attempt.ts';
import { attempt } from './attempt.ts';
import { isForComment } from './isForComment.ts';
import type { Owned, RequestStep } from './owned.ts';
import { ownedBy, signInFirst, tellOutcome } from './owned.ts';
import { problemAfter, tryAgainQuestion } from './tryAgain.ts';
import { doneInstead } from './otherAction.ts';
import { refusalWords } from './refusals.ts';
import { approvalWords } from './requestView.ts';

type ApprovalStep = RequestStep<AnswerApprovalOptions>;
type ApprovalPorts = Pick<DialogPorts, 'serviceDesk' | 'identity' | 'watch' | 'memory' | 'clock'>;

/** Gives the customer's decision where one is asked for. */
export function createAnswerApprovalDialog(ports: ApprovalPorts) {
  return createWaterfall(DIALOGS.answerApproval, [
    async function ask(step) {
      const { key, decision, tried } = step.options;
      if (tried) return step.begin(DIALOGS.question, tryAgainQuestion(tried.problem));
      const known = await ownedBy(step.context, ports.identity, key);
      if (!known) return signInFirst(step, ports, { dialog: 'answerApproval', options: step.options });
      const found = await ports.serviceDesk.findRequest(known.owned);
      if (found.kind === 'notFound') return tellOutcome(step, refusalWords(key, found));
      const approvals = await found.read('approvals');
      const approval = approvals.find(({ canAnswerHere }) => canAnswerHere);
      if (approval) return step.begin(DIALOGS.question, confirmation(key, decision, approval));
      return tellOutcome(step, whyNot(found.request, approvals));
    },
    async function act(step) {
      const said = step.resultOf(DIALOGS.question);
      const { key, decision, tried } = step.options;
      const optionId = said.kind === 'option' ? said.id : 'no';
      const approvalId = valueIn(optionId, 'yes') ?? (optionId === 'no' ? undefined : tried?.approvalId);
      if (approvalId === undefined)
        return tellOutcome(step, { key: tried?.problem === 'unknown' ? 'requests.unknown' : 'requests.unchanged' });
      if (await isForComment(step.context, ports)) return step.restart(step.options);
      const instead = doneInstead(step, decision);
      if (instead) return step.end(instead);
      const known = await ownedBy(step.context, ports.identity, key);
      return known
        ? decide(step, ports, { known, approvalId })
        : signInFirst(step, ports, { dialog: 'answerApproval', options: step.options });
    },
  ]);
}

/** No decision is asked for, or Jira takes it on the page of the request only. */
function whyNot(request: CustomerRequest, [approval]: readonly Approval[]): Words {
  return approval ? approvalWords(request, approval) : { key: 'approval.none', params: { key: request.key } };
}

function confirmation(key: string, decision: ApprovalDecision, { id, name }: Approval): Question {
  const sentence = decision === 'approve' ? 'approval.confirmApprove' : 'approval.confirmDecline';
  return {
    say: [{ key: sentence, params: { key, name: escapeMarkdown(name) } }],
    accepts: { kind: 'options' },
    options: [optionWith('yes', id), option('no')],
  };
}

interface Deciding {
  readonly known: Owned;
  readonly approvalId: string;
}

async function decide(
  step: ApprovalStep,
  { serviceDesk, watch }: ApprovalPorts,
  { known, approvalId }: Deciding,
): Promise<DialogTurnResult> {
  const { key, decision, tried } = step.options;
  const fate = await answered(step, serviceDesk, { known, approvalId });
  const outcome = outcomeToNote(step, fate);
  if (outcome) {
    // Jira shows the service account as the one who decided.
    const text = noteWords(localeOf(step.context), `${outcome}.${decision}`, known.customer);
    await watch.keepNote({ id: `${key}:${approvalId}:${outcome}`, key, text });
  }
  const problem = problemAfter(tried?.problem, fate);
  if (problem) return step.restart({ key, decision, tried: { approvalId, problem } });
  if (fate.kind === 'decidedMeanwhile' || fate.kind === 'alreadyDecided')
    return tellOutcome(step, { key: 'approval.alreadyDecided' });
  if (fate.kind !== 'answered') return tellOutcome(step, refusalWords(key, fate));
  const words: Words = { key: decision === 'approve' ? 'approval.approved' : 'approval.declined', params: { key } };
  return tellOutcome(step, words);
}

/** `decidedMeanwhile`: it got no answer, and it is decided by now, nobody knows by whom. */
type Fate = ApprovalResult | Failed | { readonly kind: 'decidedMeanwhile' };

/** The decision stands also where its answer was lost, or its server died before it could say so. */
async function answered(
  { context, options: { decision, tried } }: ApprovalStep,
  desk: ServiceDesk,
  { known: { owned }, approvalId }: Deciding,
): Promise<Fate> {
  const first = await attempt(() => desk.answerApproval(owned, approvalId, decision));
  if (first.kind === 'alreadyDecided') {
    const isTried = tried?.problem === 'unknown' || begunBefore(context) !== undefined;
    return isTried && first.ours === decision ? ANSWERED : first;
  }
  const open = first.kind === 'unknown' ? await approvalsNow(desk, owned) : undefined;
  const waiting = open?.find(({ id }) => id === approvalId);
  if (waiting?.ours === decision) return ANSWERED;
  if (!open || waiting) return first;
  // Changes nothing any more, and tells whose it was.
  const now = await attempt(() => desk.answerApproval(owned, approvalId, decision));
  return now.kind === 'alreadyDecided' && now.ours === decision ? ANSWERED : { kind: 'decidedMeanwhile' };
}

const ANSWERED: Fate = { kind: 'answered' };

/** Those that still wait for the customer, or for others, too; undefined where the service desk does not say. */
async function approvalsNow(desk: ServiceDesk, owned: OwnedRequest): Promise<readonly Approval[] | undefined> {
  const found = await whereKnown(desk.findRequest(owned));
  return found?.kind === 'found' ? whereKnown(found.read('approvals')) : undefined;
}

/** What was decided already may be what this very message has decided, in a turn that died before it could say so. */
function outcomeToNote({ context }: ApprovalStep, { kind }: Fate): 'answered' | 'unknown' | undefined {
  if (kind === 'answered' || kind === 'unknown') return kind;
  const isMaybeTheirs =
    kind === 'decidedMeanwhile' || (kind === 'alreadyDecided' && begunBefore(context) !== undefined);
  return isMaybeTheirs ? 'unknown' : undefined;
}

const NOTES = {
  'answered.approve': 'approval.noteApproved',
  'answered.decline': 'approval.noteDeclined',
  'unknown.approve': 'approval.noteMaybeApproved',
  'unknown.decline': 'approval.noteMaybeDeclined',
} as const;

function noteWords(locale: string, note: keyof typeof NOTES, { name, email = '' }: Customer): string {
  return say(locale, NOTES[note], { name, email });
}
