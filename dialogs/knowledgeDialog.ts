import type { DialogTurnResult } from 'botbuilder-dialogs';
import { articleQuestion, recordedTitle } from './articleQuestion.ts';
import { findArticles } from './findArticles.ts';
import { DIALOGS, DONE } from './ids.ts';
import type { KnowledgeOptions, Next } from './ids.ts';
import type { Intent } from './intents.ts';
import { keepVerdict, votedArticle } from './keepVerdict.ts';
import type { DialogPorts } from './ports.ts';
import { mainMenu } from './menu.ts';
import { readKeys } from './ownKeys.ts';
import { saidAnew } from './quickAnswerDialogs.ts';
import { recogniseCommand } from './recognise.ts';
import { orderNamed } from './requestOrders.ts';
import { localeOf, option, tell } from './replies.ts';
import { withArticle, withSaid } from './trail.ts';
import type { Trails } from './trail.ts';
import { createWaterfall } from './waterfall.ts';
import type { Step } from './waterfall.ts';
import type { Words } from './words.ts';
import { escapeMarkdown } from './words.ts';

/** A search with more characters than this finds nothing better. */
const LONGEST_QUERY = 200;
const WAYS_ON = ['createRequest', 'talkToAgent', 'askAnother'] as const;
/** Chosen by their number; by their words they are understood everywhere. */
const WAYS_OUT: Readonly<Record<string, Next>> = {
  createRequest: { kind: 'goTo', intent: { kind: 'createRequest' } },
  talkToAgent: { kind: 'goTo', intent: { kind: 'human' } },
};

type KnowledgeStep = Step<KnowledgeOptions, Next>;

/** Searches what there is to know, shows the best article, and asks whether it solved the problem. */
export function createKnowledgeDialog(
  ports: Pick<DialogPorts, 'serviceDesk' | 'collections' | 'memory' | 'articleVotes' | 'links'>,
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
      if (options.articles) return showNext(step, trail);
      const locale = localeOf(step.context);
      const asked = step.resultOf(DIALOGS.question);
      const query = asked.kind === 'text' ? asked.text.slice(0, LONGEST_QUERY) : '';
      const intent = options.query === undefined ? await namedIn(step, ports, query) : undefined;
      if (intent) return step.end({ kind: 'goTo', intent });
      await trail.change(step.context, (before) => withSaid(before, query));
      return step.restart({ ...options, query, ...(await findArticles(ports, query, locale)) });
    },
    async function verdict(step) {
      const said = step.resultOf(DIALOGS.question);
      if (said.kind !== 'option') return step.end(saidAnew(said, localeOf(step.context)));
      const way = WAYS_OUT[said.id];
      if (way) return step.end(way);
      const [article] = step.options.articles ?? [];
      await keepVerdict(step.context, ports, { article: article && votedArticle(article), solved: said.id === 'yes' });
      if (said.id === 'no') return askWhatNow(step);
      await tell(step.context, { key: 'knowledge.glad' }, mainMenu(step.context));
      return step.end(DONE);
    },
    async function whatNow(step) {
      const said = step.resultOf(DIALOGS.question);
      if (said.kind !== 'option') return step.end(saidAnew(said, localeOf(step.context)));
      const way = WAYS_OUT[said.id];
      if (way) return step.end(way);
      const { query = '', articles = [] } = step.options;
      return step.restart({ query, articles: articles.slice(1), hadAnswer: true });
    },
  ]);
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

async function showNext(step: KnowledgeStep, trail: Trails): Promise<DialogTurnResult> {
  const [article] = step.options.articles ?? [];
  if (article) {
    await trail.change(step.context, (before) => withArticle(before, recordedTitle(article, localeOf(step.context))));
    return step.begin(DIALOGS.question, articleQuestion(article, step.options.hadAnswer));
  }
  await tell(step.context, nothingFor(step.options), WAYS_ON);
  return step.end(DONE);
}

async function askWhatNow(step: KnowledgeStep): Promise<DialogTurnResult> {
  const hasMore = (step.options.articles ?? []).length > 1;
  if (hasMore) {
    return step.begin(DIALOGS.question, {
      say: [{ key: 'knowledge.notSolved' }],
      accepts: { kind: 'text', files: true },
      options: [option('anotherArticle'), option('createRequest'), option('talkToAgent')],
    });
  }
  await tell(step.context, { key: 'knowledge.noMore' }, WAYS_ON);
  return step.end(DONE);
}

function nothingFor({ query = '', hadAnswer, isAway }: KnowledgeOptions): Words {
  if (isAway && !hadAnswer) return { key: 'knowledge.away' };
  if (hadAnswer) return { key: 'knowledge.noMore' };
  return { key: 'knowledge.nothing', params: { query: escapeMarkdown(shortened(query)) } };
}

function shortened(query: string): string {
  return query.length > 80 ? `${query.slice(0, 79)}…` : query;
}
