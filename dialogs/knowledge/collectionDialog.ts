import type { DialogTurnResult } from 'botbuilder-dialogs';
import { choiceText } from '../../locales/index.ts';
import { COLLECTION_CHOICE, searchCollections } from './findArticles.ts';
import type { CollectionOptions, FoundArticle, Next } from '../ids.ts';
import { DIALOGS, DONE } from '../ids.ts';
import type { Intent } from '../recognition/intents.ts';
import type { DialogPorts } from '../ports.ts';
import type { Question } from '../question.ts';
import { saidAnew } from './quickAnswerDialogs.ts';
import { recogniseAnew } from '../interruptions/ownKeys.ts';
import { localeOf, optionWith, tell, valueIn } from '../replies.ts';
import { withSaid } from '../trail.ts';
import type { Step } from '../waterfall.ts';
import { createWaterfall } from '../waterfall.ts';

/** Few enough to be taken in at a glance. */
const TOPICS_AT_A_TIME = 6;

type CollectionStep = Step<CollectionOptions, Next>;

/** Opens a collection of public help pages: its topics to choose from, or words to search it for. */
export function createCollectionDialog(ports: Pick<DialogPorts, 'collections' | 'memory' | 'serviceDesk' | 'links'>) {
  return createWaterfall(DIALOGS.collection, [
    async function choose(step) {
      const { id, articles, after = 0 } = step.options;
      if (articles) return step.begin(DIALOGS.question, topicQuestion(step.options, articles, after));
      const switchedOn = await ports.collections.switchedOn(localeOf(step.context));
      const opened = switchedOn.find((each) => each.id === id);
      return opened ? step.restart({ id, articles: opened.articles }) : tellOff(step);
    },
    async function open(step) {
      const { id, articles = [] } = step.options;
      const said = step.resultOf(DIALOGS.question);
      if (said.kind === 'text') return look(step, ports, said.text);
      if (said.kind !== 'option') return step.end(saidAnew(said, localeOf(step.context)));
      const after = valueIn(said.id, 'showMore');
      if (after !== undefined) return step.restart({ id, articles, after: Number(after) });
      const chosen = articles.find((article) => article.id === said.id);
      return chosen ? showTopic(step, ports, chosen) : step.restart({ id });
    },
    async function goOn(step) {
      return step.end(step.resultOf(DIALOGS.knowledge));
    },
  ]);
}

async function tellOff(step: CollectionStep): Promise<DialogTurnResult> {
  const name = choiceText(localeOf(step.context), COLLECTION_CHOICE[step.options.id]);
  const waysOn = ['searchKnowledge', 'createRequest', 'talkToAgent'] as const;
  await tell(step.context, { key: 'collections.off', params: { name } }, waysOn);
  return step.end(DONE);
}

function topicQuestion({ id }: CollectionOptions, articles: readonly FoundArticle[], after: number): Question {
  const until = after + TOPICS_AT_A_TIME;
  const shown = articles.slice(after, until).map((article) => ({ id: article.id, label: { text: article.title } }));
  return {
    say: [
      { parts: [{ text: '**' }, { key: `choices.${COLLECTION_CHOICE[id]}` }, { text: '**' }] },
      { key: 'collections.choose' },
    ],
    accepts: { kind: 'text', files: true },
    options: articles.length > until ? [...shown, optionWith('showMore', String(until))] : shown,
  };
}

/** The topic, and behind it what is nearest to it: "no" leads on. */
async function showTopic(
  step: CollectionStep,
  { memory }: Pick<DialogPorts, 'memory'>,
  chosen: FoundArticle,
): Promise<DialogTurnResult> {
  const { id, articles = [] } = step.options;
  await memory.trail.change(step.context, (before) => withSaid(before, chosen.title));
  const near = searchCollections([{ id, articles }], chosen.title, localeOf(step.context));
  const others = near.filter((article) => article.id !== chosen.id);
  return step.begin(DIALOGS.knowledge, { query: chosen.title, articles: [{ ...chosen, source: id }, ...others] });
}

/** Here first; what this collection does not know may stand elsewhere. */
async function look(
  step: CollectionStep,
  ports: Pick<DialogPorts, 'memory' | 'serviceDesk' | 'links'>,
  text: string,
): Promise<DialogTurnResult> {
  const locale = localeOf(step.context);
  const intent = await recogniseAnew(step.context, ports, text);
  const query = questionIn(intent);
  const { id, articles = [] } = step.options;
  const found = query === undefined ? [] : searchCollections([{ id, articles }], query, locale);
  if (query === undefined || found.length === 0) return step.end({ kind: 'goTo', intent });
  await ports.memory.trail.change(step.context, (before) => withSaid(before, query));
  return step.begin(DIALOGS.knowledge, { query, articles: found });
}

function questionIn(intent: Intent): string | undefined {
  if (intent.kind === 'quickAnswer') return intent.said;
  return intent.kind === 'searchKnowledge' ? intent.query : undefined;
}
