import type { z } from 'zod';
import type { CollectionId } from '../../../../locales/collections.ts';
import type { Locale } from '../../../../locales/locale.ts';
import { articlesOf, collectedArticleSchema } from '../../../../settings/knowledge.ts';
import type { Settings } from '../../../../settings/settings.ts';

export type EditedArticle = z.infer<typeof collectedArticleSchema>;

/** Which list of articles is edited. */
export interface ListOf {
  readonly id: CollectionId;
  readonly locale: Locale;
}

export function listOf({ knowledge }: Settings, { id, locale }: ListOf): readonly EditedArticle[] {
  return articlesOf(knowledge, id, locale);
}

/** Whether an admin has made the list another one than it comes with. */
export function isEdited({ knowledge }: Settings, { id, locale }: ListOf): boolean {
  return knowledge[id].articles[locale] !== undefined;
}

/** The settings with another list, or, for `undefined`, with the one it comes with. */
export function withList(
  settings: Settings,
  { id, locale }: ListOf,
  articles: readonly EditedArticle[] | undefined,
): Settings {
  const { [locale]: _before, ...others } = settings.knowledge[id].articles;
  const lists = articles === undefined ? others : { ...others, [locale]: [...articles] };
  return { ...settings, knowledge: { ...settings.knowledge, [id]: { ...settings.knowledge[id], articles: lists } } };
}

export function withSwitch(settings: Settings, id: CollectionId, enabled: boolean): Settings {
  return { ...settings, knowledge: { ...settings.knowledge, [id]: { ...settings.knowledge[id], enabled } } };
}

export type ArticleProblems = Readonly<Partial<Record<keyof EditedArticle, string>>>;

export type ReadArticle =
  { readonly ok: true; readonly article: EditedArticle } | { readonly ok: false; readonly problems: ArticleProblems };

const LABEL = { title: 'The title', excerpt: 'The text', url: 'The link' } as const;

/** @param others the articles that stay beside it; no two may have the same title. */
export function readArticle(written: EditedArticle, others: readonly EditedArticle[]): ReadArticle {
  const read = collectedArticleSchema.safeParse({ ...written, url: written.url.trim() });
  if (!read.success) {
    const problems = read.error.issues.toReversed().map(({ path, message }) => {
      const field = (['title', 'excerpt', 'url'] as const).find((each) => each === path[0]) ?? 'title';
      return [field, `${LABEL[field]} ${message}.`] as const;
    });
    return { ok: false, problems: Object.fromEntries(problems) };
  }
  const isTaken = others.some(({ title }) => title.toLowerCase() === read.data.title.toLowerCase());
  if (isTaken) return { ok: false, problems: { title: 'Another article has this title already.' } };
  return { ok: true, article: read.data };
}
