import type { Content } from '../handoff/domain/content.ts';
import { keyOf } from '../handoff/domain/requestNews.ts';
import type { RequestNews } from '../handoff/domain/requestNews.ts';
import type { Say } from '../locales/index.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';

/** Enough of a comment to know what it is about; the rest is on the request. */
const LONGEST_COMMENT = 600;

/** What has happened to somebody's requests, as Markdown, and what they can press; each says what it is pressed for. */
export function requestNewsMessage(
  say: Say,
  locale: string,
  { news, more }: Extract<Content, { kind: 'requestNews' }>,
): { readonly text: string; readonly choices: readonly string[] } {
  const t: Translate = (key, params = {}) => say(locale, key, params);
  const left = more === 0 ? [] : [t('news.more', { count: more })];
  return { text: [...news.map((each) => sentence(t, each)), ...left].join('\n\n'), choices: choicesFor(t, news, more) };
}

type Translate = (key: string, params?: Record<string, string | number>) => string;

function sentence(t: Translate, news: RequestNews): string {
  const title = escapeMarkdown(news.title);
  switch (news.kind) {
    case 'status': {
      const { key, url, asksForRating } = news;
      const moved = t('news.status', { key, url, title, status: escapeMarkdown(news.status) });
      return asksForRating ? `${moved} ${t('news.askRating')}` : moved;
    }
    case 'comment': {
      const { key, url, author, text } = news;
      const said = escapeMarkdown(shortened(text));
      return t('news.comment', { key, url, title, author: escapeMarkdown(author), text: said });
    }
    case 'created': {
      const { key, url, filesLost } = news;
      const made = t('news.created', { key, url, title });
      return filesLost ? `${made} ${t('news.filesLost')}` : made;
    }
    case 'notCreated': {
      const why = news.reason === '' ? [] : [t('news.reason', { reason: escapeMarkdown(news.reason) })];
      const { url } = news;
      const orThere = url === undefined ? [] : [t('news.orForm', { url })];
      return [t('news.notCreated', { title }), ...why, t('news.beginAgain'), ...orThere].join(' ');
    }
    default:
      return news satisfies never;
  }
}

function shortened(text: string): string {
  return text.length > LONGEST_COMMENT ? `${text.slice(0, LONGEST_COMMENT - 1)}…` : text;
}

function choicesFor(t: Translate, news: readonly RequestNews[], more: number): readonly string[] {
  const keys = [...new Set(news.flatMap((each) => keyOf(each) ?? []))];
  const rated = news.flatMap((each) => (each.kind === 'status' && each.asksForRating ? [each.key] : []));
  const isRefused = news.some(({ kind }) => kind === 'notCreated');
  return [
    ...keys.flatMap((key) => [key, t('news.commentOn', { key })]),
    ...rated.map((key) => t('news.rate', { key })),
    ...(isRefused ? [t('choices.createRequest')] : []),
    ...(more > 0 ? [t('choices.myRequests')] : []),
  ];
}
