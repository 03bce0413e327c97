import { isKojiError, KojiError } from '../../errors.ts';
import { afterChat } from '../domain/attention.ts';
import type { Conversation, HandoffKey } from '../domain/conversation.ts';
import type { ConnectedHandoff, Handoff } from '../domain/handoff.ts';
import { pointedTo, wasActedOn, wasBegunOutside } from '../domain/conversation.ts';
import { isConnected, isLive, sideOf, withAddress } from '../domain/handoff.ts';
import { missedChat } from '../domain/misdelivery.ts';
import { isMasked, maskSecrets } from '../domain/masking.ts';
import { isKept } from '../domain/chatSoFar.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { Holding } from './holding.ts';
import { createLinesHeard } from './linesHeard.ts';
import { createKeptLines } from './keptLines.ts';
import { lineId } from './entries.ts';
import type { Entries, Said } from './entries.ts';
import { loadReadable } from './loadReadable.ts';
import { writeDown } from './writeDown.ts';

/** What became of a line: sent on its way, kept for the agent to come, or heard before. */
export type Relayed =
  | 'relayed'
  | 'relayedMasked'
  | 'kept'
  | 'keptMasked'
  | 'duplicate'
  | 'over'
  /** Not sent: it may have been meant for the customer before. The agent is asked. */
  | 'held';

/** The same of a line in which something was hidden. */
const MASKED: ReadonlyMap<Relayed, Relayed> = new Map([
  ['relayed', 'relayedMasked'],
  ['kept', 'keptMasked'],
]);

export interface Part {
  readonly handoff: Handoff;
  readonly side: 'customer' | 'agent';
  /** The conversation it is spoken from. */
  readonly conversation: Conversation;
  /** When the turn came to it, in epoch milliseconds: the store may take its time until something is decided. */
  readonly heardAt: number;
}

export interface Relay {
  /** The live handoff this conversation takes part in, and on which side. Two point reads at the most, one here. */
  partOf(conversation: Conversation): Promise<Part | undefined>;
  relay(part: Part, said: Said): Promise<Relayed>;
  /** Keeps what only agents see. Noting twice is noting once. */
  note(handoff: ConnectedHandoff, said: Said): Promise<'noted' | 'notedMasked'>;
  /** Whether a command may be meant for another chat; see {@link Holding}. */
  mustAsk: Holding['mustAsk'];
  wasAsked: Holding['wasAsked'];
  /** Sends what was held, now that the agent has said that it is meant for this chat. Answers how many lines. */
  sendHeld(part: Part): Promise<number>;
  /** That somebody is typing, to the other side; kept nowhere. */
  typing(part: Part): void;
}

export interface RelayParts {
  readonly entries: Entries;
  readonly holding: Holding;
}

export function createRelay(deps: HandoffDeps, { entries, holding }: RelayParts): Relay {
  const { handoffs, agents, conversations, journal, outbox, messenger, clock } = deps;
  const linesHeard = createLinesHeard(deps);
  const keptLines = createKeptLines(deps, entries);

  /** Whoever holds the window of an agent who has signed out is not the agent. */
  function hasSignedOut(handoff: Handoff, { id, personId }: Conversation): boolean {
    return (
      isConnected(handoff) && handoff.state.agent.conversationId === id && handoff.state.agent.personId !== personId
    );
  }

  /** An agent whose chat is damaged goes on with their other work; its customer is told that something is wrong. */
  async function load(key: HandoffKey, { onDuty }: Conversation): Promise<Handoff | undefined> {
    if (!onDuty) return (await handoffs.load(key))?.value;
    const readable = await loadReadable(deps, key);
    return readable === 'damaged' ? undefined : readable;
  }

  async function liveOf(conversation: Conversation, heardAt: number): Promise<Part | undefined> {
    const found = conversation.handoff && (await load(conversation.handoff, conversation));
    if (!found || !isLive(found)) return undefined;
    const side = sideOf(found, conversation.id);
    if (side === 'none' || hasSignedOut(found, conversation)) return undefined;
    return { side, conversation, heardAt, handoff: await refreshed(found, conversation) };
  }

  /**
   * A channel may move a conversation to another service address; the other side's messages must follow. And a guest may
   * have signed in since.
   */
  async function refreshed(handoff: Handoff, conversation: Conversation): Promise<Handoff> {
    const { id: conversationId, address } = conversation;
    const party = { conversationId, address, ...(conversation.personId && { personId: conversation.personId }) };
    const known =
      sideOf(handoff, conversation.id) === 'customer' || !isConnected(handoff) ? handoff.customer : handoff.state.agent;
    const { personId = known.personId } = conversation;
    if (known.address === conversation.address && known.personId === personId) return handoff;
    const saved = await change(handoffs, handoff, (current) => withAddress(current, party));
    return saved.kind === 'missing' ? handoff : saved.value;
  }

  /** The pointer of an on-duty agent may be behind (a server died at the wrong moment); the agent's slots know. */
  async function healPointer(conversation: Conversation, heardAt: number): Promise<Part | undefined> {
    const { personId, handoff: key } = conversation;
    if (!conversation.onDuty && key === undefined) return undefined;
    const agent = personId === undefined ? undefined : await agents.load({ deskId: deps.deskId, id: personId });
    if (!agent) return undefined;
    const { id: agentId, slots } = agent.value;
    for (const slot of slots) {
      const handoff = { deskId: deps.deskId, id: slot.handoffId };
      const part = await liveOf({ ...conversation, handoff }, heardAt);
      if (part?.side !== 'agent') continue;
      const left = key && (await load(key, conversation));
      const previousChat = left && missedChat(left, agentId, clock.now());
      const heard = await linesHeard(key?.id, conversation.id);
      const pointed = await change(conversations, conversation.id, (current) =>
        afterChat(pointedTo(current, handoff, heard), previousChat),
      );
      return pointed.kind === 'missing' ? part : { ...part, conversation: pointed.value };
    }
    return undefined;
  }

  async function keep(handoff: Handoff, heard: Said): Promise<Relayed> {
    const said = entries.kept(handoff, heard);
    const isKnown = (await writeDown(journal, said)) === 'exists';
    const entry = isKnown ? await journal.find(handoff.id, said.id) : said;
    // Said to an agent they have lost since: what became of it there is told, and it must not be said to the next as well.
    if (!entry || !isKept(entry)) return 'duplicate';
    // A server that died after the first of the two writes left the second to the redelivery.
    const kept = await keptLines.keep(entry, isKnown).catch((error: unknown) => keptInJournal(handoff, error));
    if (isKnown) return kept === 'kept' ? 'duplicate' : kept;
    return kept === 'duplicate' ? 'relayed' : kept;
  }

  /** The agent gets what lies in the journal, so who still waits must not be asked to say it again. */
  async function keptInJournal(handoff: Handoff, error: unknown): Promise<'kept'> {
    if (!isKojiError(error) || (await handoffs.load(handoff))?.value.state.kind !== 'waiting') return inDoubt(error);
    deps.logger.error({ err: error, handoff: handoff.id }, 'a line is kept in the journal alone');
    return 'kept';
  }

  /**
   * Said while waiting, and said again because the answer got lost. If its server died before the line was part of what
   * the agent is told, it is sent now, under the id that what was kept is forwarded with.
   */
  function sendKept(handoff: ConnectedHandoff, { activityId }: Said): Promise<Relayed> {
    return keptLines.forward(handoff, lineId(handoff.customer.conversationId, activityId)).catch(inDoubt);
  }

  async function send(handoff: ConnectedHandoff, { side, heardAt }: Part, said: Said): Promise<Relayed> {
    const posted = await outbox.post(entries.line(handoff, side, said), handoff, heardAt);
    return posted === 'exists' ? 'duplicate' : 'relayed';
  }

  async function pass(handoff: ConnectedHandoff, part: Part, said: Said): Promise<Relayed> {
    const relayed = await send(handoff, part, said);
    return relayed === 'duplicate' && part.side === 'customer' ? sendKept(handoff, said) : relayed;
  }

  return {
    mustAsk: (part, command) => holding.mustAsk(part, command),
    wasAsked: (part, command) => holding.wasAsked(part, command),
    async sendHeld(part) {
      const { handoff, conversation } = part;
      const { held } = conversation;
      if (!held || held.handoffId !== handoff.id || !isConnected(handoff)) return 0;
      for (const said of held.lines) await send(handoff, part, said);
      await holding.confirm(conversation, handoff);
      return held.lines.length;
    },
    async partOf(conversation) {
      const heardAt = clock.now();
      return (await liveOf(conversation, heardAt)) ?? healPointer(conversation, heardAt);
    },
    async relay(part, said) {
      const { handoff } = part;
      // Said again because the answer got lost: the agent does not know yet.
      if (holding.isHeld(part, said)) return 'held';
      const wasBegun = wasBegunOutside(part.conversation, said.activityId, handoff.id);
      if (!wasBegun && wasActedOn(part.conversation, said.activityId)) return 'duplicate';
      const text = maskSecrets(said.text);
      const masked: Said = { ...said, text };
      // What it changes was said in this very chat, so it is meant for it.
      if (!said.revises && (await holding.hold(part, masked, wasBegun))) return 'held';
      if (wasBegun) return 'duplicate';
      const relayed = isConnected(handoff) ? await pass(handoff, part, masked) : await keep(handoff, masked);
      const isHidden = isMasked(text) || said.attachments.some(({ name = '' }) => isMasked(name));
      return isHidden ? (MASKED.get(relayed) ?? relayed) : relayed;
    },
    async note(handoff, said) {
      const text = maskSecrets(said.text);
      await writeDown(journal, entries.note(handoff, { ...said, text }));
      return isMasked(text) ? 'notedMasked' : 'noted';
    },
    typing({ handoff, side }) {
      if (!isConnected(handoff)) return;
      const { address } = side === 'customer' ? handoff.state.agent : handoff.customer;
      // Nobody waits for it: the turn is over long before a silent channel gives up.
      messenger
        .typing(address)
        .catch((error: unknown) => deps.logger.debug({ err: error }, 'typing was not passed on'));
    },
  };
}

/** It failed at what comes after the line was written down. */
function inDoubt(error: unknown): never {
  throw isKojiError(error) ? new KojiError(error.kind, error.message, { cause: error }) : error;
}
