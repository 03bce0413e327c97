import { z } from 'zod';
import type { JiraAccess } from './access.ts';
import { decode } from './decode.ts';
import type { Article } from './ports.ts';

const articleSchema = z.object({
  title: z.string(),
  excerpt: z.string().default(''),
  source: z.object({ pageId: z.string().optional() }).optional(),
  content: z.object({ iframeSrc: z.url({ protocol: /^https?$/ }) }),
});

const pageSchema = z.object({
  values: z.array(articleSchema),
  isLastPage: z.boolean().default(true),
  _links: z.object({ next: z.string().optional() }).optional(),
});
type ArticlePage = z.infer<typeof pageSchema>;

/** Atlassian marks the words it found even in places where nobody asked for it. */
function withoutMarks(text: string): string {
  return text.replaceAll(/@@@(?:end)?hl@@@/g, '');
}

function toArticle({ title, excerpt, source, content }: z.infer<typeof articleSchema>): Article {
  return {
    id: source?.pageId ?? content.iframeSrc,
    title: withoutMarks(title),
    excerpt: withoutMarks(excerpt),
    url: content.iframeSrc,
  };
}

/** Somebody waits for the answer: what is further back is not worth it. */
const MOST_PAGES = 5;

/** A page may be short, or have nothing on it, and others behind it. */
export async function searchArticles(
  access: JiraAccess,
  searchText: string,
  limit: number,
): Promise<readonly Article[]> {
  const query = searchText.trim();
  if (query === '') return [];
  const found: Article[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await fetchPage(access, { query, limit, cursor });
    found.push(...page.values.map(toArticle));
    cursor = nextCursor(page);
    if (found.length >= limit || cursor === undefined) break;
  }
  return found.slice(0, limit);
}

interface Search {
  readonly query: string;
  readonly limit: number;
  readonly cursor: string | undefined;
}

async function fetchPage({ api, desk }: JiraAccess, { cursor, ...search }: Search): Promise<ArticlePage> {
  const { id: serviceDeskId } = await desk();
  const from = cursor === undefined ? {} : { cursor };
  const answer = await api.servicedesk.getServiceDeskArticles({ serviceDeskId, highlight: false, ...search, ...from });
  return decode(pageSchema, answer, 'a search for articles');
}

/** The link itself is not followed: it is from outside, and only this one part of it is needed. */
function nextCursor({ isLastPage, _links }: ArticlePage): string | undefined {
  const query = isLastPage ? '' : (_links?.next?.split('?')[1] ?? '');
  return new URLSearchParams(query).get('cursor') ?? undefined;
}
