import type { Attachment } from './content.ts';
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
  /** Set by a verified identity only. */
  readonly personId?: string;
  /** The handoff this conversation takes part in, on either side. A hint: the handoff itself has the last word. */
  readonly handoff?: HandoffKey;
  /** Set while the person is on duty from here. */
  readonly onDuty?: boolean;
  /** The last chat that ended without this agent's doing; what they write next may have been meant for it. */
  readonly previousChat?: { readonly customer: string; readonly endedAt: number };
  /** Lines of this agent that wait for a word whether they are meant for the chat they are in now. */
  readonly held?: { readonly handoffId: string; readonly lines: readonly HeldLine[] };
  /** Ids of the newest messages that were acted on, so that a redelivered one is not acted on again. */
  readonly recentActivities?: readonly string[];
}
