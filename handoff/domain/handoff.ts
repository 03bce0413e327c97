import type { CustomerContext } from './context.ts';
import { withLine } from './context.ts';
import type { Party } from './party.ts';

/** The agent's side of a chat: the party, with the id under which the desk knows the agent. */
export interface AgentParty extends Party {
  readonly agentId: string;
}

export const END_REASONS = [
  'customerEnded',
  'agentEnded',
  'customerLeftQueue',
  'customerPrefersRequest',
  'customerSilent',
  'customerGone',
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** The message that tells a waiting customer their place, as they see it now. */
export interface ShownPlace {
  /** The channel's id of the message, by which it is updated. */
  readonly activityId: string;
  readonly position: number;
  /** Whole minutes; absent where nothing could be said. */
  readonly estimateMinutes?: number;
}

export type HandoffState =
  | { readonly kind: 'waiting'; readonly shown?: ShownPlace }
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
    }
  | {
      readonly kind: 'ended';
      readonly at: number;
      readonly reason: EndReason;
      readonly connectedMs?: number;
      readonly agentId?: string;
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
  /** Lost their agent: goes before everybody who has not. */
  readonly front?: true;
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

/** Waiting → connected. `taken` when the handoff waits no more: somebody was faster, or the customer left. */
export function connect(handoff: Handoff, to: ConnectTo, now: number): ConnectedHandoff | 'taken' {
  return handoff.state.kind === 'waiting' ? owned(handoff, to, now) : 'taken';
}

export interface ConnectTo {
  readonly agent: AgentParty;
  readonly handle: string;
  /** When the silence in the chat is to be looked at first. */
  readonly checkAt: number;
}

/** One agent → another. `notTheirs` when the chat is not, or not any more, the one of `fromAgentId`. */
export function transfer(
  handoff: Handoff,
  fromAgentId: string,
  to: ConnectTo,
  now: number,
): ConnectedHandoff | 'notTheirs' {
  const isTheirs = isConnected(handoff) && handoff.state.agent.agentId === fromAgentId;
  return isTheirs ? owned(handoff, to, now) : 'notTheirs';
}

function owned(handoff: Handoff, to: ConnectTo, now: number): ConnectedHandoff {
  return { ...handoff, generation: handoff.generation + 1, state: { kind: 'connected', since: now, ...to } };
}

/** The agent is lost: back to the front of the queue, with everything that is known. */
export function returnToQueue(handoff: Handoff, agentId: string): Handoff | 'notTheirs' {
  if (!isConnected(handoff) || handoff.state.agent.agentId !== agentId) return 'notTheirs';
  const { preferredAgentId: _lost, ...rest } = handoff;
  return { ...rest, generation: handoff.generation + 1, front: true, state: { kind: 'waiting' } };
}

/** When the silence in this chat is looked at next, and which silence somebody has been nudged about. */
export function withCheck(
  handoff: Handoff,
  check: { readonly checkAt: number; readonly nudgedSince?: number },
): Handoff | 'over' {
  return isConnected(handoff) ? { ...handoff, state: { ...handoff.state, ...check } } : 'over';
}

/** Any live state → ended. `ended` when it had already ended. */
export function end(handoff: Handoff, reason: EndReason, now: number): Handoff | 'ended' {
  if (handoff.state.kind === 'ended') return 'ended';
  const { state } = handoff;
  const chat = state.kind === 'connected' ? { connectedMs: now - state.since, agentId: state.agent.agentId } : {};
  return { ...handoff, generation: handoff.generation + 1, state: { kind: 'ended', at: now, reason, ...chat } };
}

/** A line written while waiting: nobody to send it to yet, so it joins what the agent will be told. */
export function keepLine(handoff: Handoff, line: string): Handoff {
  return { ...handoff, context: withLine(handoff.context, line) };
}

/** The same agent goes on from another conversation: another device, or a chat window opened anew. */
export function moveAgent(handoff: Handoff, agent: AgentParty): Handoff | 'notTheirs' {
  if (!isConnected(handoff) || handoff.state.agent.agentId !== agent.agentId) return 'notTheirs';
  const isHere = handoff.state.agent.conversationId === agent.conversationId;
  return isHere ? handoff : { ...handoff, state: { ...handoff.state, agent } };
}

/** What a waiting customer sees of their place. */
export function withShown(handoff: Handoff, shown: ShownPlace): Handoff | 'waitsNoMore' {
  return handoff.state.kind === 'waiting' ? { ...handoff, state: { kind: 'waiting', shown } } : 'waitsNoMore';
}

/** Puts a side's newest address in place; the channel may move a conversation to another service address at any time. */
export function withAddress(handoff: Handoff, party: Pick<Party, 'conversationId' | 'address'>): Handoff {
  const side = sideOf(handoff, party.conversationId);
  if (side === 'customer') return { ...handoff, customer: { ...handoff.customer, address: party.address } };
  if (side === 'agent' && isConnected(handoff)) {
    const agent = { ...handoff.state.agent, address: party.address };
    return { ...handoff, state: { ...handoff.state, agent } };
  }
  return handoff;
}
