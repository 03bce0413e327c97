import type { Place } from './queue.ts';
import type { Summary } from './summary.ts';

/** A file or picture on its way from one side to the other. */
export interface Attachment {
  readonly contentType: string;
  readonly contentUrl: string;
  readonly name?: string;
}

/** What the bot tells a side that did not just speak. The sentences are in locales/, under `handoff.<key>`. */
export const NOTICE_KEYS = [
  'connectedCustomer',
  'transferred',
  'nowWritingTo',
  'areYouThere',
  'closedForSilence',
  'customerWasSilent',
  'customerGone',
  'pleaseAnswer',
  'agentLost',
  'chatTaken',
  'ticketCreated',
  'endedByAgent',
  'endedByCustomer',
  'notDelivered',
  'mayNotHaveArrived',
] as const;
export type NoticeKey = (typeof NOTICE_KEYS)[number];

/** What a customer can press next; the words are in locales/, under `choices.<id>`. */
export const CHOICES = [
  'askAnother',
  'createRequest',
  'myRequests',
  'talkToAgent',
  'leaveQueue',
  'createRequestInstead',
] as const;
export type Choice = (typeof CHOICES)[number];

/** What a customer may do once a chat is over: the options to start a new one. */
export const AFTER_CHAT: readonly Choice[] = ['askAnother', 'createRequest', 'myRequests', 'talkToAgent'];

export type Content =
  | {
      readonly kind: 'line';
      /** Shown with every line: the receiver must know who speaks. */
      readonly author: string;
      readonly text: string;
      readonly attachments: readonly Attachment[];
    }
  | {
      readonly kind: 'notice';
      readonly key: NoticeKey;
      readonly params: Readonly<Record<string, string>>;
      readonly choices: readonly Choice[];
    }
  | {
      /** Where a waiting customer stands; one message that is updated. */
      readonly kind: 'queue';
      readonly place: Place;
      /** The place went backwards: somebody who lost their agent goes first. */
      readonly pushedBack: boolean;
    }
  | {
      readonly kind: 'summary';
      readonly summary: Summary;
      /** What the agent calls this chat by. */
      readonly handle: string;
      /** The customer the agent still writes to, where that is another one. */
      readonly current?: string;
    };
