import { createHmac } from 'node:crypto';
import type { ChannelUser } from './channelUsers.ts';

type UserOfChannel = Pick<ChannelUser, 'channel' | 'channelUserId'>;

/**
 * Hexadecimal digits. So few that tens of thousands of addresses share a mark, and nobody can be found by it; enough
 * that two who meet a limit at the same time hardly ever do.
 */
const MARK_LENGTH = 4;
const MARKED = new RegExp(String.raw`^dl_.*\.([0-9a-f]{${String(MARK_LENGTH)}})$`);

/** What a visitor is known by to the limits: a short mark of their address, made with the secret of the servers. */
export function createVisitorMark(secret: string): (address: string) => string {
  return (address) => createHmac('sha256', secret).update(`visitor ${address}`).digest('hex').slice(0, MARK_LENGTH);
}

/** A Direct Line user. The mark of who opened the chat goes with it to whichever server hears what is said there. */
export function chatUserId(unique: string, mark: string | undefined): string {
  return mark === undefined ? `dl_${unique}` : `dl_${unique}.${mark}`;
}

/** Whom a conversation's mails count for: who opened the chat, where the server itself chose its user's id. */
export function visitorOf(user: UserOfChannel): string {
  const { channel, channelUserId } = user;
  const mark = isBrowser(user) ? MARKED.exec(channelUserId)?.[1] : undefined;
  return mark ?? `${channel}:${channelUserId}`;
}

/**
 * Direct Line lets a `dl_` id be used with the token it is bound into only, so such an id stands for one browser. No
 * other channel does: in Azure's Web Chat the page itself says who its user is.
 */
export function isBrowser({ channel, channelUserId }: UserOfChannel): boolean {
  return channel === 'directline' && channelUserId.startsWith('dl_');
}
