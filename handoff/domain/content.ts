import type { Attachment } from './attachment.ts';
import type { OfferOutcome } from './offered.ts';
import type { Place } from './queue.ts';
import type { RequestNews } from './requestNews.ts';
import type { Revision } from './revision.ts';
import type { Summary } from './summary.ts';

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
  'offerUnanswered',
  'ticketCreated',
  'ticketWaits',
  'ticketUnderWay',
  'ticketCreatedLater',
  'ticketRefusedLater',
  'ticketRefusedLaterUnexplained',
  'endedByAgent',
  'endedByCustomer',
  'delayed',
  'notDelivered',
  'mayNotHaveArrived',
  'notTakenBack',
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
  'rate1',
  'rate2',
  'rate3',
  'rate4',
  'rate5',
] as const;
export type Choice = (typeof CHOICES)[number];

/** How a chat was, from 1 (bad) to 5 (very good), as it is pressed. */
export const RATE_CHAT: readonly Choice[] = ['rate1', 'rate2', 'rate3', 'rate4', 'rate5'];

/** What a customer may do once a chat is over: the options to start a new one. */
export const AFTER_CHAT: readonly Choice[] = ['askAnother', 'createRequest', 'myRequests', 'talkToAgent'];

export type Content =
  | {
      /** What has happened to a customer's requests: the newest first, and how many are left out. */
      readonly kind: 'requestNews';
      readonly news: readonly RequestNews[];
      readonly more: number;
    }
  | {
      readonly kind: 'line';
      /** Shown with every line: the receiver must know who speaks. */
      readonly author: string;
      /** Of one that is taken back, as much as it is recognised by. */
      readonly text: string;
      readonly attachments: readonly Attachment[];
      /** Absent where it stands for itself. */
      readonly revises?: Revision;
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
      /** It went backwards because it had been told too early. */
      readonly corrected?: true;
    }
  | {
      readonly kind: 'summary';
      readonly summary: Summary;
      /** What the agent calls this chat by. */
      readonly handle: string;
      /** The customer the agent still writes to, where that is another one, and the handoff that is. */
      readonly current?: string;
      readonly currentId?: string;
    }
  | {
      /** An agent is asked to take a chat. */
      readonly kind: 'offer';
      readonly offer: OfferRef;
      readonly summary: Summary;
      readonly handle: string;
      /** How long the offer waits for its answer. */
      readonly seconds: number;
    }
  | {
      /** What became of an offer. */
      readonly kind: 'offerOver';
      readonly customer: string;
      readonly outcome: OfferOutcome;
      /** The channel's id of the offer's message, whose place this takes where the channel can do that. */
      readonly replaces?: string;
    };

/** Which offer is meant, as its buttons say it. It proves nothing: who presses them decides. */
export interface OfferRef {
  readonly handoffId: string;
  readonly offerId: string;
}

interface LineWords {
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/** Enough of a line to recognise it by. */
const SNIPPET_LENGTH = 60;

export function snippet({ text, attachments }: LineWords): string {
  const said = text || attachments.map((attachment) => attachment.name ?? '📎').join(', ');
  return said.length > SNIPPET_LENGTH ? `${said.slice(0, SNIPPET_LENGTH)}…` : said;
}
