import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { Feedback, GiveFeedbackResult, OwnedRequest } from '../../jira/ports.ts';
import { say, toLocale } from '../../locales/index.ts';
import { normalise } from '../../locales/normalise.ts';
import { readMessage } from '../../messaging/inbound.ts';
import { hasNoWords, saysPlainYes } from '../recognition/acknowledged.ts';
import type { Customer } from '../customer.ts';
import { isGoOn } from '../interruptions/draftMeant.ts';
import type { RateOptions } from '../requestOptions.ts';
import { DIALOGS } from '../ids.ts';
import type { Intent } from '../recognition/intents.ts';
import { ordersToCome, withOrders } from '../interruptions/ordersToCome.ts';
import type { DialogPorts } from '../ports.ts';
import { findQuickAnswer } from '../recognition/quickAnswers.ts';
import { isCodeAlone, ratingCorrected, ratesOther, ratingFirst, ratingWithReason } from '../recognition/ratingTold.ts';
import { recognise } from '../recognition/recognise.ts';
import { localeOf, send } from '../replies.ts';
import { keepFlow } from '../interruptions/unfinished.ts';
import { leftWords } from '../interruptions/unfinishedWords.ts';
import { createWaterfall } from '../waterfall.ts';
import { whereKnown } from '../whereKnown.ts';
import type { Words } from '../words.ts';
import type { Failed } from './attempt.ts';
import { attempt } from './attempt.ts';
import { isForComment } from './isForComment.ts';
import type { RequestStep } from './owned.ts';
import { ownedBy, signInFirst, tellOutcome } from './owned.ts';
import { otherActionSaid } from './otherAction.ts';
import { againQuestion, meantQuestion, wordsQuestion } from './rateQuestions.ts';
import { refusalWords } from './refusals.ts';
import { ratingIn, ratingOptions } from './ratings.ts';
import { isSurely } from './statusGoal.ts';

type RatePorts = Pick<DialogPorts, 'serviceDesk' | 'identity' | 'watch' | 'memory' | 'clock'>;
type RateStep = RequestStep<RateOptions>;

/** How satisfied the customer is with a closed request: a number, and words for those who want to. */
export function createRateDialog(ports: RatePorts) {
  return createWaterfall(DIALOGS.rate, [
    async function ask(step) {
      const { key, rating, wanted } = step.options;
      if (rating !== undefined) return step.pass(DIALOGS.question, { kind: 'option', id: `rate:${rating}` });
      const known = await ownedBy(step.context, ports.identity, key);
      if (!known) return signInFirst(step, ports, { dialog: 'rate', options: step.options });
      const hindrance = await whyNot(ports, known.owned);
      if (hindrance) return tellOutcome(step, hindrance);
      if (wanted !== undefined) return step.restart({ ...saidWith(step), key, rating: wanted });
      const asked = [{ key: 'rate.ask', params: { key } }] as const;
      return step.begin(DIALOGS.question, { say: asked, accepts: { kind: 'options' }, options: ratingOptions() });
    },
    async function askWords(step) {
      const { key, rating, words, isUntried, isQuestion } = step.options;
      const chosen = ratingIn(step.resultOf(DIALOGS.question));
      if (rating === undefined) return step.restart(chosen === undefined ? { key } : chosenWith(step, chosen));
      if (words !== undefined && isUntried) return step.pass(DIALOGS.question, { kind: 'option', id: 'tryAgain' });
      if (words === undefined) return step.begin(DIALOGS.question, wordsQuestion(step.options));
      return step.begin(
        DIALOGS.question,
        isQuestion ? meantQuestion(words, step.options) : againQuestion(words, step.options),
      );
    },
    async function give(step) {
      const said = step.resultOf(DIALOGS.question);
      const { words } = step.options;
      const isNo = said.kind === 'option' && !WANTS.includes(said.id);
      if (!isNo && (await isForComment(step.context, ports))) return step.restart(step.options);
      if (words === undefined) return takeWords(step, ports, said.kind === 'text' ? said.text : '');
      const isWanted = said.kind === 'option' && WANTS.includes(said.id);
      const action = isWanted ? otherActionSaid(step.context, 'rate') : undefined;
      if (action) return leave(step, ports, { kind: 'showRequest', key: step.options.key, action });
      return isWanted ? giveFeedback(step, ports, words) : notGiven(step, ports, words);
    },
  ]);
}

const WANTS: readonly string[] = ['tryAgain', 'yes'];

/**
 * What was said together with the number, and waits until it is known whether the request can be rated. Of `5 printers are
 * broken`, where the request was not named, nobody knows whether it is a rating at all.
 */
function saidWith({
  context,
  options: { words, isUntried },
}: RateStep): Pick<RateOptions, 'words' | 'isUntried' | 'isQuestion' | 'isLoose'> {
  if (words === undefined || !isUntried) return {};
  const { text } = readMessage(context.activity);
  const isLoose = ratingFirst(text)?.words === words && ratingWithReason(text) === undefined;
  return isLoose ? { words, isQuestion: true, isLoose } : { words, isUntried };
}

/** `4 because slow` says the words, too. */
function chosenWith({ context, options: { key } }: RateStep, rating: Feedback['rating']): RateOptions {
  const { words = '' } = ratingWithReason(readMessage(context.activity).text) ?? {};
  return words === '' ? { key, rating } : { key, rating, words, isUntried: true };
}

/** A no is none, and another number takes the place of the one that was given. */
async function takeWords(step: RateStep, ports: RatePorts, said: string): Promise<DialogTurnResult> {
  const { key, rating } = step.options;
  const isNone = saysPlainYes(said) || isCodeAlone(said) || isGoOn(said);
  if (rating === undefined || isNone) return step.restart(step.options);
  const corrected = ratingCorrected(said, rating);
  if (corrected !== undefined) return step.restart({ key, rating: corrected, isChanged: true });
  if (hasNoWords(said)) return giveFeedback(step, ports, '');
  if (isQuestion(said, localeOf(step.context)) || ratesOther(said, key))
    return step.restart({ key, rating, words: said, isQuestion: true });
  return giveFeedback(step, ports, said);
}

/** Something that may be asked of the bot, and would be read by everybody as words of a rating. */
function isQuestion(said: string, locale: string): boolean {
  if (said.trim().endsWith('?')) return true;
  const frequent = findQuickAnswer(said, toLocale(locale))?.question;
  return frequent !== undefined && normalise(frequent) === normalise(said);
}

async function notGiven(step: RateStep, ports: RatePorts, words: string): Promise<DialogTurnResult> {
  const { isInDoubt, isQuestion: isAsked, isLoose, rating = '' } = step.options;
  if (!isAsked) return tellOutcome(step, { key: isInDoubt ? 'requests.unknown' : 'requests.unchanged' });
  return leave(step, ports, recognise(isLoose ? `${rating} ${words}` : words, localeOf(step.context)));
}

/** The number is kept, words that were meant for it, and what was to come after it. */
async function leave(step: RateStep, ports: RatePorts, intent: Intent): Promise<DialogTurnResult> {
  const { isQuestion, isLoose: _loose, problem: _before, words, ...number } = step.options;
  const options = words === undefined || isQuestion ? number : { ...number, words };
  const flow = withOrders({ dialog: 'rate', options }, ordersToCome(step));
  await keepFlow(step.context, ports, flow);
  await send(step.context, { say: leftWords(flow) });
  return step.end({ kind: 'goTo', intent });
}

/** Only a closed request can be rated, once, by who made it. Who could never rate it is not told to wait for that. */
async function whyNot({ serviceDesk }: RatePorts, owned: OwnedRequest): Promise<Words | undefined> {
  const { key } = owned;
  const found = await serviceDesk.findRequest(owned);
  if (found.kind === 'notFound') return refusalWords(key, found);
  const given = await found.read('feedback');
  if (given.kind === 'reporterOnly') return { key: 'rate.reporterOnly', params: { key } };
  if (isSurely(found.request, 'reopen')) return { key: 'rate.notYet', params: { key } };
  if (given.kind === 'none') return undefined;
  return { key: 'rate.already', params: { key, rating: given.feedback.rating } };
}

async function giveFeedback(step: RateStep, ports: RatePorts, comment: string): Promise<DialogTurnResult> {
  const { key, rating, isInDoubt } = step.options;
  const known = await ownedBy(step.context, ports.identity, key);
  if (rating === undefined) return step.restart({ key });
  const tried: RateOptions = { key, rating, words: comment, ...(isInDoubt ? { isInDoubt } : {}) };
  if (!known) return signInFirst(step, ports, { dialog: 'rate', options: { ...tried, isUntried: true } });
  const feedback: Feedback = { rating, comment };
  const result = await giveOnce(ports, known.owned, { feedback, isTried: isInDoubt === true });
  if (result.kind === 'given') return tellOutcome(step, { key: 'rate.given', params: { key } });
  if (result.kind === 'notDone') return step.restart(tried);
  if (result.kind === 'unknown') return step.restart({ ...tried, isInDoubt: true });
  const isLost = result.kind === 'refused' && comment !== '';
  if (isLost) return step.restart({ ...tried, problem: refusalWords(key, result) });
  if (result.kind !== 'portalOnly') return tellOutcome(step, refusalWords(key, result));
  const text = noteWords(localeOf(step.context), known.customer, feedback);
  await ports.watch.keepNote({
    id: `${key}:rating:${step.context.activity.id ?? String(ports.clock.now())}`,
    key,
    text,
  });
  return tellOutcome(step, { key: 'rate.noted', params: { key, url: result.portalUrl } });
}

/** What was tried before, or gets no answer now, is looked for. */
async function giveOnce(
  ports: RatePorts,
  owned: OwnedRequest,
  { feedback, isTried }: { readonly feedback: Feedback; readonly isTried: boolean },
): Promise<GiveFeedbackResult | Failed> {
  if (isTried && (await hasArrived(ports, owned, feedback.rating))) return { kind: 'given' };
  const result = await attempt(() => ports.serviceDesk.giveFeedback(owned, feedback));
  const isThere = result.kind === 'unknown' && (await hasArrived(ports, owned, feedback.rating));
  return isThere ? { kind: 'given' } : result;
}

/** Whether a rating that got no answer is there; false also where the service desk does not say. */
async function hasArrived({ serviceDesk }: RatePorts, owned: OwnedRequest, rating: number): Promise<boolean> {
  const found = await whereKnown(serviceDesk.findRequest(owned));
  const given = found?.kind === 'found' ? await whereKnown(found.read('feedback')) : undefined;
  return given?.kind === 'found' && given.feedback.rating === rating;
}

/** Where Jira takes ratings from people in the help portal only, the staff can read it at least. */
function noteWords(locale: string, { name, email = '' }: Customer, { rating, comment }: Feedback): string {
  return say(locale, 'rate.note', { name, email, rating, words: comment }).trim();
}
