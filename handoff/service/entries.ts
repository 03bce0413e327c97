import type { Clock } from '../../clock.ts';
import { AFTER_CHAT, RATE_CHAT, snippet } from '../domain/content.ts';
import type { Attachment } from '../domain/attachment.ts';
import type { Choice, Content, NoticeKey } from '../domain/content.ts';
import type { HeldLine } from '../domain/conversation.ts';
import { chatSoFar } from '../domain/chatSoFar.ts';
import type { ConnectedHandoff, Handoff } from '../domain/handoff.ts';
import type { Offer, PastOffer } from '../domain/offered.ts';
import type { JournalEntry, Recipient } from '../domain/journal.ts';
import type { AgentParty, Party } from '../domain/party.ts';
import type { Place } from '../domain/queue.ts';
import type { Revision } from '../domain/revision.ts';
import { inOrderSaid } from '../domain/saidInOrder.ts';
import type { Summary } from '../domain/summary.ts';
import { summarise } from '../domain/summary.ts';
import type { Outcome } from '../ports.ts';

/** What one side says in one inbound activity. */
export interface Said {
  /** Of the inbound activity: the same activity twice is one line. */
  readonly activityId: string;
  /** Already masked. */
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** When the channel says it was said, in epoch milliseconds. */
  readonly saidAt?: number;
  /** Where it changes what they had said before. */
  readonly revises?: Revision;
}

/**
 * Makes journal entries. Who sends one again, or in a place that is fixed, changes its id or its order: announce, keptLines,
 * leaveChat, offers, watchSilence, dispatch.
 */
export interface Entries {
  line(handoff: ConnectedHandoff, from: 'customer' | 'agent', said: Said): JournalEntry;
  /** Written while waiting: kept for the agent, sent to nobody yet. */
  kept(handoff: Handoff, said: Said): JournalEntry;
  note(handoff: ConnectedHandoff, said: Said): JournalEntry;
  /** `before`: the journal so far. `current`: the customer the agent still writes to, where that is another one. */
  summary(handoff: ConnectedHandoff, before: readonly JournalEntry[], current?: string): JournalEntry;
  /** Asks an agent to take the chat, with what the journal has so far. */
  offer(handoff: Handoff, before: readonly JournalEntry[], offer: Offer): JournalEntry;
  /** What became of that, in the place of the question. */
  offerOver(handoff: Handoff, past: PastOffer): JournalEntry;
  /** Where the customer stands in the queue. */
  place(handoff: Handoff, place: Place): JournalEntry;
  notice(handoff: Handoff, to: Party | AgentParty, notice: NoticeOf): JournalEntry;
  /** Stands in the place of a line that was held until its chat was over, without its words: it is sent to nobody any more. */
  givenUp(handoff: Handoff, agent: AgentParty, line: HeldLine): JournalEntry;
  /** That a line was held until its chat was over, and sent to nobody. */
  unsent(handoff: Handoff, agent: AgentParty, line: HeldLine): JournalEntry;
}

export interface NoticeOf {
  readonly key: NoticeKey;
  readonly params?: Readonly<Record<string, string>>;
  readonly choices?: readonly Choice[];
}

export function recipientOf(party: Party | AgentParty): Recipient {
  const { conversationId, address, locale } = party;
  return { conversationId, address, locale, ...('agentId' in party ? { agentId: party.agentId } : {}) };
}

/** Further ahead than any server may be: a clock was wrong, and the order of all other chats must not follow it. */
const CLOCKS_APART_MS = 60_000;

/** `server`: the name of this one among those on the same store. */
export function createEntries(clock: Clock, server: string): Entries {
  let lastOrder = 0;
  const nextOrder = (at: number, after = 0): number => {
    // Room for a thousand entries a millisecond; a clock that steps back does not disturb the order.
    lastOrder = Math.max(lastOrder + 1, at * 1000, Math.min(after, (at + CLOCKS_APART_MS) * 1000) + 1);
    return lastOrder;
  };

  function entry(handoff: Handoff, id: string, rest: Omit<JournalEntry, 'id' | 'handoffId' | 'order' | 'at'>) {
    const at = clock.now();
    // A server whose clock was set back since must not write before the chat began.
    const order = nextOrder(Math.max(at, beginningOf(handoff)), handoff.latestOrder);
    return { id, handoffId: handoff.id, order, at, ...rest };
  }

  return {
    line(handoff, from, said) {
      const { customer, state } = handoff;
      const [sender, receiver] = from === 'customer' ? [customer, state.agent] : [state.agent, customer];
      const author = from === 'customer' ? labelled(customer.name, state.handle) : state.agent.name;
      return entry(handoff, lineId(sender.conversationId, said.activityId), {
        from,
        content: lineContent(author, said),
        to: recipientOf(receiver),
        sender: recipientOf(sender),
        server,
        delivery: 'pending',
      });
    },
    kept(handoff, said) {
      const content = lineContent(handoff.customer.name, said);
      return entry(handoff, lineId(handoff.customer.conversationId, said.activityId), {
        from: 'customer',
        content,
        delivery: 'none',
      });
    },
    note(handoff, said) {
      const { agent } = handoff.state;
      return entry(handoff, lineId(agent.conversationId, said.activityId), {
        from: 'agent',
        content: lineContent(agent.name, said),
        delivery: 'none',
      });
    },
    summary(handoff, before, current) {
      const content = summaryContent(handoff, before, { now: clock.now(), current });
      const to = recipientOf(handoff.state.agent);
      const said = entry(handoff, summaryId(handoff), {
        from: 'bot',
        content,
        to,
        delivery: 'pending',
      });
      return { ...said, order: openingOrder(handoff) };
    },
    offer(handoff, before, { id, agent, handle, until }) {
      const now = clock.now();
      const seconds = Math.max(0, Math.round((until - now) / 1000));
      const offer = { handoffId: handoff.id, offerId: id };
      const summary = summedUp(handoff, before, now);
      return entry(handoff, offerEntryId(handoff, id), {
        from: 'bot',
        content: { kind: 'offer', offer, summary, handle, seconds },
        to: recipientOf(agent),
        delivery: 'pending',
      });
    },
    offerOver(handoff, { id, agent, outcome, activityId }) {
      const replaces = activityId === undefined ? {} : { replaces: activityId };
      return entry(handoff, [handoff.id, 'offer', id, 'over', ...Object.values(replaces)].join(':'), {
        from: 'bot',
        content: { kind: 'offerOver', customer: handoff.customer.name, outcome, ...replaces },
        to: recipientOf(agent),
        delivery: 'pending',
      });
    },
    place(handoff, place) {
      const content: Content = { kind: 'queue', place, pushedBack: false };
      const to = recipientOf(handoff.customer);
      return entry(handoff, `${handoff.id}:${handoff.generation}:queue`, {
        from: 'bot',
        content,
        to,
        delivery: 'pending',
      });
    },
    notice(handoff, to, { key, params = {}, choices = [] }) {
      const content: Content = { kind: 'notice', key, params, choices };
      return entry(handoff, noticeId(handoff, key), { from: 'bot', content, to: recipientOf(to), delivery: 'pending' });
    },
    givenUp(handoff, agent, { activityId }) {
      const content: Content = { kind: 'notice', key: 'notDelivered', params: {}, choices: [] };
      return entry(handoff, lineId(agent.conversationId, activityId), { from: 'bot', content, delivery: 'none' });
    },
    unsent(handoff, agent, line) {
      const content: Content = { kind: 'notice', key: 'notDelivered', params: { text: snippet(line) }, choices: [] };
      const id = `${lineId(agent.conversationId, line.activityId)}:unsent`;
      return entry(handoff, id, { from: 'bot', content, to: recipientOf(agent), delivery: 'pending' });
    },
  };
}

/** The summary of a chat, as its agent gets it: when it comes, and again at `#summary`. */
export function summaryContent(
  handoff: ConnectedHandoff,
  before: readonly JournalEntry[],
  { now, current }: { readonly now: number; readonly current?: string | undefined },
): Content {
  const { handle } = handoff.state;
  const elsewhere = current === undefined ? {} : { current };
  return { kind: 'summary', summary: summedUp(handoff, before, now), handle, ...elsewhere };
}

function summedUp(handoff: Handoff, before: readonly JournalEntry[], now: number): Summary {
  const context = inOrderSaid(handoff.context, before);
  return summarise({ ...handoff, context }, now, chatSoFar(handoff, before));
}

/** To say how it was, and options to start anew, for whoever is a customer again. */
export function endNotice(key: NoticeKey, params: Readonly<Record<string, string>>, toCustomer: boolean): NoticeOf {
  return toCustomer ? { key, params, choices: [...AFTER_CHAT, ...RATE_CHAT] } : { key, params };
}

/** Before everything else in a chat, also before what another server writes down in the moment it begins. */
export function openingOrder({ state }: ConnectedHandoff): number {
  return state.since * 1000;
}

function beginningOf({ state, askedAt }: Handoff): number {
  return state.kind === 'connected' ? Math.max(state.since + 1, askedAt) : askedAt;
}

/** Of the first words that a chat's agent gets. */
export function summaryId({ id, generation }: ConnectedHandoff): string {
  return `${id}:${generation}:summary`;
}

/** The first words that a chat's agent gets, where they are written down. */
export function summaryIn(chat: ConnectedHandoff, entries: readonly JournalEntry[]): Summary | undefined {
  const content = entries.find(({ id }) => id === summaryId(chat))?.content;
  return content?.kind === 'summary' ? content.summary : undefined;
}

/** Of what either side is told about this handoff. */
export function noticeId({ id, generation }: Handoff, key: NoticeKey): string {
  return `${id}:${generation}:${key}`;
}

/** Of the question that an offer is. */
export function offerEntryId({ id }: Handoff, offerId: string): string {
  return `${id}:offer:${offerId}`;
}

/** Of what the bot says to a line's sender about it. */
export function reportId(entryId: string, what: 'delayed' | Outcome): string {
  return `${entryId}:${what}`;
}

/** The same activity twice is one line. */
export function lineId(conversationId: string, activityId: string): string {
  return `${conversationId}:${activityId}`;
}

function lineContent(author: string, said: Said): Content {
  const { text, attachments, revises } = said;
  return { kind: 'line', author, text, attachments, ...(revises ? { revises } : {}) };
}

/** An agent with several chats sees from which one a line comes; the first needs no number. */
export function labelled(name: string, handle: string): string {
  return handle === '1' ? name : `${name} [${handle}]`;
}
