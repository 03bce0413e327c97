import type { ConnectedHandoff, Handoff } from './handoff.ts';
import { offerOf } from './offer.ts';
import type { Agent } from './presence.ts';

export type Found<T> =
  | { readonly kind: 'one'; readonly value: T }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly names: readonly string[] };

/** Whom an agent means by a name: the one with exactly this name, or else the only one whose name contains it. */
function findByName<T>(candidates: readonly T[], nameOf: (candidate: T) => string, said: string): Found<T> {
  const wanted = said.trim().toLowerCase().replace(/^@/, '');
  const exact = candidates.filter((each) => nameOf(each).toLowerCase() === wanted);
  const fitting = exact.length > 0 ? exact : candidates.filter((each) => nameOf(each).toLowerCase().includes(wanted));
  const [first, second] = fitting;
  if (first === undefined || wanted === '') return { kind: 'none' };
  return second === undefined ? { kind: 'one', value: first } : { kind: 'several', names: fitting.map(nameOf) };
}

/** The colleague an agent wants to hand a chat to; never themselves. */
export function findColleague(onDuty: readonly Agent[], selfId: string, said: string): Found<Agent> {
  const others = onDuty.filter((agent) => agent.duty === 'on' && agent.id !== selfId);
  return findByName(others, (agent) => agent.party.name, said);
}

/** A customer who is offered to an agent: by name, or, where none is said, the one who has been offered longest. */
export function findOffered(offered: readonly Handoff[], said: string): Found<Handoff> {
  if (said.trim() !== '') return findByHandleOr(offered, said, (handoff) => offerOf(handoff)?.handle);
  const [first] = offered.toSorted((a, b) => (offerOf(a)?.until ?? 0) - (offerOf(b)?.until ?? 0));
  return first ? { kind: 'one', value: first } : { kind: 'none' };
}

/** One of an agent's own chats, by its handle or by the customer's name. */
export function findChat(chats: readonly ConnectedHandoff[], said: string): Found<ConnectedHandoff> {
  return findByHandleOr(chats, said, (chat) => chat.state.handle);
}

function findByHandleOr<T extends Handoff>(
  handoffs: readonly T[],
  said: string,
  handleOf: (handoff: T) => string | undefined,
): Found<T> {
  const handle = said.trim().replace(/^[[#(]?(\d+)[\])]?$/, '$1');
  const byHandle = handoffs.find((each) => handleOf(each) === handle);
  return byHandle ? { kind: 'one', value: byHandle } : findByName(handoffs, (each) => each.customer.name, said);
}
