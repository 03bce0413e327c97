import type { Attachment } from './attachment.ts';
import type { Address } from './party.ts';

export interface HandoffKey {
  readonly deskId: string;
  readonly id: string;
}

export interface HeldLine {
  readonly activityId: string;
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

export interface HeldLines {
  readonly handoffId: string;
  readonly lines: readonly HeldLine[];
}

/** A message that is being acted on. */
export interface UnderWay {
  readonly activityId: string;
  /** Epoch milliseconds. */
  readonly since: number;
  /** When it was begun first, where a turn before this one did not come to its end. */
  readonly first?: number;
  /** The handoff it was said in; in another one it would be about somebody else. */
  readonly handoffId?: string;
}

/** The chat that an agent has last been told they are writing to. */
export interface Told {
  readonly handoffId: string;
  /** When the message that told them was sent: what they wrote before that cannot be meant for it. 0: they chose it. */
  readonly sentAt: number;
  /** When it had arrived. */
  readonly at: number;
}

/** A chat that was over for an agent without their doing: what they write next may have been meant for it. */
export interface PreviousChat {
  /** Their name, and what tells them from others of that name. */
  readonly customer: string;
  readonly conversationId?: string;
  readonly personId?: string;
  /** Epoch milliseconds. */
  readonly endedAt: number;
}

/** One person in one channel conversation: how to reach them, who they proved to be, which handoff they are in. */
export interface Conversation {
  readonly id: string;
  /** From the newest inbound activity; channels move conversations to other service addresses. */
  readonly address: Address;
  readonly channel: string;
  /** The channel's own id of the user. It proves nothing by itself. */
  readonly channelUserId: string;
  readonly name: string;
  readonly locale: string;
  /** The channel has not told the language yet; `locale` is a default until it does, or until the person asks for one. */
  readonly isLocaleAssumed?: boolean;
  /** Set by a verified identity only. */
  readonly personId?: string;
  /** The handoff this conversation takes part in, on either side. A hint: the handoff itself has the last word. */
  readonly handoff?: HandoffKey;
  /** Set while the person is on duty from here. */
  readonly onDuty?: boolean;
  /** What this agent knows of the chat they are in; a line that is said knowing of another one is held. */
  readonly told?: Told;
  readonly previousChat?: PreviousChat;
  /** The last chat of this customer that is over, which can be rated. */
  readonly endedChat?: HandoffKey;
  /** The last time that this customer waited for an agent and none came. */
  readonly leftQueue?: HandoffKey;
  /** Lines of this agent that wait for a word whether they are meant for the chat they are in now. */
  readonly held?: HeldLines;
  /**
   * The chat about which this agent was asked whether a command is meant for it, when they had the question, and the command
   * that it was about: what they command after that is.
   */
  readonly asked?: { readonly handoffId: string; readonly at: number; readonly activityId?: string };
  /** Messages that are being acted on now, or were when a server died. */
  readonly underWay?: readonly UnderWay[];
  /** When the last of these was said, as the channel says, in epoch milliseconds, and which it is. */
  readonly newestSaidAt?: number;
  readonly newestSaidId?: string;
  /** Ids of the newest messages that were acted on, so that a redelivered one is not acted on again. */
  readonly recentActivities?: readonly string[];
}

/** Channels redeliver within minutes and in order; this many ids back is more than they do. */
const ACTIVITIES_KEPT = 40;
/** A conversation has one turn at a time; what is older belongs to turns that failed. */
const UNDER_WAY_KEPT = 5;

/** Takes part in another handoff from now on, or in none. `heard`: the messages it was heard with in the one it leaves. */
export function pointedTo(
  conversation: Conversation,
  handoff: HandoffKey | undefined,
  heard: readonly string[],
): Conversation {
  const { handoff: left, recentActivities = [], ...rest } = conversation;
  if (left?.id === handoff?.id) return conversation;
  const known = [...new Set([...recentActivities, ...heard])].slice(-ACTIVITIES_KEPT);
  return { ...rest, ...(known.length === 0 ? {} : { recentActivities: known }), ...(handoff ? { handoff } : {}) };
}

/**
 * What the arrival of a message means: `first` if nobody has acted on it, or somebody began and died before the end;
 * `underWay` if somebody is at it. `elsewhere`: begun in another chat than its sender is in now, which it would hit.
 */
export function arrivalOf(
  conversation: Conversation,
  activityId: string,
  { now, turnMs }: { readonly now: number; readonly turnMs: number },
): 'first' | 'underWay' | 'done' | 'elsewhere' {
  if (conversation.recentActivities?.includes(activityId)) return 'done';
  const begun = conversation.underWay?.find((each) => each.activityId === activityId);
  if (!begun) return 'first';
  if (conversation.handoff && begun.handoffId !== conversation.handoff.id) return 'elsewhere';
  // Begun by a clock that was ahead, it must not be waited for until then.
  return Math.abs(now - begun.since) < turnMs ? 'underWay' : 'first';
}

/** Somebody begins to act on the message with this id; `saidAt` where the channel says so. */
export function withUnderWay(
  conversation: Conversation,
  { activityId, saidAt }: { readonly activityId: string; readonly saidAt?: number },
  now: number,
): Conversation {
  const { handoff, underWay = [] } = conversation;
  const others = underWay.filter((each) => each.activityId !== activityId);
  const first = underWay.some((each) => each.activityId === activityId)
    ? { first: firstHeardAt(conversation, activityId, now) }
    : {};
  const begun: UnderWay = { activityId, since: now, ...first, ...(handoff ? { handoffId: handoff.id } : {}) };
  const when = saidAt === undefined ? {} : { newestSaidAt: saidAt, newestSaidId: activityId };
  return { ...conversation, ...when, underWay: [...others, begun].slice(-UNDER_WAY_KEPT) };
}

/** What is being acted on outside any handoff has led to this one: delivered again, it is about this one. */
export function begunIn(conversation: Conversation, handoffId: string): Conversation {
  const { underWay } = conversation;
  if (!underWay) return conversation;
  return { ...conversation, underWay: underWay.map((each) => ({ handoffId, ...each })) };
}

/** Whether the person is on duty from here. */
export function withDuty(conversation: Conversation, onDuty: boolean): Conversation {
  const { onDuty: before = false, ...rest } = conversation;
  if (before === onDuty) return conversation;
  return onDuty ? { ...rest, onDuty } : rest;
}

/** The message with this id was acted on. */
export function withActivity(conversation: Conversation, activityId: string): Conversation {
  const { underWay = [], ...rest } = conversation;
  const recentActivities = [...(conversation.recentActivities ?? []), activityId].slice(-ACTIVITIES_KEPT);
  const others = underWay.filter((each) => each.activityId !== activityId);
  return { ...rest, ...(others.length === 0 ? {} : { underWay: others }), recentActivities };
}

/** When this message came first, where somebody has begun to act on it and not come to the end; else `now`. */
export function firstHeardAt({ underWay }: Conversation, activityId: string, now: number): number {
  const begun = underWay?.find((each) => each.activityId === activityId);
  return Math.min(now, begun?.first ?? begun?.since ?? now);
}

/** Whether anybody has acted on it, or has begun to. */
export function wasActedOn({ recentActivities, underWay }: Conversation, activityId: string): boolean {
  const isBegun = underWay?.some((each) => each.activityId === activityId) ?? false;
  return isBegun || (recentActivities?.includes(activityId) ?? false);
}

/** Whether somebody has begun to act on it in another chat than this one, or in none, and has not come to the end. */
export function wasBegunOutside(
  { recentActivities, underWay }: Conversation,
  activityId: string,
  handoffId: string,
): boolean {
  if (recentActivities?.includes(activityId)) return false;
  return underWay?.some((each) => each.activityId === activityId && each.handoffId !== handoffId) ?? false;
}
