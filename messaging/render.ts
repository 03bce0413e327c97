import { ActionTypes, ActivityTypes, CardFactory, InputHints } from 'botbuilder';
import type { Activity, Attachment as BotAttachment } from 'botbuilder';
import type { Attachment as FileAttachment } from '../handoff/domain/attachment.ts';
import type { Content } from '../handoff/domain/content.ts';
import type { OutgoingMessage } from '../handoff/ports.ts';
import type { RenderReplies } from '../handoff/replies.ts';
import type { Say, SentenceParams } from '../locales/index.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { choiceActivity } from './choices.ts';
import { offerMessage } from './offerMessage.ts';
import { requestNewsMessage } from './requestNewsMessage.ts';
import { summaryText } from './summaryText.ts';

/** Turns what is to be said into an activity for one channel, in the reader's language. */
export type Render = (
  message: Pick<OutgoingMessage, 'content' | 'locale' | 'saidAgain' | 'inShort'>,
  channel: string,
) => Partial<Activity>;

export function createRender(say: Say): Render {
  return ({ content, locale, saidAgain: isSaidAgain, inShort = false }, channel) => {
    const said = body(say, content, { locale, channel, inShort });
    const again = isSaidAgain ? { text: saidAgain(say, locale, said.text) } : {};
    return { type: ActivityTypes.Message, inputHint: InputHints.AcceptingInput, ...said, ...again };
  };
}

/** What may have arrived before says so, where its reader cannot tell. */
export function saidAgain(say: Say, locale: string, text = ''): string {
  return `${say(locale, 'handoff.saidAgain')}\n\n${text}`;
}

interface Target {
  readonly locale: string;
  readonly channel: string;
  readonly inShort: boolean;
}

function body(say: Say, content: Content, to: Target): Partial<Activity> {
  switch (content.kind) {
    case 'line':
      return line(say, content, to);
    case 'notice': {
      const text = say(to.locale, `handoff.${content.key}`, literally(content.params));
      const texts = content.choices.map((choice) => say(to.locale, `choices.${choice}`));
      return texts.length === 0 ? { text } : choiceActivity({ text, choices: texts, channel: to.channel });
    }
    case 'queue':
      return choiceActivity({
        text: queueText(say, content, to.locale),
        choices: queueChoices(say, to.locale),
        channel: to.channel,
      });
    case 'requestNews':
      return choiceActivity({ ...requestNewsMessage(say, to.locale, content), channel: to.channel });
    case 'summary':
      return { text: summaryText(say, to.locale, content, to.inShort), textFormat: 'markdown' };
    case 'offer':
      return offerMessage(say, content, to);
    case 'offerOver': {
      const text = say(to.locale, `offer.over.${content.outcome}`, literally({ customer: content.customer }));
      return { text, attachments: [] };
    }
    default:
      return content satisfies never;
  }
}

/** Plain, so that nothing a person writes is read as markup; with the name, because the bot's own stands beside it. */
function line(
  say: Say,
  { author, text, attachments, revises }: Extract<Content, { kind: 'line' }>,
  { locale, channel }: { locale: string; channel: string },
): Partial<Activity> {
  if (revises?.kind === 'takesBack') {
    return { text: say(locale, 'chat.takenBack', { name: author, before: revises.before }), textFormat: 'plain' };
  }
  const words = text || say(locale, 'chat.sentFiles', { count: attachments.length });
  const said = revises ? say(locale, 'chat.corrected', { before: revises.before, text: words }) : words;
  const shown = channel === 'msteams' ? attachments.map((file) => fileCard(say, locale, file)) : attachments;
  return { text: `${author}: ${said}`, textFormat: 'plain', attachments: shown.map((file) => ({ ...file })) };
}

/** Teams takes no files from a bot but its own, so it gets a card that leads to the file. */
function fileCard(say: Say, locale: string, { name, contentType, contentUrl }: FileAttachment): BotAttachment {
  const images = contentType.startsWith('image/') ? [contentUrl] : [];
  const open = { type: ActionTypes.OpenUrl, title: say(locale, 'chat.openFile'), value: contentUrl };
  return CardFactory.heroCard(name ?? contentType, images, [open]);
}

/** In Markdown a line ends where it does only after two spaces. */
const LINE_BREAK = '  \n';

/** Makes one activity of replies; their sentences stand one below the other. */
export function createRenderReplies(say: Say): RenderReplies {
  return (replies, { locale, channel }) => {
    const sentences = replies.map((reply) => say(locale, reply.key, literally(reply.params)));
    const text = sentences.join('\n').replaceAll('\n', LINE_BREAK);
    const choices = replies.flatMap((reply) => reply.choices ?? []).map((choice) => say(locale, `choices.${choice}`));
    const message = { type: ActivityTypes.Message, inputHint: InputHints.AcceptingInput };
    return { ...message, ...(choices.length === 0 ? { text } : choiceActivity({ text, choices, channel })) };
  };
}

/** What the bot itself puts in; everything else is what people called themselves or wrote, and must not become markup. */
const OWN_PARAMS: readonly string[] = ['count', 'key', 'limit', 'position', 'url', 'word', 'words'];

function literally(params: SentenceParams = {}): SentenceParams {
  const entries = Object.entries(params).map(([name, value]) => {
    const isOwn = typeof value !== 'string' || OWN_PARAMS.includes(name);
    return [name, isOwn ? value : value.split('\n').map(escapeMarkdown).join('\n')] as const;
  });
  return Object.fromEntries(entries);
}

/** The place, the wait as far as anything can be said of it, and why the place went backwards if it did. */
function queueText(
  say: Say,
  { place, pushedBack, corrected }: Extract<Content, { kind: 'queue' }>,
  locale: string,
): string {
  const { position, estimateMinutes: minutes } = place;
  return [
    say(locale, 'chat.place', { position }),
    ...(pushedBack ? [say(locale, 'chat.pushedBack')] : []),
    ...(corrected ? [say(locale, 'chat.placeCorrected')] : []),
    place.isNobodyOnDuty ? say(locale, 'chat.nobodyLeft') : waitText(say, minutes, locale),
    ...(place.isNobodyOnDuty ? [] : [say(locale, 'chat.meanwhile')]),
  ].join(' ');
}

function waitText(say: Say, minutes: number | undefined, locale: string): string {
  return minutes === undefined ? say(locale, 'chat.noEstimate') : say(locale, 'chat.estimate', { count: minutes });
}

function queueChoices(say: Say, locale: string): readonly string[] {
  return [say(locale, 'choices.createRequestInstead'), say(locale, 'choices.leaveQueue')];
}
