import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { Article } from '../jira/ports.ts';
import { DIALOGS, DONE } from './ids.ts';
import type { KnowledgeOptions, Next } from './ids.ts';
import type { DialogPorts } from './ports.ts';
import type { Question } from './question.ts';
import { saidAnew } from './quickAnswerDialogs.ts';
import { MAIN_MENU, localeOf, option, tell } from './replies.ts';
import { withArticle, withSaid, withVerdict } from './trail.ts';
import type { Trails } from './trail.ts';
import { createWaterfall } from './waterfall.ts';
import type { Step } from './waterfall.ts';
import { escapeMarkdown } from './words.ts';

/** As many as somebody in a hurry will look at, one after the other. */
const MOST_ARTICLES = 5;
/** A search with more characters than this finds nothing better. */
const LONGEST_QUERY = 200;
const WAYS_ON = ['createRequest', 'talkToAgent', 'askAnother'] as const;

type KnowledgeStep = Step<KnowledgeOptions, Next>;

/** Searches the knowledge base, shows the best article, and asks whether it solved the problem. */
export function createKnowledgeDialog({ serviceDesk, memory: { trail } }: Pick<DialogPorts, 'serviceDesk' | 'memory'>) {
  return createWaterfall(DIALOGS.knowledge, [
    async function askWhat(step) {
      const { query } = step.options;
      if (query !== undefined) return step.pass(DIALOGS.question, { kind: 'text', text: query });
      return step.begin(DIALOGS.question, { say: [{ key: 'ask.knowledge' }], accepts: { kind: 'text' } });
    },
    async function search(step) {
      const { options } = step;
      if (options.articles) return showNext(step, trail);
      const asked = step.resultOf(DIALOGS.question);
      const query = asked.kind === 'text' ? asked.text.slice(0, LONGEST_QUERY) : '';
      await trail.change(step.context, (before) => withSaid(before, query));
      return step.restart({ query, articles: await serviceDesk.searchArticles(query, MOST_ARTICLES) });
    },
    async function verdict(step) {
      const said = step.resultOf(DIALOGS.question);
      if (said.kind !== 'option') return step.end(saidAnew(said, localeOf(step.context)));
      await trail.change(step.context, (before) => withVerdict(before, said.id === 'yes'));
      if (said.id === 'no') return askWhatNow(step);
      await tell(step.context, { key: 'knowledge.glad' }, MAIN_MENU);
      return step.end(DONE);
    },
    async function whatNow(step) {
      const said = step.resultOf(DIALOGS.question);
      if (said.kind !== 'option') return step.end(saidAnew(said, localeOf(step.context)));
      if (said.id === 'createRequest') return step.end({ kind: 'goTo', intent: { kind: 'createRequest' } });
      const { query = '', articles = [] } = step.options;
      return step.restart({ query, articles: articles.slice(1) });
    },
  ]);
}

async function showNext(step: KnowledgeStep, trail: Trails): Promise<DialogTurnResult> {
  const [article] = step.options.articles ?? [];
  if (article) {
    await trail.change(step.context, (before) => withArticle(before, article.title));
    return step.begin(DIALOGS.question, articleQuestion(article));
  }
  await tell(
    step.context,
    { key: 'knowledge.nothing', params: { query: escapeMarkdown(shortened(step.options.query ?? '')) } },
    WAYS_ON,
  );
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

function articleQuestion(article: Article): Question {
  return {
    say: [{ key: 'knowledge.found' }, { key: 'knowledge.solved' }],
    card: {
      kind: 'link',
      title: { text: article.title },
      text: { text: article.excerpt },
      button: { key: 'knowledge.open' },
      url: article.url,
    },
    accepts: { kind: 'text', files: true },
    options: [option('yes'), option('no')],
  };
}

function shortened(query: string): string {
  return query.length > 80 ? `${query.slice(0, 79)}…` : query;
}
