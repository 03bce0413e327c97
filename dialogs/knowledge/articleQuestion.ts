import type { Locale } from '../../locales/index.ts';
import { choiceText } from '../../locales/index.ts';
import { COLLECTION_CHOICE } from './findArticles.ts';
import type { FoundArticle } from '../ids.ts';
import type { Question } from '../question.ts';
import { hidden, option } from '../replies.ts';
import type { Words } from '../words.ts';

/**
 * Shows an article with where it is from, and asks whether it solved the problem. Whom something has not helped already
 * (`hadAnswer`) need not say so again to get to a request or a human.
 */
export function articleQuestion(article: FoundArticle, hadAnswer = false): Question {
  return {
    say: [{ key: 'knowledge.found' }, { key: 'knowledge.solved' }],
    card: {
      kind: 'link',
      title: { text: article.title },
      source: sourceOf(article),
      text: { text: article.excerpt },
      button: { key: 'knowledge.open' },
      url: article.url,
    },
    accepts: { kind: 'text', files: true },
    options: [
      option('yes'),
      option('no'),
      ...(hadAnswer ? [option('createRequest'), option('talkToAgent')] : []),
      // The button of the article before still stands there.
      hidden(option('anotherArticle')),
    ],
  };
}

/** What an agent will read of it. */
export function recordedTitle({ title, source }: FoundArticle, locale: Locale): string {
  return source === undefined ? title : `${title} (${choiceText(locale, COLLECTION_CHOICE[source])})`;
}

function sourceOf({ source }: FoundArticle): Words {
  return { key: source === undefined ? 'knowledge.deskSource' : `choices.${COLLECTION_CHOICE[source]}` };
}
