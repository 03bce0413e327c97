import de from './collections/de.json' with { type: 'json' };
import en from './collections/en.json' with { type: 'json' };
import es from './collections/es.json' with { type: 'json' };
import fr from './collections/fr.json' with { type: 'json' };
import type { Locale } from './locale.ts';

/** Short collections of public help pages. Their names are in the locale files, among the choices. */
export const COLLECTION_IDS = ['google', 'microsoft365'] as const;
export type CollectionId = (typeof COLLECTION_IDS)[number];

/** A help page that somebody else keeps. */
export interface CollectedArticle {
  readonly title: string;
  readonly excerpt: string;
  readonly url: string;
}

/** What the collections hold as long as no admin has changed it: the same pages in every language. */
export const CURATED: Readonly<Record<Locale, Readonly<Record<CollectionId, readonly CollectedArticle[]>>>> = {
  en,
  fr,
  de,
  es,
};
