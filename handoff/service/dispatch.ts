import type { Logger } from 'pino';
import type { Clock, Timers } from '../../clock.ts';
import { createKeyedQueue } from '../../keyedQueue.ts';
import { isForwarded } from '../domain/chatSoFar.ts';
import type { Content, NoticeKey } from '../domain/content.ts';
import { snippet } from '../domain/content.ts';
import type { ConnectedHandoff } from '../domain/handoff.ts';
import type { JournalEntry, Recipient } from '../domain/journal.ts';
import type { Journal, Messenger, Outcome, Sent } from '../ports.ts';
import type { ContentNow } from './contentNow.ts';
import { reportId } from './entries.ts';
import type { KeepStray } from './keepStray.ts';
import type { ReceiverNow } from './receiverNow.ts';

export interface Arrived {
  /** What the channel calls it by, where it says so. */
  readonly activityId: string | undefined;
  /** When its sending began and when it was over, in epoch milliseconds. */
  readonly sentAt: number;
  readonly at: number;
}

/** Who is told of what became of messages. */
export interface Listeners {
  /** Nobody is at the other end of a message any more. */
  readonly gone: (entry: JournalEntry) => Promise<void>;
  /** What a message says, as it is true now; asked before every attempt. `undefined`: nothing of it is true any more. */
  readonly contentNow: ContentNow;
  /** A chat of which nobody was told: its first words are to be said before anything else. Not waited for. */
  readonly unannounced: (chat: ConnectedHandoff) => Promise<unknown>;
  /** Where the receiver of a message that has waited is by now; `undefined`: nobody is there whom it is for. */
  readonly receiverNow: ReceiverNow;
  /** What becomes of a message that is not said. */
  readonly keepStray: KeepStray;
  /** A message arrived. Called again where a server died before it could say so in the journal. */
  readonly arrived: (entry: JournalEntry, how: Arrived) => Promise<void>;
}

export interface Circumstances {
  /** A server that is gone was at it. */
  readonly mayHaveArrived?: boolean;
  /** Nothing has happened since it was written: its receiver is where the handoff said in that very turn. */
  readonly isAtOnce?: boolean;
}

/** Sends one entry and does what its outcome calls for: tells the sender, marks it, tells the listeners. */
export interface Dispatch {
  send(entry: JournalEntry, circumstances?: Circumstances): Promise<void>;
  /** `mayHaveArrived`: at an attempt before the one that came to this. */
  settle(entry: JournalEntry, outcome: Outcome, mayHaveArrived?: boolean): Promise<void>;
  /** It is for somebody who is not there any more: see {@link KeepStray}. */
  putAside(entry: JournalEntry, mayHaveArrived?: boolean): Promise<void>;
  /** The same for what is `queued`, and may be taken by another server meanwhile: then its fate is that one's to tell. */
  bringAlong(entry: JournalEntry): Promise<void>;
  /** Tells the sender that it takes longer. Telling it twice is telling it once. */
  tellDelayed(entry: JournalEntry): Promise<void>;
  /** Whether its receiver would drop a second one. */
  canTellDoubles(entry: JournalEntry): boolean;
}

/** What was said at last, and what came of it. */
interface Said {
  readonly sent: Sent;
  readonly sentAt: number;
  readonly content: Content;
}

interface Saying {
  readonly content: Content;
  readonly saidBefore: boolean;
  /** While its receiver is where it is sent to. */
  readonly isWanted: () => Promise<boolean>;
}

interface Attempting {
  readonly saidBefore: boolean;
  readonly hasWaited: boolean;
}

export interface DispatchDeps {
  readonly journal: Journal;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly timers: Timers;
  /** What is on its way for no longer than this is for whom it was when that began, in milliseconds. */
  readonly slowSendMs: number;
  /** How long the bot says its own words again where they may not have arrived, in milliseconds… */
  readonly insistMs: number;
  /** …and after how long the first time; doubled each time. */
  readonly retryMs: number;
  readonly logger: Logger;
  readonly listeners: () => Listeners;
  /** Writes what the bot has to say about an entry; its own sending is not waited for. */
  readonly write: (notice: JournalEntry) => Promise<void>;
}

export function createDispatch(deps: DispatchDeps): Dispatch {
  const { journal, messenger, clock, timers, slowSendMs, insistMs, retryMs, logger, listeners, write } = deps;
  /** One at a time for each conversation, also where an agent has several chats there. */
  const conversations = createKeyedQueue();

  /**
   * A person's line is sent once, and the person told if it may not have arrived. There is nobody to tell of the bot's own
   * words (a summary, or that very message), and twice is better than never; a second one says that it is one.
   */
  async function insist(
    entry: JournalEntry,
    to: Recipient,
    { mayHaveArrived = false, isAtOnce = false }: Circumstances,
  ): Promise<Said | 'outdated'> {
    let saidBefore = mayHaveArrived;
    let hasWaited = !isAtOnce || isAgentsBusiness(entry) || !conversations.isFree(to.conversationId);
    // With the channel, that is; a store that is away meanwhile gives nobody less of a chance.
    let triedMs = 0;
    for (let pauseMs = retryMs; ; pauseMs *= 2) {
      const said = await conversations.run(to.conversationId, () => attempt(entry, to, { saidBefore, hasWaited }));
      if (said === 'outdated') return said;
      triedMs += clock.now() - said.sentAt;
      if (said.sent.outcome !== 'unknown' || entry.content.kind === 'line' || triedMs >= insistMs) return said;
      saidBefore = hasWaited = true;
      await new Promise<void>((resolve) => timers.after(pauseMs, resolve));
      triedMs += pauseMs;
    }
  }

  async function attempt(entry: JournalEntry, to: Recipient, how: Attempting): Promise<Said | 'outdated'> {
    const address = how.hasWaited ? await listeners().receiverNow(entry, to) : to.address;
    const content = address && (await listeners().contentNow(entry));
    if (!address || !content) return 'outdated';
    let hasMoved = false;
    const isThere = async (): Promise<boolean> => {
      const isSame = (await listeners().receiverNow(entry, to)) === address;
      // Whom they write to by now must not be another one than what is said tells them.
      hasMoved = !isSame || whomItNames(await listeners().contentNow(entry)) !== whomItNames(content);
      return !hasMoved;
    };
    const since = clock.now();
    const isWanted = async (): Promise<boolean> => clock.now() - since < slowSendMs || isThere();
    const said = await say(entry, { ...to, address }, { content, saidBefore: how.saidBefore, isWanted });
    const { sent } = said;
    // That nobody is at an address of before says nothing of whom it was for.
    if (!hasMoved && (sent.outcome !== 'gone' || (await isThere()))) return said;
    if (sent.postedAt === undefined) return attempt(entry, to, { ...how, hasWaited: true });
    return { ...said, sent: { ...sent, outcome: 'unknown' } };
  }

  async function say(
    entry: JournalEntry,
    { address, locale }: Recipient,
    { content, saidBefore, isWanted }: Saying,
  ): Promise<Said> {
    const sentAt = clock.now();
    const again = saidBefore && !messenger.canTellDoubles(address) ? ({ saidAgain: true } as const) : {};
    const message = { id: entry.id, address, locale, content, ...again };
    const sent = await messenger.send(message, isWanted);
    const isTooMuch = sent.outcome === 'rejected' && hasShortForm(content);
    return { sent: isTooMuch ? await messenger.send({ ...message, inShort: true }, isWanted) : sent, sentAt, content };
  }

  async function settle(entry: JournalEntry, outcome: Outcome, mayHaveArrived = false): Promise<void> {
    // A refusal says nothing of the attempt before.
    const fate = outcome !== 'delivered' && mayHaveArrived ? 'unknown' : outcome;
    // Before the mark: a server that dies in between tells the sender when it is taken up, rather than never.
    if (fate !== 'delivered') await report(entry, fate);
    await journal.mark(entry.handoffId, entry.id, fate === 'gone' ? 'rejected' : fate);
    if (outcome === 'gone') await listeners().gone(entry);
  }

  async function putAside(entry: JournalEntry, mayHaveArrived = false): Promise<void> {
    if ((await listeners().keepStray(entry)) === 'over') await settle(entry, 'rejected', mayHaveArrived);
  }

  async function bringAlong(entry: JournalEntry): Promise<void> {
    const isOver = (await listeners().keepStray(entry)) === 'over';
    if (isOver && (await journal.take(entry.handoffId, entry.id))) await settle(entry, 'rejected');
  }

  async function report(entry: JournalEntry, outcome: Exclude<Outcome, 'delivered'>): Promise<void> {
    logger.warn({ entry: entry.id, handoff: entry.handoffId, outcome }, 'a message was not delivered');
    // Of the time in the queue: the customer is back there, and the next agent gets it again.
    const isToComeAgain = outcome === 'gone' && isForwarded(entry.id);
    if (!entry.sender || isToComeAgain) return;
    await write(noticeAbout(entry, entry.sender, { key: reportOf(entry, outcome), id: outcome }));
  }

  function noticeAbout(
    entry: JournalEntry,
    sender: Recipient,
    { key, id }: { readonly key: NoticeKey; readonly id: 'delayed' | Outcome },
  ): JournalEntry {
    const text = entry.content.kind === 'line' ? snippet(entry.content) : '';
    const content: Content = { kind: 'notice', key, params: { text }, choices: [] };
    return {
      id: reportId(entry.id, id),
      handoffId: entry.handoffId,
      order: entry.order,
      at: clock.now(),
      from: 'bot',
      content,
      to: sender,
      delivery: 'pending',
    };
  }

  return {
    settle,
    putAside,
    bringAlong,
    async send(entry, circumstances = {}) {
      const { to } = entry;
      const { mayHaveArrived = false } = circumstances;
      if (!to) return;
      const said = await insist(entry, to, circumstances);
      if (said === 'outdated') return putAside(entry, mayHaveArrived);
      const { sent, sentAt, content } = said;
      const how: Arrived = { activityId: sent.activityId, sentAt: sent.postedAt ?? sentAt, at: clock.now() };
      if (sent.outcome === 'delivered') await listeners().arrived({ ...entry, content }, how);
      await settle(entry, sent.outcome, mayHaveArrived || sent.postedAt !== undefined);
    },
    async tellDelayed(entry) {
      if (entry.sender && !takesBack(entry))
        await write(noticeAbout(entry, entry.sender, { key: 'delayed', id: 'delayed' }));
    },
    canTellDoubles: ({ to }) => to !== undefined && messenger.canTellDoubles(to.address),
  };
}

/** What the bot itself says to an agent names customers; signing out may not have been carried out to its end. */
function isAgentsBusiness({ from, to }: JournalEntry): boolean {
  return from === 'bot' && to?.agentId !== undefined;
}

/** Another customer than the one that it is about, if that is whom the agent writes to; `undefined` for what is not said at all. */
function whomItNames(content: Content | undefined): string | undefined {
  return content?.kind === 'summary' ? (content.currentId ?? '') : content && '';
}

/** What quotes people, whose words a channel may refuse; who is told of nothing cannot do their part. */
function hasShortForm({ kind }: Content): boolean {
  return kind === 'summary' || kind === 'offer';
}

function takesBack({ content }: JournalEntry): boolean {
  return content.kind === 'line' && content.revises?.kind === 'takesBack';
}

function reportOf(entry: JournalEntry, outcome: Outcome): NoticeKey {
  if (takesBack(entry)) return 'notTakenBack';
  return outcome === 'unknown' ? 'mayNotHaveArrived' : 'notDelivered';
}
