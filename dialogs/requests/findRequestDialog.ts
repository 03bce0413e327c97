import type { DialogTurnResult } from 'botbuilder-dialogs';
import { isUnanswered } from '../../errors.ts';
import type { CustomerRequest, RequestTitle } from '../../jira/ports.ts';
import { speakerOf } from '../../messaging/speaker.ts';
import { asCustomer } from '../customer.ts';
import { filesIn } from '../forms/attachedFiles.ts';
import type { FindRequestOptions, Next } from '../ids.ts';
import { DIALOGS, DONE } from '../ids.ts';
import { keepFlow } from '../interruptions/unfinished.ts';
import { findArticles } from '../knowledge/findArticles.ts';
import { saidAnew } from '../knowledge/quickAnswerDialogs.ts';
import type { DialogPorts } from '../ports.ts';
import type { Answer } from '../question.ts';
import { isAllWord } from '../recognition/allMeant.ts';
import type { Intent } from '../recognition/intents.ts';
import { keysIn } from '../recognition/requestKeys.ts';
import type { Described } from '../recognition/requestDescribed.ts';
import { requestsDescribed } from '../recognition/requestDescribed.ts';
import { saidOfRequest } from '../recognition/saidOfRequest.ts';
import { someRequest } from '../recognition/someRequest.ts';
import { titlesChosen, titlesMeant } from '../recognition/titlesMeant.ts';
import { keyOption, localeOf, option, send, tell } from '../replies.ts';
import { withSaid } from '../trail.ts';
import type { Step } from '../waterfall.ts';
import { createWaterfall } from '../waterfall.ts';
import { whereKnown } from '../whereKnown.ts';
import { escapeMarkdown } from '../words.ts';
import { newestRequest } from './newestRequest.ts';
import { requestLines } from './requestLines.ts';

type FindPorts = Pick<DialogPorts, 'serviceDesk' | 'collections' | 'identity' | 'memory' | 'clock'>;
type FindStep = Step<FindRequestOptions, Next>;

/** More than these are not told apart by a word. */
const MOST_SHOWN = 5;

/**
 * Finds the request that a text calls by words of its title, and goes on as if it had been called by its key. Where none is
 * called so, the text means what it would mean otherwise.
 */
export function createFindRequestDialog(ports: FindPorts) {
  return createWaterfall(DIALOGS.findRequest, [
    async function who(step) {
      const customer = asCustomer(await ports.identity.personOf(speakerOf(step.context).conversation));
      const signsIn = waysIn(step).some(isSure) && step.options.instead.kind !== 'quickAnswer';
      return customer || signsIn
        ? step.begin(DIALOGS.signIn, {})
        : step.end({ kind: 'goTo', intent: step.options.instead });
    },
    async function find(step) {
      const customer = step.resultOf(DIALOGS.signIn);
      if (!customer) return step.end(DONE);
      const { accountId } = customer;
      if (step.options.which) return askWhich(step, ports, accountId);
      if (step.options.isAny) return askForAny(step, ports, accountId);
      const titles = await titlesOf(step, ports, accountId);
      const ways = waysIn(step);
      const newest = await newestFor(step, ports, { titles, accountId });
      const meant = titlesMeant(ways, titles, newest);
      if (!meant) return noneSo(step, ports);
      const [only, ...others] = meant.titles;
      if (only && others.length === 0) return goOnWith(step, meant.way, only);
      return step.restart({ ...step.options, which: { place: ways.indexOf(meant.way), titles: meant.titles } });
    },
    async function chosen(step) {
      const answer: Answer = step.resultOf(DIALOGS.question);
      const { which } = step.options;
      if (answer.kind === 'option' && answer.id === 'myRequests')
        return step.end({ kind: 'goTo', intent: { kind: 'myRequests', status: 'open' } });
      const way = waysIn(step)[which?.place ?? 0];
      const chosen = chosenAmong(answer, which?.titles ?? []);
      if (way && chosen.length > 0) return goOn(step, way, chosen);
      if (way?.action) await keepSaid(step, ports);
      return step.end(saidAnew(answer, localeOf(step.context)));
    },
  ]);
}

function waysIn(step: FindStep): readonly Described[] {
  const { said, isAny } = step.options;
  const locale = localeOf(step.context);
  return isAny ? [someRequest(said, locale) ?? []].flat() : requestsDescribed(said, locale);
}

/** Who says `my`, or what it is about, and what to do with it, has surely meant one that there is. */
function isSure({ isOrder, isCertain }: Described): boolean {
  return isOrder && isCertain;
}

/** What was said is kept where nobody can tell which request is meant. */
async function titlesOf(step: FindStep, ports: FindPorts, accountId: string): Promise<readonly RequestTitle[]> {
  const asked = ports.serviceDesk.listTitles(accountId);
  if (!step.options.isOrder) return (await whereKnown(asked)) ?? [];
  try {
    return await asked;
  } catch (error) {
    if (isUnanswered(error)) await keepSaid(step, ports);
    throw error;
  }
}

interface Theirs {
  readonly titles: readonly RequestTitle[];
  readonly accountId: string;
}

/** What is rated or reopened is closed. */
async function newestFor(
  step: FindStep,
  { serviceDesk, memory }: FindPorts,
  { titles, accountId }: Theirs,
): Promise<RequestTitle | undefined> {
  const newest = waysIn(step).find(({ words }) => words.length === 0);
  if (!newest) return undefined;
  if (newest.action !== 'rate' && newest.action !== 'reopen')
    return newestRequest(titles, await memory.trail.read(step.context), accountId);
  const [closed] = (await serviceDesk.listRequests({ accountId, status: 'closed', limit: 1 })).requests;
  return closed && { key: closed.key, summary: closed.summary, isReporter: true };
}

async function keepSaid({ context, options }: FindStep, ports: FindPorts): Promise<void> {
  const { which: _asked, ...wanted } = options;
  await keepFlow(context, ports, { dialog: 'signIn', options: { intent: { kind: 'findRequest', ...wanted } } });
  await send(context, { say: [{ key: 'unfinished.keptFlow' }] });
}

/** Whoever does not know the key reads which request it is before anything is asked. */
async function goOnWith(step: FindStep, way: Described, only: RequestTitle): Promise<DialogTurnResult> {
  const intent = intentFor(step, way, only);
  const params = { key: only.key, summary: escapeMarkdown(only.summary) };
  if (intent.action) await tell(step.context, { key: 'requests.thatIs', params });
  return step.end({ kind: 'goTo', intent });
}

/** As if the keys had been said. */
async function goOn(
  step: FindStep,
  way: Described,
  [only, ...more]: readonly RequestTitle[],
): Promise<DialogTurnResult> {
  if (!only) return step.end(DONE);
  const intent = intentFor(step, way, only);
  const others = [...(intent.others ?? []), ...more.map((each) => each.key)];
  return step.end({ kind: 'goTo', intent: { ...intent, others } });
}

function intentFor({ context }: FindStep, way: Described, { key }: RequestTitle) {
  const hasFiles = filesIn(context.activity).length > 0;
  return saidOfRequest(way, { key, locale: localeOf(context), hasFiles });
}

/** Only who is told that there is none looks for it elsewhere; a text that may mean something else is taken for that. */
async function noneSo(step: FindStep, ports: FindPorts): Promise<DialogTurnResult> {
  const { context, options } = step;
  const { instead } = options;
  const sure = waysIn(step).find(isSure);
  if (!sure || instead.kind === 'quickAnswer') return step.end({ kind: 'goTo', intent: instead });
  if (sure.words.length === 0) return step.end({ kind: 'goTo', intent: { kind: 'myRequests', status: 'open' } });
  const none = { key: 'requests.noneCalled', params: { said: escapeMarkdown(sure.said) } } as const;
  if (await hasArticles(ports, instead, localeOf(context))) {
    await tell(context, none);
    return step.end({ kind: 'goTo', intent: instead });
  }
  // A request begins with it.
  await ports.memory.trail.change(context, (trail) => withSaid(trail, options.said));
  const ways = [option('myRequests'), option('showClosed'), option('createRequest'), option('talkToAgent')];
  await send(context, { say: [none], options: ways });
  return step.end(DONE);
}

async function hasArticles(ports: FindPorts, intent: Intent, locale: ReturnType<typeof localeOf>): Promise<boolean> {
  if (intent.kind !== 'searchKnowledge' || intent.query === undefined) return false;
  return (await findArticles(ports, intent.query, locale)).articles.length > 0;
}

/** What waits for a decision is in the list of all, which leads on where nothing is said to be done. */
async function askForAny(step: FindStep, { serviceDesk }: FindPorts, accountId: string): Promise<DialogTurnResult> {
  const [way] = waysIn(step);
  const isDecided = way?.action === 'approve' || way?.action === 'decline';
  const status = way?.action === 'reopen' || way?.action === 'rate' ? 'closed' : 'open';
  const { requests } = await serviceDesk.listRequests({ accountId, status, limit: MOST_SHOWN + 1 });
  const titles = requests.map(({ key, summary }) => ({ key, summary, isReporter: true }));
  const [only, ...others] = titles;
  if (!way || !only || isDecided) return step.end({ kind: 'goTo', intent: { kind: 'myRequests', status } });
  if (others.length === 0) return goOnWith(step, way, only);
  return step.restart({ ...step.options, which: { place: 0, titles } });
}

/** Which of them is asked, by what they are now. */
async function askWhich(step: FindStep, ports: FindPorts, accountId: string): Promise<DialogTurnResult> {
  const { titles = [] } = step.options.which ?? {};
  const shown = titles.slice(0, MOST_SHOWN);
  const found = await Promise.all(shown.map(({ key }) => ports.serviceDesk.findRequest({ key, accountId })));
  const way = waysIn(step)[step.options.which?.place ?? 0];
  const requests = fitFor(
    way?.action,
    found.flatMap((each) => (each.kind === 'found' ? [each.request] : [])),
  );
  const [only, ...others] = requests;
  if (!only) return noneSo(step, ports);
  if (way && others.length === 0) return goOnWith(step, way, { ...only, isReporter: true });
  const more = titles.length > MOST_SHOWN ? [{ key: 'requests.more' } as const] : [];
  return step.begin(DIALOGS.question, {
    say: [{ key: 'requests.whichOne' }, requestLines(requests), ...more],
    accepts: { kind: 'text', files: true },
    options: [...requests.map(({ key }) => keyOption(key)), option('myRequests')],
  });
}

/** What is closed is not closed once more, where there is one that is open. */
function fitFor(action: Described['action'], requests: readonly CustomerRequest[]): readonly CustomerRequest[] {
  if (action !== 'close' && action !== 'reopen') return requests;
  const fit = requests.filter(({ statusCategory }) => (statusCategory === 'done') === (action === 'reopen'));
  return fit.length > 0 ? fit : requests;
}

/** By their buttons, their keys, a word of the title, or all of them. */
function chosenAmong(answer: Answer, offered: readonly RequestTitle[]): readonly RequestTitle[] {
  if (answer.kind === 'option') return offered.filter(({ key }) => key === answer.id);
  const text = answer.kind === 'text' ? answer.text : '';
  if (isAllWord(text)) return offered;
  const keys = keysIn(text).map(({ key }) => key.toUpperCase());
  const byKey = offered.filter(({ key }) => keys.includes(key));
  return byKey.length === keys.length && keys.length > 0 ? byKey : [titlesChosen(text, offered) ?? []].flat();
}
