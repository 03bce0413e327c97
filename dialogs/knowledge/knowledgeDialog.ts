import type { DialogTurnResult } from 'botbuilder-dialogs';
import { withoutCourtesies } from '../../locales/courtesies.ts';
import { LOCALES } from '../../locales/index.ts';
import { normalise } from '../../locales/normalise.ts';
import { readMessage } from '../../messaging/inbound.ts';
import { speakerOf } from '../../messaging/speaker.ts';
import { asCustomer } from '../customer.ts';
import { articleQuestion, recordedTitle } from './articleQuestion.ts';
import { findArticles } from './findArticles.ts';
import { DIALOGS, DONE } from '../ids.ts';
import type { KnowledgeOptions, Next } from '../ids.ts';
import type { Intent } from '../recognition/intents.ts';
import { keepVerdict, votedArticle } from './keepVerdict.ts';
import type { DialogPorts } from '../ports.ts';
import { fittingOnly, typesIn } from '../forms/requestTypes.ts';
import { mainMenu } from '../menu.ts';
import type { Question } from '../question.ts';
import { whereKnown } from '../whereKnown.ts';
import { readKeys } from '../interruptions/ownKeys.ts';
import { saidAnew } from './quickAnswerDialogs.ts';
import { plainVerdicts } from '../recognition/plainVerdicts.ts';
import { recogniseCommand } from '../recognition/recognise.ts';
import { orderNamed } from '../recognition/requestOrders.ts';
import { hidden, localeOf, option, tell, valueIn } from '../replies.ts';
import type { Option } from '../replies.ts';
import { withArticle, withSaid } from '../trail.ts';
import { createWaterfall } from '../waterfall.ts';
import type { Step } from '../waterfall.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

/** A search with more characters than this finds nothing better. */
const LONGEST_QUERY = 200;
/** Kinds of requests. */
const MOST_KINDS = 3;
const WAYS_ON = ['createRequest', 'talkToAgent', 'askAnother'] as const;
/** Chosen by their number; by their words they are understood everywhere. */
const WAYS_OUT: Readonly<Record<string, Next>> = {
  createRequest: { kind: 'goTo', intent: { kind: 'createRequest' } },
  talkToAgent: { kind: 'goTo', intent: { kind: 'human' } },
  askAnother: { kind: 'goTo', intent: { kind: 'askAnother' } },
};

type KnowledgeStep = Step<KnowledgeOptions, Next>;

/** Searches what there is to know, shows the best article, and asks whether it solved the problem. */
export function createKnowledgeDialog(
  ports: Pick<DialogPorts, 'serviceDesk' | 'collections' | 'memory' | 'articleVotes' | 'links' | 'identity'>,
) {
  const { trail } = ports.memory;
  return createWaterfall(DIALOGS.knowledge, [
    async function askWhat(step) {
      const { query } = step.options;
      if (query !== undefined) return step.pass(DIALOGS.question, { kind: 'text', text: query });
      return step.begin(DIALOGS.question, { say: [{ key: 'ask.knowledge' }], accepts: { kind: 'text' } });
    },
    async function search(step) {
      const { options } = step;
      if (options.articles) return showNext(step, ports);
      const locale = localeOf(step.context);
      const asked = step.resultOf(DIALOGS.question);
      const said = asked.kind === 'text' ? asked.text : '';
      const intent = options.query === undefined ? await namedIn(step, ports, said) : undefined;
      if (intent) return step.end({ kind: 'goTo', intent });
      await trail.change(step.context, (before) => withSaid(before, said));
      const query = said.slice(0, LONGEST_QUERY);
      const found = await findArticles(ports, query, locale);
      return step.restart({ ...options, query, ...found });
    },
    async function verdict(step) {
      const said = step.resultOf(DIALOGS.question);
      if (said.kind !== 'option') return step.end(saidAnew(said, localeOf(step.context)));
      const way = WAYS_OUT[said.id] ?? kindChosen(said.id);
      if (way) return step.end(way);
      if (said.id === 'anotherArticle') return nextArticle(step);
      const [article] = step.options.articles ?? [];
      await keepVerdict(step.context, ports, { article: article && votedArticle(article), solved: said.id === 'yes' });
      if (said.id === 'no') return askWhatNow(step);
      await tell(step.context, { key: 'knowledge.glad' }, mainMenu(step.context));
      return step.end(DONE);
    },
    async function whatNow(step) {
      const said = step.resultOf(DIALOGS.question);
      if (said.kind !== 'option') return step.end(saidAnew(said, localeOf(step.context)));
      const way = WAYS_OUT[said.id] ?? wantedNothing(step);
      return way ? step.end(way) : nextArticle(step);
    },
  ]);
}

function nextArticle(step: KnowledgeStep): Promise<DialogTurnResult> {
  const { query = '', articles = [] } = step.options;
  return step.restart({ query, articles: articles.slice(1), hadAnswer: true });
}

async function namedIn(
  { context }: KnowledgeStep,
  ports: Pick<DialogPorts, 'serviceDesk' | 'memory' | 'links'>,
  text: string,
): Promise<Intent | undefined> {
  const locale = localeOf(context);
  const { said, isOwn } = await readKeys(context, ports, text);
  return recogniseCommand(text, locale) ?? orderNamed(said, locale, isOwn);
}

async function showNext(
  step: KnowledgeStep,
  ports: Pick<DialogPorts, 'serviceDesk' | 'identity' | 'memory'>,
): Promise<DialogTurnResult> {
  const [article] = step.options.articles ?? [];
  if (article) {
    await ports.memory.trail.change(step.context, (before) =>
      withArticle(before, recordedTitle(article, localeOf(step.context))),
    );
    return step.begin(DIALOGS.question, articleQuestion(article, step.options.hadAnswer));
  }
  const kinds = await kindsFor(step, ports);
  if (kinds.length > 0) return step.begin(DIALOGS.question, kindsQuestion(step.options, kinds));
  await tell(step.context, nothingFor(step.options), WAYS_ON);
  return step.end(DONE);
}

/**
 * None where the service desk does not say: nothing was asked of it but articles. What a desk can be asked for is for its
 * customers only, as everywhere else.
 */
async function kindsFor(
  { context, options }: KnowledgeStep,
  { serviceDesk, identity }: Pick<DialogPorts, 'serviceDesk' | 'identity'>,
): Promise<readonly string[]> {
  if (!asCustomer(await identity.personOf(speakerOf(context).conversation))) return [];
  const types = typesIn((await whereKnown(serviceDesk.findRequestTypes())) ?? []);
  return fittingOnly(types, options.query ?? '')
    .slice(0, MOST_KINDS)
    .map(({ name }) => name);
}

function kindsQuestion(options: KnowledgeOptions, kinds: readonly string[]): Question {
  return {
    say: [nothingFor(options), { key: 'knowledge.kinds' }],
    accepts: { kind: 'text', files: true },
    options: [...kinds.map(kindOption), ...WAYS_ON.map(option)],
  };
}

function kindOption(name: string): Option {
  return { id: `kind:${name}`, label: { text: name }, means: { kind: 'createRequest', about: name } };
}

/** A mere yes or no to what is wanted now says nothing of an article. */
function wantedNothing({ context }: KnowledgeStep): Next | undefined {
  const { text } = readMessage(context.activity);
  const said = withoutCourtesies(text).join(' ');
  const isPlain = LOCALES.some((locale) =>
    (['yes', 'no'] as const).some((id) => plainVerdicts(locale, id).some((each) => normalise(each) === said)),
  );
  return isPlain ? saidAnew({ kind: 'text', text }, localeOf(context)) : undefined;
}

function kindChosen(optionId: string): Next | undefined {
  const about = valueIn(optionId, 'kind');
  return about === undefined ? undefined : { kind: 'goTo', intent: { kind: 'createRequest', about } };
}

async function askWhatNow(step: KnowledgeStep): Promise<DialogTurnResult> {
  const hasMore = (step.options.articles ?? []).length > 1;
  if (hasMore) {
    return step.begin(DIALOGS.question, {
      say: [{ key: 'knowledge.notSolved' }],
      accepts: { kind: 'text', files: true },
      options: [option('anotherArticle'), option('createRequest'), option('talkToAgent'), ...STILL_NOT_SOLVED],
    });
  }
  return nextArticle(step);
}

/** Who says once more that it did not help is shown what else there is. */
const STILL_NOT_SOLVED: readonly Option[] = [option('yes'), option('no')].map(hidden);

function nothingFor({ query = '', hadAnswer, isAway }: KnowledgeOptions): Words {
  if (isAway && !hadAnswer) return { key: 'knowledge.away' };
  if (hadAnswer) return { key: 'knowledge.noMore' };
  return { key: 'knowledge.nothing', params: { query: escapeMarkdown(shortened(query)) } };
}

function shortened(query: string): string {
  return query.length > 80 ? `${query.slice(0, 79)}…` : query;
}
