import type { Clock } from '../../clock.ts';
import { forwardedId, isForwarded, isKept, wasForwarded, wordsOf } from '../domain/chatSoFar.ts';
import type { KeptLine } from '../domain/context.ts';
import { withNoted } from '../domain/context.ts';
import type { HandoffKey } from '../domain/conversation.ts';
import type { ConnectedHandoff, Handoff } from '../domain/handoff.ts';
import { isConnected, isEnded, keepLine } from '../domain/handoff.ts';
import { isCustomersLine, isOvertaken } from '../domain/journal.ts';
import type { JournalEntry, LineEntry } from '../domain/journal.ts';
import { toldWhole } from '../domain/summary.ts';
import { withOrder, withWriter } from '../domain/writers.ts';
import type { HandoffStore, Journal } from '../ports.ts';
import { change } from './change.ts';
import type { Changed } from './change.ts';
import type { Entries } from './entries.ts';
import { openingOrder, recipientOf, summaryId, summaryIn } from './entries.ts';
import { findReadable } from './findReadable.ts';
import { linesToForward } from './linesToForward.ts';
import type { Outbox } from './outbox.ts';

/** Takes what was said while waiting to the agent. */
export interface KeptLines {
  /**
   * The journal has it, sent to nobody: it joins what the agent will be told, or is sent to the one who has come meanwhile.
   * `duplicate`: that one gets it already. `isKnown`: it was said before, and may be part of it.
   */
  keep(entry: LineEntry, isKnown?: boolean): Promise<'kept' | 'relayed' | 'duplicate' | 'over'>;
  /** Sends the agent what the summary does not tell of it; with `only`, this entry at the most. `duplicate`: there is nothing new. */
  forward(chat: ConnectedHandoff, only?: string): Promise<'relayed' | 'duplicate'>;
  /**
   * It was written for an agent, or a window, that has the chat no more, and may not have been sent: it joins what the next agent
   * will be told, or goes to where the chat is, unless it is told there. Doing it twice is doing it once. `over`: nobody has the chat.
   */
  hand(entry: LineEntry): Promise<'kept' | 'over'>;
}

export interface KeptLinesDeps {
  readonly deskId: string;
  readonly handoffs: HandoffStore;
  readonly journal: Journal;
  readonly outbox: Pick<Outbox, 'followTo' | 'post' | 'sender'>;
  readonly clock: Clock;
}

/** So many lines fit between the summary and what is said in the chat; further ones would share the last place. */
const MOST_IN_ORDER = 900;

export function createKeptLines(deps: KeptLinesDeps, entries: Entries): KeptLines {
  const { deskId, handoffs, journal, outbox, clock } = deps;

  async function forward(chat: ConnectedHandoff, only?: string): Promise<'relayed' | 'duplicate'> {
    const soFar = await journal.entries(chat.id);
    // Whoever announces the chat is about to tell it, or sends it after that.
    if (only !== undefined && !(await isAnnounced(chat, soFar))) return 'relayed';
    const wanted = linesToForward(chat, soFar).filter(({ id }) => only === undefined || id === only);
    if (wanted.length === 0 || (await isHistory(chat))) return 'duplicate';
    const placeOf = placesIn(chat, soFar);
    let forwarded: 'relayed' | 'duplicate' = 'duplicate';
    for (const line of wanted) {
      if ((await send(chat, line, placeOf(line.id))) === 'appended') forwarded = 'relayed';
    }
    return forwarded;
  }

  /** Whether its first words are written down, also where nobody can read them any more. */
  async function isAnnounced(chat: ConnectedHandoff, soFar: readonly JournalEntry[]): Promise<boolean> {
    return (
      summaryIn(chat, soFar) !== undefined || (await findReadable(journal, chat.id, summaryId(chat))) === 'damaged'
    );
  }

  function send(chat: ConnectedHandoff, { id, content }: LineEntry, order: number): Promise<'appended' | 'exists'> {
    const { text, attachments, revises } = content;
    const said = { activityId: forwardedId(id, chat), text, attachments, ...(revises ? { revises } : {}) };
    return outbox.post({ ...entries.line(chat, 'customer', said), order }, chat);
  }

  /** Asked after the journal was read: it may have come to what the customer says since they have lost this agent. */
  async function isHistory({ deskId, id, generation }: ConnectedHandoff): Promise<boolean> {
    const current = (await handoffs.load({ deskId, id }))?.value;
    // Its end alone lets nothing be said after it.
    return current !== undefined && current.generation > (isEnded(current) ? generation + 1 : generation);
  }

  function joinWaiting(entry: LineEntry, isKnown: boolean): Promise<Changed<Handoff, 'waitsNoMore'>> {
    const key = { deskId, id: entry.handoffId };
    return change<HandoffKey, Handoff, 'waitsNoMore'>(handoffs, key, async (current) =>
      current.state.kind === 'waiting' ? withLines(journal, current, { lines: [entry], isKnown }) : 'waitsNoMore',
    );
  }

  /** Where the summary tells it the agent has read it, or will. A file is more than the name that stands there. */
  async function isTold(chat: ConnectedHandoff, entry: LineEntry): Promise<boolean> {
    if (entry.content.attachments.length > 0) return false;
    const found = await findReadable(journal, chat.id, summaryId(chat));
    const summary = typeof found === 'object' ? summaryIn(chat, [found]) : undefined;
    if (summary?.told ? summary.told.includes(entry.id) : toldWhole(chat.context)(entry)) return true;
    return (summary?.said ?? []).some(({ entryId }) => entryId === entry.id);
  }

  /** From now on what is said there, by whichever server, comes after what this one is about to say. */
  async function sayingFirst(key: HandoffKey, to: string): Promise<Handoff | undefined> {
    const said = await change<HandoffKey, Handoff, never>(handoffs, key, (current) =>
      withWriter(current, { ...outbox.sender(), to }, clock.now()),
    );
    outbox.followTo(key.id, to);
    return said.kind === 'missing' ? undefined : said.value;
  }

  /** To where the chat is, in its place there, or with what was said before. `over`: what they said after it is there already. */
  async function bring(chat: ConnectedHandoff, entry: LineEntry): Promise<'kept' | 'over'> {
    const { conversationId } = chat.state.agent;
    const current = await sayingFirst(chat, conversationId);
    if (!current || !isConnected(current) || current.state.agent.conversationId !== conversationId) return hand(entry);
    const soFar = await journal.entries(chat.id);
    const there = { ...entry, to: recipientOf(current.state.agent) };
    if (!wasForwarded(entry, soFar) && isOvertaken(there, soFar.filter(isSaid))) return 'over';
    const isOfChat = entry.order > openingOrder(current);
    await send(current, entry, isOfChat ? entry.order : placesIn(current, soFar)(entry.id));
    return 'kept';
  }

  async function hand(entry: LineEntry): Promise<'kept' | 'over'> {
    const joined = await joinWaiting(entry, false);
    if (joined.kind === 'saved') return 'kept';
    if (joined.kind === 'missing' || !isConnected(joined.value)) return 'over';
    return (await isTold(joined.value, entry)) ? 'kept' : bring(joined.value, entry);
  }

  return {
    forward,
    hand,
    async keep(entry, isKnown = false) {
      const kept = await joinWaiting(entry, isKnown);
      if (kept.kind === 'saved') return 'kept';
      // Connected in this very moment: the summary went out without this line.
      return kept.kind === 'refused' && isConnected(kept.value) ? forward(kept.value, entry.id) : 'over';
    },
  };
}

interface Added {
  /** Oldest first. */
  readonly lines: readonly LineEntry[];
  /** They were said before, and may be there already. */
  readonly isKnown?: boolean;
}

/** With these lines joined to what the agent will be told. Where it was not noted yet which lines that are, the journal knows. */
export async function withLines(
  journal: Pick<Journal, 'entries'>,
  handoff: Handoff,
  { lines, isKnown = false }: Added,
): Promise<Handoff> {
  if (lines.length === 0) return handoff;
  const noted = handoff.context.kept ? handoff : await withJournal(journal, handoff, isKnown ? [] : lines);
  return lines.reduce((current, line) => withOrder(keepLine(current, asKept(line)), line.order), noted);
}

async function withJournal(
  journal: Pick<Journal, 'entries'>,
  handoff: Handoff,
  without: readonly LineEntry[],
): Promise<Handoff> {
  const soFar = (await journal.entries(handoff.id)).filter(isKept);
  const before = soFar.filter(({ id }) => !without.some((line) => line.id === id));
  const context = withNoted(handoff.context, before.map(asKept));
  return context === handoff.context ? handoff : { ...handoff, context };
}

/**
 * The order of what is forwarded, whoever sends it: by its place among all that the customer has said, whatever became of it,
 * and before what is said in the chat.
 */
function placesIn(chat: ConnectedHandoff, soFar: readonly JournalEntry[]): (id: string) => number {
  const places = new Map(soFar.filter(isSaid).map(({ id }, place) => [id, place]));
  const first = openingOrder(chat) + 2;
  return (id) => first + Math.min(places.get(id) ?? 0, MOST_IN_ORDER);
}

function isSaid(entry: JournalEntry): boolean {
  return isCustomersLine(entry) && !isForwarded(entry.id);
}

function asKept({ id, content }: LineEntry): KeptLine {
  const { revises } = content;
  return { entryId: id, text: wordsOf(content), ...(revises ? { revises } : {}) };
}
