import type { CustomerContext, KeptLine } from './context.ts';
import { withKept } from './context.ts';
import { withWriter } from './writers.ts';
import type { Offer, OfferOutcome, PastOffer } from './offered.ts';
import type { AgentParty, Party } from './party.ts';
import type { Place } from './queue.ts';
import type { Writer } from './writers.ts';

export const END_REASONS = [
  'customerEnded',
  'agentEnded',
  'customerLeftQueue',
  'customerPrefersRequest',
  'customerSilent',
  'customerGone',
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** How a customer found a chat, from 1 (bad) to 5 (very good). */
export type ChatRating = 1 | 2 | 3 | 4 | 5;

/** The message that tells a waiting customer their place, as they see it now. */
export interface ShownPlace extends Place {
  /** The channel's id of the message, by which it is updated. */
  readonly activityId: string;
}

/** An agent whom a customer has lost, until both were told. */
export interface LostAgent {
  readonly agent: AgentParty;
  /** `unreachable`: their channel refuses what the bot sends, so there is no telling them. */
  readonly why: 'silent' | 'unreachable';
  /** Epoch milliseconds. */
  readonly at: number;
}

export type HandoffState =
  | { readonly kind: 'waiting'; readonly shown?: ShownPlace; readonly offer?: Offer; readonly lost?: LostAgent }
  | {
      readonly kind: 'connected';
      readonly agent: AgentParty;
      readonly since: number;
      /** What the agent calls this chat by, among their own. */
      readonly handle: string;
      /** When the silence in this chat is to be looked at next. */
      readonly checkAt: number;
      /** The start of the silence that somebody was nudged about. */
      readonly nudgedSince?: number;
      /** When they were, in epoch milliseconds; absent in older records. */
      readonly nudgedAt?: number;
      /** When something was last seen to be still on its way to the side that is silent, in epoch milliseconds. */
      readonly unreachedAt?: number;
    }
  | {
      readonly kind: 'ended';
      readonly at: number;
      readonly reason: EndReason;
      /** With the last agent; absent where the customer was waiting at the end, also after an agent was lost. */
      readonly connectedMs?: number;
      readonly agentId?: string;
      /** How the customer found it, where they said so. */
      readonly rating?: ChatRating;
    };

/**
 * One customer's wish for a human, from asking to its end. This document alone says who owns the customer; `generation`
 * grows with every change of owner, so that whoever acts on an older one is told.
 */
export interface Handoff {
  readonly id: string;
  readonly deskId: string;
  readonly generation: number;
  readonly customer: Party;
  /** Epoch milliseconds; the order of the queue. */
  readonly askedAt: number;
  readonly context: CustomerContext;
  /** The agent of a chat not long ago, who gets the customer again if free. */
  readonly preferredAgentId?: string;
  /** The handoff in which the same two may have talked before. */
  readonly previousId?: string;
  /** Lost their agent: goes before everybody who has not. */
  readonly front?: true;
  /** What an agent must be able to be asked about; anybody will do where it is absent. */
  readonly skill?: string;
  /** The last offer to each agent who was asked, newest last. */
  readonly pastOffers?: readonly PastOffer[];
  /** Servers that are sending to a side and want the others to wait for it. */
  readonly writers?: readonly Writer[];
  /** The highest place in the journal that a slow chat has come to: what is said from now on comes after it. */
  readonly latestOrder?: number;
  readonly state: HandoffState;
}

export type ConnectedHandoff = Handoff & { readonly state: Extract<HandoffState, { kind: 'connected' }> };

export function isConnected(handoff: Handoff): handoff is ConnectedHandoff {
  return handoff.state.kind === 'connected';
}

export type EndedHandoff = Handoff & { readonly state: Extract<HandoffState, { kind: 'ended' }> };

export function isEnded(handoff: Handoff): handoff is EndedHandoff {
  return handoff.state.kind === 'ended';
}

export function isLive(handoff: Handoff): boolean {
  return handoff.state.kind !== 'ended';
}

/** Which side of the handoff speaks from this conversation, if any does. */
export function sideOf(handoff: Handoff, conversationId: string): 'customer' | 'agent' | 'none' {
  if (handoff.customer.conversationId === conversationId) return 'customer';
  if (isConnected(handoff) && handoff.state.agent.conversationId === conversationId) return 'agent';
  return 'none';
}

/**
 * Waiting → connected. `taken` when the handoff waits no more (somebody was faster, or the customer left), while it is
 * offered to somebody, and until a loss of its agent has been told: connected again, nobody would know of it.
 */
export function connect(handoff: Handoff, to: ConnectTo, now: number): ConnectedHandoff | 'taken' {
  return isToBeGiven(handoff) ? assignedTo(handoff, to, now) : 'taken';
}

/** Whether the next agent may be connected, or asked. */
export function isToBeGiven({ state }: Handoff): boolean {
  return state.kind === 'waiting' && !state.offer && !state.lost;
}

/** The agent whom this waiting customer has lost, until both were told. */
export function lossOf({ state }: Handoff): LostAgent | undefined {
  return state.kind === 'waiting' ? state.lost : undefined;
}

export interface ConnectTo {
  readonly agent: AgentParty;
  readonly handle: string;
  /** When the silence in the chat is to be looked at first. */
  readonly checkAt: number;
  /** The server that connects them, which tells both sides before anything else reaches them. */
  readonly sender: Omit<Writer, 'to'>;
}

/** One agent → another. `notTheirs` when the chat is not, or not any more, the one of `fromAgentId`. */
export function transfer(
  handoff: Handoff,
  fromAgentId: string,
  to: ConnectTo,
  now: number,
): ConnectedHandoff | 'notTheirs' {
  const isTheirs = isConnected(handoff) && handoff.state.agent.agentId === fromAgentId;
  return isTheirs ? assignedTo(handoff, to, now) : 'notTheirs';
}

/** Puts the handoff into an agent's hands; who may do that is the caller's to decide. */
export function assignedTo(handoff: Handoff, { sender, ...to }: ConnectTo, now: number): ConnectedHandoff {
  const told = [to.agent.conversationId, handoff.customer.conversationId];
  const announced = told.reduce((each, side) => withWriter(each, { ...sender, to: side }, now), handoff);
  return { ...announced, generation: handoff.generation + 1, state: { kind: 'connected', since: now, ...to } };
}

/** The agent is lost: back to the front of the queue, with everything that is known. */
export function returnToQueue(handoff: Handoff, lost: LostAgent): Handoff | 'notTheirs' {
  if (!isConnected(handoff) || handoff.state.agent.agentId !== lost.agent.agentId) return 'notTheirs';
  const { preferredAgentId: _lost, ...rest } = handoff;
  return { ...rest, generation: handoff.generation + 1, front: true, state: { kind: 'waiting', lost } };
}

/** A claim that turned out to be of an agent who is there no more: nobody was told of it. `over` if it is history. */
export function takeBack(handoff: Handoff, generation: number): Handoff | 'over' {
  if (!isConnected(handoff) || handoff.generation !== generation) return 'over';
  return { ...handoff, generation: generation + 1, state: { kind: 'waiting' } };
}

/** Both sides know that the agent was lost. */
export function withLossTold(handoff: Handoff): Handoff {
  if (handoff.state.kind !== 'waiting' || !handoff.state.lost) return handoff;
  const { lost: _told, ...state } = handoff.state;
  return { ...handoff, state };
}

/** When the silence in a chat is looked at next, and what was seen of it or done about it. */
export type SilenceCheck = Pick<ConnectedHandoff['state'], 'checkAt' | 'nudgedSince' | 'nudgedAt' | 'unreachedAt'>;

export function withCheck(handoff: Handoff, check: SilenceCheck): Handoff | 'over' {
  return isConnected(handoff) ? { ...handoff, state: { ...handoff.state, ...check } } : 'over';
}

/** What the customer says of a chat that is over; once. */
export function rate(handoff: Handoff, rating: ChatRating): Handoff | 'ratedBefore' | 'nothingToRate' {
  const { state } = handoff;
  if (state.kind !== 'ended' || state.connectedMs === undefined) return 'nothingToRate';
  return state.rating === undefined ? { ...handoff, state: { ...state, rating } } : 'ratedBefore';
}

/** Any live state → ended. `ended` when it had already ended. An offer that is out is over with it. */
export function end(handoff: Handoff, reason: EndReason, now: number): Handoff | 'ended' {
  if (handoff.state.kind === 'ended') return 'ended';
  const { state } = handoff;
  const chat = state.kind === 'connected' ? { connectedMs: now - state.since, agentId: state.agent.agentId } : {};
  const past = withPastOffer(handoff, 'customerLeft', now);
  return { ...past, generation: handoff.generation + 1, state: { kind: 'ended', at: now, reason, ...chat } };
}

/** Remembers what became of the offer that is out, if one is. The state is the caller's to change. */
export function withPastOffer(handoff: Handoff, outcome: OfferOutcome, at: number): Handoff {
  const offer = handoff.state.kind === 'waiting' ? handoff.state.offer : undefined;
  if (!offer) return handoff;
  const others = (handoff.pastOffers ?? []).filter((past) => past.agent.agentId !== offer.agent.agentId);
  return { ...handoff, pastOffers: [...others, { ...offer, outcome, at }] };
}

/** A line written while waiting: nobody to send it to yet, so it joins what the agent will be told. */
export function keepLine(handoff: Handoff, line: KeptLine): Handoff {
  const context = withKept(handoff.context, line);
  return context === handoff.context ? handoff : { ...handoff, context };
}

/** The same agent goes on from another conversation (another device, a chat window opened anew), or from a new address of it. */
export function moveAgent(handoff: Handoff, agent: AgentParty): Handoff | 'notTheirs' {
  if (!isConnected(handoff) || handoff.state.agent.agentId !== agent.agentId) return 'notTheirs';
  const { conversationId, address } = handoff.state.agent;
  const isHere = conversationId === agent.conversationId && address === agent.address;
  return isHere ? handoff : { ...handoff, state: { ...handoff.state, agent } };
}

/** What a waiting customer sees of their place. */
export function withShown(handoff: Handoff, shown: ShownPlace): Handoff | 'waitsNoMore' {
  return handoff.state.kind === 'waiting' ? { ...handoff, state: { ...handoff.state, shown } } : 'waitsNoMore';
}

/** Puts a side's newest address in place, which a channel may change at any time, and who the customer has proved to be. */
export function withAddress(handoff: Handoff, party: Pick<Party, 'conversationId' | 'address' | 'personId'>): Handoff {
  const side = sideOf(handoff, party.conversationId);
  if (side === 'customer') {
    const { address, personId = handoff.customer.personId } = party;
    return { ...handoff, customer: { ...handoff.customer, address, ...(personId && { personId }) } };
  }
  if (side === 'agent' && isConnected(handoff)) {
    const agent = { ...handoff.state.agent, address: party.address };
    return { ...handoff, state: { ...handoff.state, agent } };
  }
  return handoff;
}
