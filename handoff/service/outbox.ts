import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Content, NoticeKey } from '../domain/content.ts';
import type { JournalEntry, Recipient } from '../domain/journal.ts';
import type { Journal, Messenger, Outcome } from '../ports.ts';

/** Enough of a line to recognise it by. */
const SNIPPET_LENGTH = 60;

/** Sends what the journal holds: in order per conversation, written before and marked after. */
export interface Outbox {
  /** Writes the entry and queues its send. `exists` when it was written before: nothing is sent again. */
  post(entry: JournalEntry): Promise<'appended' | 'exists'>;
  /** Takes up what an earlier process wrote and did not mark. */
  resume(): Promise<void>;
  /** Who is told of what became of messages; set once, when the service is put together. */
  listen(listeners: Listeners): void;
  /** Resolves when nothing is queued. For tests and for closing. */
  idle(): Promise<void>;
}

export interface Listeners {
  /** Nobody is at the other end of a message any more. */
  readonly gone: (entry: JournalEntry) => Promise<void>;
  /** A message arrived, and the channel calls it by this id. */
  readonly arrived: (entry: JournalEntry, activityId: string) => Promise<void>;
}

export interface OutboxDeps {
  readonly journal: Journal;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly logger: Logger;
}

export function createOutbox({ journal, messenger, clock, logger }: OutboxDeps): Outbox {
  const tails = new Map<string, Promise<void>>();
  /** What this process wrote itself, until it has taken up what an earlier one left. */
  let ownIds: Set<string> | undefined = new Set();
  let listeners: Listeners = { gone: () => Promise.resolve(), arrived: () => Promise.resolve() };

  function enqueue(conversationId: string, work: () => Promise<void>): void {
    const before = tails.get(conversationId) ?? Promise.resolve();
    const tail = before.then(work).catch((error: unknown) => {
      // The entry stays unmarked, so the next start takes it up; the queue behind it goes on.
      logger.error({ err: error, conversationId }, 'a queued message was not processed');
    });
    tails.set(conversationId, tail);
    void tail.then(() => tails.get(conversationId) === tail && tails.delete(conversationId));
  }

  async function deliver(entry: JournalEntry, to: Recipient): Promise<void> {
    const { id, content } = entry;
    const sent = await messenger.send({ id, address: to.address, locale: to.locale, content });
    await settle(entry, sent.outcome);
    if (sent.activityId !== undefined) await listeners.arrived(entry, sent.activityId);
  }

  async function settle(entry: JournalEntry, outcome: Outcome): Promise<void> {
    if (outcome !== 'delivered') await report(entry, outcome);
    await journal.mark(entry.handoffId, entry.id, outcome === 'gone' ? 'rejected' : outcome);
    if (outcome === 'gone') await listeners.gone(entry);
  }

  /** Before the mark: a server that dies in between tells the sender at its next start, rather than never. */
  async function report(entry: JournalEntry, outcome: Exclude<Outcome, 'delivered'>): Promise<void> {
    logger.warn({ entry: entry.id, handoff: entry.handoffId, outcome }, 'a message was not delivered');
    if (entry.sender) await post(failureNotice(entry, entry.sender, outcome));
  }

  function failureNotice(entry: JournalEntry, sender: Recipient, outcome: Exclude<Outcome, 'delivered'>): JournalEntry {
    const key: NoticeKey = outcome === 'unknown' ? 'mayNotHaveArrived' : 'notDelivered';
    const content: Content = { kind: 'notice', key, params: { text: snippet(entry.content) }, choices: [] };
    const { handoffId } = entry;
    const id = `${entry.id}:${outcome}`;
    return {
      id,
      handoffId,
      order: entry.order,
      at: clock.now(),
      from: 'bot',
      content,
      to: sender,
      delivery: 'pending',
    };
  }

  async function post(entry: JournalEntry): Promise<'appended' | 'exists'> {
    ownIds?.add(entry.id);
    const appended = await journal.append(entry);
    const { to } = entry;
    if (appended === 'appended' && to) enqueue(to.conversationId, () => deliver(entry, to));
    return appended;
  }

  function takeUp(entry: JournalEntry, to: Recipient): void {
    // It may have been sent before the process died. A repeat is harmless where the channel drops doubles, and better
    // than silence for what the bot itself says; a person's line is not doubled, its sender is told.
    const repeatable = messenger.canTellDoubles(to.address) || entry.content.kind !== 'line';
    enqueue(to.conversationId, () => (repeatable ? deliver(entry, to) : settle(entry, 'unknown')));
  }

  return {
    post,
    listen(added) {
      listeners = added;
    },
    async resume() {
      const left = (await journal.pending()).filter(({ id }) => !ownIds?.has(id));
      ownIds = undefined;
      for (const entry of left) if (entry.to) takeUp(entry, entry.to);
    },
    async idle() {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}

function snippet(content: Content): string {
  if (content.kind !== 'line') return '';
  const text = content.text || content.attachments.map((attachment) => attachment.name ?? '📎').join(', ');
  return text.length > SNIPPET_LENGTH ? `${text.slice(0, SNIPPET_LENGTH)}…` : text;
}
