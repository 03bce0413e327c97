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

const pageSchema = z.object({ values: z.array(articleSchema) });

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

export async function searchArticles(
  access: JiraAccess,
  searchText: string,
  limit: number,
): Promise<readonly Article[]> {
  const query = searchText.trim();
  if (query === '') return [];
  const { id: serviceDeskId } = await access.desk();
  const answer = await access.api.servicedesk.getServiceDeskArticles({ serviceDeskId, query, highlight: false, limit });
  const { values } = decode(pageSchema, answer, 'a search for articles');
  return values.slice(0, limit).map(toArticle);
}
