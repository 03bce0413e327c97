import { z } from 'zod';
import type { CollectedArticle, CollectionId } from '../locales/collections.ts';
import { CURATED } from '../locales/collections.ts';
import type { Locale } from '../locales/locale.ts';

export const MOST_ARTICLES = 40;

export const collectedArticleSchema = z.strictObject({
  title: z.string().trim().min(1, 'must not be empty').max(100, 'must have at most 100 characters'),
  excerpt: z.string().trim().max(250, 'must have at most 250 characters'),
  url: z
    .url({ protocol: /^https?$/, error: 'must be a web address that begins with https://' })
    .max(300, 'must have at most 300 characters'),
});

/** Titles are buttons in the chat, so two of the same could not be told apart. */
const articles = z
  .array(collectedArticleSchema)
  .max(MOST_ARTICLES, `must be at most ${String(MOST_ARTICLES)} articles`)
  .refine(areApart, 'must have a title each that no other has');

const collection = z.strictObject({
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

/** The collections of public help pages, each switched on or off. */
export const knowledgeSchema = z.strictObject({
  google: collection.prefault({}),
  microsoft365: collection.prefault({}),
} satisfies Record<CollectionId, unknown>);

export type KnowledgeSettings = Readonly<z.infer<typeof knowledgeSchema>>;

/** What a collection holds in a language. */
export function articlesOf(settings: KnowledgeSettings, id: CollectionId, locale: Locale): readonly CollectedArticle[] {
  return settings[id].articles[locale] ?? CURATED[locale][id];
}

function areApart(all: readonly CollectedArticle[]): boolean {
  return new Set(all.map(({ title }) => title.toLowerCase())).size === all.length;
}
