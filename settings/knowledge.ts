import { z } from 'zod';
import type { CollectedArticle, CollectionId } from '../locales/collections.ts';
import { CURATED } from '../locales/collections.ts';
import type { Locale } from '../locales/locale.ts';

export const MOST_ARTICLES = 40;
const WEB_ADDRESS = 'must be a web address that begins with https://';

/** An article as it may have been saved by any version. */
const storedArticleSchema = z.strictObject({
  title: z.string().trim().min(1, 'must not be empty').max(100, 'must have at most 100 characters'),
  excerpt: z.string().trim().max(250, 'must have at most 250 characters'),
  url: z.url({ protocol: /^https?$/, error: WEB_ADDRESS }).max(300, 'must have at most 300 characters'),
});
type Article = typeof storedArticleSchema;

/** An article as an admin may write it, as far as a page can tell; see `writtenSettings.ts` for what else is refused. */
export const collectedArticleSchema: Article = storedArticleSchema.extend({
  url: storedArticleSchema.shape.url
    .refine((url) => URL.parse(url)?.protocol === 'https:', WEB_ADDRESS)
    .refine(hasNoCredentials, 'must hold no user name and no password: customers see it'),
});

/** Titles are buttons in the chat, so two of the same could not be told apart. */
function articlesOfKind(article: Article) {
  return z
    .array(article)
    .max(MOST_ARTICLES, `must be at most ${String(MOST_ARTICLES)} articles`)
    .refine(areApart, 'must have a title each that no other has');
}

function collectionOf(article: Article) {
  const articles = articlesOfKind(article);
  return z.strictObject({
    enabled: z.boolean().default(false),
    /** What admins have made of it, by language; without, the curated articles. */
    articles: z
      .strictObject({
        en: articles.exactOptional(),
        fr: articles.exactOptional(),
        de: articles.exactOptional(),
        es: articles.exactOptional(),
      } satisfies Record<Locale, unknown>)
      .prefault({}),
  });
}

/** Every collection, with articles of this kind. */
export function knowledgeOf(article: Article) {
  const collection = collectionOf(article);
  return z.strictObject({
    google: collection.prefault({}),
    microsoft365: collection.prefault({}),
  } satisfies Record<CollectionId, unknown>);
}

/** The collections of public help pages, each switched on or off, as they are stored. */
export const knowledgeSchema = knowledgeOf(storedArticleSchema);

export type KnowledgeSettings = Readonly<z.infer<typeof knowledgeSchema>>;

/** What a collection holds in a language. */
export function articlesOf(settings: KnowledgeSettings, id: CollectionId, locale: Locale): readonly CollectedArticle[] {
  return settings[id].articles[locale] ?? CURATED[locale][id];
}

function hasNoCredentials(url: string): boolean {
  const { username = '', password = '' } = URL.parse(url) ?? {};
  return username === '' && password === '';
}

function areApart(all: readonly CollectedArticle[]): boolean {
  return new Set(all.map(({ title }) => title.toLowerCase())).size === all.length;
}
