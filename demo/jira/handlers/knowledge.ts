import type { SiteArticle } from '../model.ts';
import { cursorPageOf } from '../pages.ts';
import { deskRefusal, json } from '../protocol.ts';
import type { Answer, Call } from '../protocol.ts';
import { withDesk } from './lookups.ts';

const EXCERPT_LENGTH = 140;
const WORD = /[\p{L}\p{N}]+/gu;
/** Words that say nothing about what an article is about. */
const STOP_WORDS = new Set(
  'a an and are can do does for how i in is it me my not of on the to what with you your'.split(' '),
);

function searchedWords(query: string): readonly string[] {
  return (query.toLowerCase().match(WORD) ?? []).filter((word) => word.length > 1 && !STOP_WORDS.has(word));
}

/** Either begins with the other, so that "printer" finds "printers" and "phones" finds "phone"; short words match whole. */
function isHit(word: string, searched: readonly string[]): boolean {
  const lower = word.toLowerCase();
  return searched.some((each) => {
    const shorter = Math.min(lower.length, each.length);
    return lower === each || (shorter > 3 && (lower.startsWith(each) || each.startsWith(lower)));
  });
}

function countHits(text: string, searched: readonly string[]): number {
  return (text.match(WORD) ?? []).filter((word) => isHit(word, searched)).length;
}

function score(article: SiteArticle, searched: readonly string[]): number {
  return 5 * countHits(article.title, searched) + countHits(article.body, searched);
}

function highlighted(text: string, searched: readonly string[]): string {
  return text.replace(WORD, (word) => (isHit(word, searched) ? `@@@hl@@@${word}@@@endhl@@@` : word));
}

function excerptOf(article: SiteArticle, searched: readonly string[]): string {
  const paragraphs = article.body.split('\n\n');
  const best = paragraphs.find((paragraph) => countHits(paragraph, searched) > 0) ?? article.body;
  return best.length <= EXCERPT_LENGTH ? best : `${best.slice(0, best.lastIndexOf(' ', EXCERPT_LENGTH))} ...`;
}

/** The ranking is the simulator's own and nothing like Atlassian's. */
export function getServiceDeskArticles(call: Call): Answer {
  const query = call.query.get('query') ?? '';
  if (query.trim() === '') return deskRefusal(400, 'The query must not be empty.');
  const searched = searchedWords(query);
  const mark = call.query.get('highlight') === 'true' ? highlighted : (text: string): string => text;
  const pages = `${call.context.publicUrl(call.siteUrl)}/portal/articles`;
  return withDesk(call, () => {
    const found = call.context.site.articles
      .map((article) => ({ article, hits: score(article, searched) }))
      .filter(({ hits }) => hits > 0)
      .toSorted((one, other) => other.hits - one.hits)
      .map(({ article }) => ({
        title: mark(article.title, searched),
        excerpt: mark(excerptOf(article, searched), searched),
        source: { type: 'confluence', pageId: article.pageId, spaceKey: 'IT' },
        content: { iframeSrc: `${pages}/${article.pageId}` },
      }));
    return json(200, cursorPageOf(call, found));
  });
}
