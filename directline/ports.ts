/** A Bot Framework activity as JSON, without the fields that Direct Line adds on its way out (`id`, `serviceUrl`). */
export type ActivityBody = Readonly<Record<string, unknown>>;

export interface ChatUser {
  readonly id: string;
  readonly name?: string;
}

export interface DirectLineConversation {
  readonly id: string;
  /** Absent until the client has said who it is; bound for good from then on. */
  readonly user?: ChatUser;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** The newest position in the conversation's stream; 0 when nothing was said yet. */
  readonly lastPosition: number;
}

/**
 * Whether the bot has a client's activity: `pending` until the bot's answer is known, `failed` when the client was told
 * so. An activity of the bot's own is `none`.
 */
export const DELIVERIES = ['none', 'pending', 'delivered', 'failed'] as const;
export type Delivery = (typeof DELIVERIES)[number];

export interface Entry {
  readonly conversationId: string;
  /** 1, 2, 3, … in the order of arrival; part of the activity's id and never changed. */
  readonly number: number;
  /** Where the entry stands in the stream. A replaced entry moves to the end, so that a watermark never misses it. */
  readonly position: number;
  readonly delivery: Delivery;
  readonly body: ActivityBody;
}

export interface NewEntry {
  readonly conversationId: string;
  /** An entry of the same conversation with the same key is the same activity, sent twice. */
  readonly dedupeKey?: string;
  readonly delivery: Delivery;
  readonly body: ActivityBody;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The right to hand a conversation's activities to the bot, which one process has at a time. */
export interface Turn {
  readonly conversationId: string;
  /** The process. */
  readonly holder: string;
  /** Epoch milliseconds; a turn that nobody prolonged is free from then on. */
  readonly until: number;
}

/** An activity that is not kept, such as typing: only the newest of a conversation is there, for whoever looks in time. */
export interface Signal {
  /** 1, 2, 3, … in the order of giving; 0 when there was none. */
  readonly number: number;
  readonly body: ActivityBody | undefined;
}

export interface Upload {
  readonly id: string;
  readonly conversationId: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** Who may send so much in all. */
  readonly visitor: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

/**
 * What Direct Line remembers. It is synchronous on purpose: numbers and positions are taken, and a stream is read up to
 * its end, in one step that nothing can come between.
 */
export interface DirectLineStore {
  /** Creates the conversation unless one of this id exists; an existing one is left as it is. */
  createConversation(conversation: Omit<DirectLineConversation, 'lastPosition'>): 'created' | 'exists';
  findConversation(id: string): DirectLineConversation | undefined;
  /** Gives a conversation its user; the first to come stays. */
  bindUser(conversationId: string, user: ChatUser): void;

  /** Adds to the end of the conversation's stream, or answers the entry that has the same key already. */
  append(entry: NewEntry): { readonly entry: Entry; readonly duplicate: boolean };
  findEntry(conversationId: string, number: number): Entry | undefined;
  findByKey(conversationId: string, dedupeKey: string): Entry | undefined;
  /** The entries after `position`, in order of position. */
  entriesAfter(conversationId: string, position: number, limit: number): readonly Entry[];
  /** Replaces the body and moves the entry to the end of the stream; undefined when there is no such entry. */
  replaceBody(conversationId: string, number: number, body: ActivityBody): Entry | undefined;
  removeEntry(conversationId: string, number: number): boolean;
  /** `delivered` is for good: a process that was slower than another changes nothing. */
  markDelivery(conversationId: string, number: number, delivery: Delivery): void;
  /** Every entry whose delivery is `pending`, oldest first within its conversation. */
  pendingEntries(): readonly Entry[];
  /** What is `pending` of one conversation up to this number, oldest first. */
  pendingUpTo(conversationId: string, number: number): readonly Entry[];

  /**
   * Takes the turn, or prolongs one's own; false while somebody else has it. A turn whose end lies further off than
   * turns ever do was taken before the clock was set back, and is free.
   */
  takeTurn(turn: Turn, now: number): boolean;
  /** Gives the turn back, if it is still this holder's. */
  endTurn(conversationId: string, holder: string): void;

  /** Gives a signal in place of the one before. */
  giveSignal(conversationId: string, body: ActivityBody): void;
  newestSignal(conversationId: string): Signal;

  /** A number that is another one whenever another process has changed the store since; asking costs next to nothing. */
  changesElsewhere(): number;

  saveUpload(upload: Upload): void;
  findUpload(id: string): Upload | undefined;
  /** The bytes of all uploads that are kept of the conversation, and of the visitor. */
  uploadedBytes(of: { readonly conversationId: string; readonly visitor: string }): {
    readonly conversation: number;
    readonly visitor: number;
  };
  /** Removes uploads created before `time` (epoch milliseconds); answers how many. */
  purgeUploads(time: number): number;
  /** Removes conversations, with all that belongs to them, in which nothing was said since `time`; answers how many. */
  purgeConversations(time: number): number;
}
