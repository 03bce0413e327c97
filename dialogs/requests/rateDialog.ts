import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { Feedback, OwnedRequest } from '../../jira/ports.ts';
import { say } from '../../locales/index.ts';
import { readMessage } from '../../messaging/inbound.ts';
import { hasNoWords, saysPlainYes } from '../acknowledged.ts';
import type { Customer } from '../customer.ts';
import type { RateOptions } from '../ids.ts';
import { DIALOGS } from '../ids.ts';
import type { DialogPorts } from '../ports.ts';
import type { Question } from '../question.ts';
import { ratingCorrected, ratingWithReason } from '../ratingTold.ts';
import { localeOf, option } from '../replies.ts';
import { createWaterfall } from '../waterfall.ts';
import { whereKnown } from '../whereKnown.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';
import { attempt } from './attempt.ts';
import type { RequestStep } from './owned.ts';
import { ownedBy, signInFirst, tellOutcome } from './owned.ts';
import { refusalWords } from './refusals.ts';
import { ratingIn, ratingOptions } from './ratings.ts';
import { isSurely } from './statusGoal.ts';

/** As long as somebody will read. */
const LONGEST_WORDS = 2_000;

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
      if (wanted !== undefined) return step.restart({ ...saidWith(step.options), key, rating: wanted });
      const asked = [{ key: 'rate.ask', params: { key } }] as const;
      return step.begin(DIALOGS.question, { say: asked, accepts: { kind: 'options' }, options: ratingOptions() });
    },
    async function askWords(step) {
      const { key, rating, words, isUntried, isChanged } = step.options;
      const chosen = ratingIn(step.resultOf(DIALOGS.question));
      if (rating === undefined) return step.restart(chosen === undefined ? { key } : chosenWith(step, chosen));
      if (words !== undefined && isUntried) return step.pass(DIALOGS.question, { kind: 'option', id: 'tryAgain' });
      if (words !== undefined) return step.begin(DIALOGS.question, againQuestion(words));
      const accepts = { kind: 'text', limit: LONGEST_WORDS, verbatim: true } as const;
      const changed: readonly Words[] = isChanged ? [{ key: 'rate.changed', params: { rating } }] : [];
      return step.begin(DIALOGS.question, {
        say: [...changed, { key: 'rate.words' }],
        accepts,
        options: [option('skip')],
      });
    },
    async function give(step) {
      const said = step.resultOf(DIALOGS.question);
      const { words } = step.options;
      if (words === undefined) return takeWords(step, ports, said.kind === 'text' ? said.text : '');
      const isWanted = said.kind === 'option' && said.id === 'tryAgain';
      return isWanted ? giveFeedback(step, ports, words) : tellOutcome(step, { key: 'requests.unchanged' });
    },
  ]);
}

/** What was said together with the number, and waits until it is known whether the request can be rated. */
function saidWith({ words, isUntried }: RateOptions): Pick<RateOptions, 'words' | 'isUntried'> {
  return words === undefined || !isUntried ? {} : { words, isUntried };
}

/** `4 because slow` says the words, too. */
function chosenWith({ context, options: { key } }: RateStep, rating: Feedback['rating']): RateOptions {
  const { words = '' } = ratingWithReason(readMessage(context.activity).text) ?? {};
  return words === '' ? { key, rating } : { key, rating, words, isUntried: true };
}

/** A no is none, and another number takes the place of the one that was given. */
async function takeWords(step: RateStep, ports: RatePorts, said: string): Promise<DialogTurnResult> {
  const { key, rating } = step.options;
  if (rating === undefined || saysPlainYes(said)) return step.restart(step.options);
  const corrected = ratingCorrected(said, rating);
  if (corrected !== undefined) return step.restart({ key, rating: corrected, isChanged: true });
  return giveFeedback(step, ports, hasNoWords(said) ? '' : said);
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

function againQuestion(words: string): Question {
  const quoted: readonly Words[] = words === '' ? [] : [{ text: escapeMarkdown(words) }];
  return {
    say: [{ key: 'rate.notDone' }, ...quoted],
    accepts: { kind: 'options' },
    options: [option('tryAgain'), option('cancel')],
  };
}

async function giveFeedback(step: RateStep, ports: RatePorts, comment: string): Promise<DialogTurnResult> {
  const { key, rating } = step.options;
  const known = await ownedBy(step.context, ports.identity, key);
  if (rating === undefined) return step.restart({ key });
  const tried = { key, rating, words: comment };
  if (!known) return signInFirst(step, ports, { dialog: 'rate', options: { ...tried, isUntried: true } });
  const feedback: Feedback = { rating, comment };
  const result = await attempt(() => ports.serviceDesk.giveFeedback(known.owned, feedback));
  if (result.kind === 'notDone') return step.restart(tried);
  const isGiven =
    result.kind === 'given' || (result.kind === 'unknown' && (await hasArrived(ports, known.owned, rating)));
  if (isGiven) return tellOutcome(step, { key: 'rate.given', params: { key } });
  if (result.kind !== 'portalOnly') return tellOutcome(step, refusalWords(key, result));
  const text = noteWords(localeOf(step.context), known.customer, feedback);
  await ports.watch.keepNote({
    id: `${key}:rating:${step.context.activity.id ?? String(ports.clock.now())}`,
    key,
    text,
  });
  return tellOutcome(step, { key: 'rate.noted', params: { key, url: result.portalUrl } });
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
