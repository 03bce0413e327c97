import type { Content } from '../handoff/domain/content.ts';
import type { Summary } from '../handoff/domain/summary.ts';
import type { Say } from '../locales/index.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';

type SummaryContent = Extract<Content, { kind: 'summary' }>;

/** The summary as Markdown that reads well as it is, too. What people wrote is shown literally in it. */
export function summaryText(say: Say, locale: string, content: SummaryContent): string {
  const t: Translate = (key, params = {}) => say(locale, `summary.${key}`, params);
  const { summary } = content;
  const blocks: readonly (readonly string[])[] = [
    listed(t('title', { name: escapeMarkdown(summary.name) }), about(t, summary)),
    listed(t('asked'), summary.asked.map(escapeMarkdown)),
    listed(
      t('articles'),
      summary.articles.map(({ title, helped }) => `${escapeMarkdown(title)} (${t(helpedKey(helped))})`),
    ),
    listed(
      t('collected'),
      summary.collected.map(({ label, value }) => `${escapeMarkdown(label)}: ${escapeMarkdown(value)}`),
    ),
    listed(
      t('openRequests'),
      summary.openRequests.map(
        (each) => `${each.key} ${escapeMarkdown(each.summary)} (${escapeMarkdown(each.status)})`,
      ),
    ),
    [footer(t, content)],
  ];
  return blocks.flat().join('\n\n');
}

type Translate = (key: string, params?: Record<string, string | number>) => string;

function about(t: Translate, { name, email, signedIn, channel, locale, waitedMs, flow }: Summary): readonly string[] {
  const who = escapeMarkdown(email === undefined ? name : `${name} (${email})`);
  const wait = t('waitedMinutes', { count: Math.floor(waitedMs / 60_000) });
  return [
    t('who', { name: who, state: t(signedIn ? 'signedIn' : 'notSignedIn') }),
    t('where', { channel, language: locale, wait }),
    ...(flow === undefined ? [] : [t('flow', { flow: escapeMarkdown(flow) })]),
  ];
}

function footer(t: Translate, { summary, handle, current }: SummaryContent): string {
  const name = escapeMarkdown(summary.name);
  if (current === undefined) return t('footer', { name });
  return t('footerOther', { name, handle, current: escapeMarkdown(current) });
}

/** The heading and the list below it; nothing where there is nothing to list. */
function listed(heading: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`**${heading}**`, items.map((item) => `- ${item}`).join('\n')];
}

function helpedKey(helped: boolean | undefined): string {
  if (helped === undefined) return 'helpedUnknown';
  return helped ? 'helpedYes' : 'helpedNo';
}
