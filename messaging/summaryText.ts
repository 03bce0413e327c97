import type { Content } from '../handoff/domain/content.ts';
import type { Say } from '../locales/index.ts';

type SummaryContent = Extract<Content, { kind: 'summary' }>;

/** The summary as readable text. Plain, because the customer's own words in it must not become markup. */
export function summaryText(say: Say, locale: string, { summary, handle, current }: SummaryContent): string {
  const t = (key: string, params: Record<string, string | number> = {}): string =>
    say(locale, `summary.${key}`, params);
  const name = summary.email === undefined ? summary.name : `${summary.name} (${summary.email})`;
  const rows: readonly (readonly string[])[] = [
    [t('title', { name: summary.name })],
    [t('who', { name, state: t(summary.signedIn ? 'signedIn' : 'notSignedIn') })],
    [t('where', { channel: summary.channel, language: summary.locale, wait: waited(t, summary.waitedMs) })],
    summary.flow === undefined ? [] : [t('flow', { flow: summary.flow })],
    listed(t('asked'), summary.asked),
    listed(
      t('articles'),
      summary.articles.map((article) => `${article.title} (${t(helpedKey(article.helped))})`),
    ),
    listed(
      t('collected'),
      summary.collected.map((field) => `${field.label}: ${field.value}`),
    ),
    listed(
      t('openRequests'),
      summary.openRequests.map((each) => `${each.key} ${each.summary} (${each.status})`),
    ),
    current === undefined ? [t('footer', { name: summary.name })] : [t('footerOther', { name: summary.name, handle, current })],
  ];
  return rows.flat().join('\n');
}

function listed(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [title, ...items.map((item) => `• ${item}`)];
}

function helpedKey(helped: boolean | undefined): string {
  if (helped === undefined) return 'helpedUnknown';
  return helped ? 'helpedYes' : 'helpedNo';
}

function waited(t: (key: string, params: Record<string, number>) => string, ms: number): string {
  return t('waitedMinutes', { count: Math.floor(ms / 60_000) });
}
