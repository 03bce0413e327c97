import MiniSearch from 'minisearch';
import type { CollectionId } from '../../locales/collections.ts';
import type { ChoiceKey, Locale } from '../../locales/index.ts';
import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import type { FoundArticle } from '../ids.ts';
import type { Collection, DialogPorts } from '../ports.ts';
import { whereKnown } from '../whereKnown.ts';

/** What a collection is called, and what opens it. */
export const COLLECTION_CHOICE = {
  google: 'googleSupport',
  microsoft365: 'microsoft365Support',
} as const satisfies Readonly<Record<CollectionId, ChoiceKey>>;

/** As many as somebody in a hurry will look at, one after the other. */
const MOST_OF_DESK = 5;
const MOST_OF_COLLECTIONS = 3;
/** This part of the words that matter must be in an article: a collection is short, and would always have something. */
const ENOUGH = 0.5;
/** They stand for the whole collection, and tell none of its articles from another. */
const BRANDS = ['google', 'microsoft', '365', 'office', 'support'];

export interface FoundArticles {
  readonly articles: readonly FoundArticle[];
  /** The service desk does not say what it has. */
  readonly isAway?: true;
}

/** The desk's own articles first, then those of the collections that are switched on. */
export async function findArticles(
  { serviceDesk, collections }: Pick<DialogPorts, 'serviceDesk' | 'collections'>,
  query: string,
  locale: Locale,
): Promise<FoundArticles> {
  const [own, switchedOn] = await Promise.all([articlesOfDesk(serviceDesk, query), collections.switchedOn(locale)]);
  const others = searchCollections(switchedOn, query, locale);
  return own === undefined ? { articles: others, isAway: true } : { articles: [...own, ...others] };
}

/** Undefined where it cannot be asked: whoever asks it something can do without, and needs a request or a human more. */
function articlesOfDesk(desk: DialogPorts['serviceDesk'], query: string): Promise<readonly FoundArticle[] | undefined> {
  return whereKnown(desk.searchArticles(query, MOST_OF_DESK));
}

/** In characters: a search for more finds nothing better, and takes the server's time. */
const LONGEST_QUERY = 200;

/** The articles of these collections that fit, the best first; small typos are forgiven. */
export function searchCollections(
  collections: readonly Collection[],
  query: string,
  locale: Locale,
): readonly FoundArticle[] {
  const words = matteringWords(query.slice(0, LONGEST_QUERY), locale);
  if (words.length === 0) return [];
  const articles = collections.flatMap(({ id: source, articles }) => articles.map((each) => ({ ...each, source })));
  const index = new MiniSearch<FoundArticle>({
    fields: ['title', 'excerpt'],
    tokenize: (text) => [...wordsIn(text)],
    searchOptions: { boost: { title: 2 }, fuzzy: 0.2, prefix: (term) => term.length > 3 },
  });
  index.addAll(articles);
  const fitting = index
    .search(words.join(' '))
    .filter(({ queryTerms }) => new Set(queryTerms).size >= words.length * ENOUGH)
    .slice(0, MOST_OF_COLLECTIONS);
  return fitting.flatMap(({ id }) => articles.find((article) => article.id === id) ?? []);
}

function matteringWords(text: string, locale: Locale): readonly string[] {
  const common = new Set([...PHRASES[locale].stopWords, ...PHRASES[locale].fillers, ...BRANDS].flatMap(wordsIn));
  return [...new Set(wordsIn(text).filter((word) => !common.has(word)))];
}
