import { ActivityTypes } from 'botbuilder';
import type { Activity, ChannelAccount } from 'botbuilder';
import { z } from 'zod';
import type { Attachment } from '../handoff/domain/attachment.ts';
import { maskFileName, maskSecrets } from '../handoff/domain/masking.ts';

/** What a person said in one activity, without what the channel puts around it, and with secrets hidden. */
export interface InboundMessage {
  readonly activityId: string;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** When the channel says it was said, in epoch milliseconds. */
  readonly saidAt?: number;
}

/** Longest line that is relayed, in characters; beyond it some channels cut or refuse, so the sender is told instead. */
export const LONGEST_LINE = 20_000;

/**
 * Decodes a message activity. Without text and files it is empty, and there is nothing to relay. What people write is
 * read here and nowhere else, so that no secret gets any further, on whatever channel it was written.
 */
export function readMessage(activity: Activity): InboundMessage {
  return {
    activityId: activity.id ?? '',
    text: maskSecrets(plainText(activity)),
    attachments: (activity.attachments ?? []).filter((each) => !isLocked(each, activity)).flatMap(toAttachment),
    ...saidAt(activity),
  };
}

function plainText(activity: Activity): string {
  return withPlainSign(withoutMention(activity).trim());
}

/** Whether something of it is hidden from whoever reads it: its channel has not done that before. */
export function holdsSecret(activity: Activity): boolean {
  const text = plainText(activity);
  const names = (activity.attachments ?? []).flatMap(({ name }) => name ?? []);
  return maskSecrets(text) !== text || names.some((name) => maskFileName(name) !== name);
}

/** The one number of six digits in it, as sign-in codes are, even where it stands behind “PIN” and is hidden in the text. */
export function sixDigitsIn(activity: Activity): string | undefined {
  const [digits, ...others] = new Set(plainText(activity).match(/(?<![\p{L}\d])\d{3}\s?\d{3}(?![\p{L}\d])/gu));
  return others.length === 0 ? digits?.replace(/\s/, '') : undefined;
}

function saidAt({ timestamp }: Activity): Pick<InboundMessage, 'saidAt'> {
  const at = new Date(timestamp ?? Number.NaN).getTime();
  return Number.isNaN(at) ? {} : { saidAt: at };
}

export function isEmpty(message: InboundMessage): boolean {
  return message.text === '' && message.attachments.length === 0;
}

/** The person has removed the bot: nothing reaches them any more. */
export function isRemoval({ type, action }: Activity): boolean {
  return type === ActivityTypes.InstallationUpdate && (action === 'remove' || action === 'remove-upgrade');
}

/** The person an activity is about: its sender, or, where the channel speaks for itself, the member who came. */
export function userOf(activity: Activity): ChannelAccount | undefined {
  const botId = activity.recipient?.id;
  const people = [activity.from, ...(activity.membersAdded ?? [])];
  return people.find((account) => account?.id && account.id !== botId && account.role !== 'bot');
}

/** Whether the bot is spoken to by name, as where others talk too. */
export function isMentioned(activity: Activity): boolean {
  return mentionsOfBot(activity).length > 0;
}

function withoutMention(activity: Activity): string {
  return mentionsOfBot(activity).reduce(
    (text, { text: said }) => (typeof said === 'string' ? text.replace(said, '') : text),
    activity.text ?? '',
  );
}

/** As it came: anybody can write anything there. */
interface Mention {
  readonly mentioned?: Partial<ChannelAccount> | null;
  readonly text?: unknown;
}

function mentionsOfBot({ recipient, entities }: Activity): readonly Mention[] {
  const mentions = (entities ?? []).filter((entity) => entity.type === 'mention') as readonly Mention[];
  return mentions.filter(({ mentioned }) => mentioned?.id !== undefined && mentioned.id === recipient?.id);
}

/**
 * Keyboards for Chinese and Japanese type a wide `＃`, and what is copied may begin with signs that nobody sees: a
 * command all the same, and a note that is not recognised would be read by the customer.
 */
const SIGN_IN_DISGUISE = /^[\s\p{Cf}]*[#＃﹟]/u;

function withPlainSign(text: string): string {
  return text.replace(SIGN_IN_DISGUISE, '#');
}

/** An address of any other kind, such as `javascript:`, leads to no file. */
const FILE_ADDRESS = /^(?:https?|data):/i;

type WireAttachment = NonNullable<Activity['attachments']>[number];

/** How many files of a message nobody but the bot may read, and so are not among its attachments. */
export function lockedFilesIn(activity: Activity): number {
  return (activity.attachments ?? []).filter((each) => isLocked(each, activity)).length;
}

/** A picture pasted into Teams lies with the connector, which wants the bot's token. */
function isLocked({ contentUrl = '' }: WireAttachment, { channelId }: Activity): boolean {
  const path = channelId === 'msteams' && URL.canParse(contentUrl) ? new URL(contentUrl).pathname : '';
  return path.includes('/v3/attachments/');
}

/** A file sent in Teams: its own address wants a sign-in to SharePoint, and another one beside it wants none for a while. */
const TEAMS_FILE = 'application/vnd.microsoft.teams.file.download.info';
const teamsFileSchema = z.object({ downloadUrl: z.string() });

function readable(attachment: WireAttachment): WireAttachment {
  if (attachment.contentType !== TEAMS_FILE) return attachment;
  const parsed = teamsFileSchema.safeParse(attachment.content);
  const contentType = 'application/octet-stream';
  return parsed.success ? { ...attachment, contentType, contentUrl: parsed.data.downloadUrl } : attachment;
}

function toAttachment(attachment: WireAttachment): Attachment[] {
  const { contentType, contentUrl, name } = readable(attachment);
  // Teams repeats the text of every message as an attachment of type text/html; cards have no address of their own.
  if (!contentUrl || !FILE_ADDRESS.test(contentUrl)) return [];
  return [
    {
      contentType: contentType || 'application/octet-stream',
      contentUrl,
      ...(name ? { name: maskFileName(name) } : {}),
    },
  ];
}
