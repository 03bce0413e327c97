import type { Content } from '../handoff/domain/content.ts';
import type { SaidLine } from '../handoff/domain/chatSoFar.ts';
import type { CollectedField } from '../handoff/domain/context.ts';
import type { Summary } from '../handoff/domain/summary.ts';
import type { Say } from '../locales/index.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';

type SummaryContent = Extract<Content, { kind: 'summary' }>;

/** Channels by the names that agents know them by, the same in every language. */
const CHANNEL_NAMES: Readonly<Record<string, string>> = {
  directline: 'Web Chat',
  webchat: 'Web Chat',
  msteams: 'Teams',
  emulator: 'Emulator',
};

/** The summary as Markdown that reads well as it is, too. What people wrote is shown literally in it. */
export function summaryText(say: Say, locale: string, content: SummaryContent, inShort = false): string {
  const t: Translate = (key, params = {}) => say(locale, key, params);
  const title = t('summary.title', { name: escapeMarkdown(content.summary.name) });
  const blocks = summaryBlocks(say, locale, { title, summary: content.summary, inShort });
  return [...blocks, footer(t, content)].join('\n\n');
}

/** What a summary consists of, each heading and each list a paragraph; the first stands under the title. In short, nothing that people wrote is quoted. */
export function summaryBlocks(
  say: Say,
  locale: string,
  { title, summary, inShort }: { readonly title: string; readonly summary: Summary; readonly inShort: boolean },
): readonly string[] {
  const t: Translate = (key, params = {}) => say(locale, key, params);
  const who = listed(title, about(t, summary));
  if (inShort) return [...who, t('summary.inShort', { name: escapeMarkdown(summary.name) })];
  const blocks: readonly (readonly string[])[] = [
    who,
    listed(t('summary.asked'), summary.asked.map(escapeMarkdown)),
    listed(
      t('summary.said'),
      (summary.said ?? []).map((line) => saidText(t, line)),
    ),
    listed(
      t('summary.articles'),
      summary.articles.map(({ title, helped }) => `${escapeMarkdown(title)} (${t(helpedKey(helped))})`),
    ),
    listed(
      t('summary.collected'),
      summary.collected.map((field) => collectedText(t, field)),
    ),
    listed(
      t('summary.openRequests'),
      summary.openRequests.map(
        (each) => `${each.key} ${escapeMarkdown(each.summary)} (${escapeMarkdown(each.status)})`,
      ),
    ),
  ];
  return blocks.flat();
}

type Translate = (key: string, params?: Record<string, string | number>) => string;

function about(t: Translate, { name, email, signedIn, channel, locale, waitedMs, flow }: Summary): readonly string[] {
  const who = escapeMarkdown(email === undefined ? name : `${name} (${email})`);
  const wait = t('summary.waitedMinutes', { count: Math.floor(waitedMs / 60_000) });
  return [
    t('summary.who', { name: who, state: t(`summary.${signedIn ? 'signedIn' : 'notSignedIn'}`) }),
    t('summary.where', { channel: CHANNEL_NAMES[channel] ?? channel, language: locale, wait }),
    ...(flow === undefined ? [] : [t('summary.flow', { flow: t(`choices.${flow}`) })]),
  ];
}

function collectedText(t: Translate, { label, value, choice }: CollectedField): string {
  const name = choice === undefined ? label : t(`choices.${choice}`);
  return `${escapeMarkdown(name)}: ${escapeMarkdown(value)}`;
}

/** Who said it, and whether it is a note, may not have arrived, or changes what they had said before. */
function saidText(t: Translate, { name, text, isNote, fate, revises }: SaidLine): string {
  const marks = [
    ...(isNote ? [t('summary.note')] : []),
    ...(fate ? [t(`summary.${fate}`)] : []),
    ...(revises ? [t(`summary.${revises.kind}`, { before: revises.before })] : []),
  ];
  const who = marks.length === 0 ? name : `${name} (${marks.join('; ')})`;
  return `${escapeMarkdown(who)}: ${escapeMarkdown(text)}`;
}

function footer(t: Translate, { summary, handle, current }: SummaryContent): string {
  const name = escapeMarkdown(summary.name);
  if (current === undefined) return t('summary.footer', { name });
  return t('summary.footerOther', { name, handle, current: escapeMarkdown(current) });
}

/** The heading and the list below it; nothing where there is nothing to list. */
function listed(heading: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`**${heading}**`, items.map((item) => `- ${item}`).join('\n')];
}

function helpedKey(helped: boolean | undefined): string {
  if (helped === undefined) return 'summary.helpedUnknown';
  return helped ? 'summary.helpedYes' : 'summary.helpedNo';
}
