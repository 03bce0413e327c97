import type { ConnectedHandoff } from './handoff.ts';
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

/** One of an agent's own chats, by its handle or by the customer's name. */
export function findChat(chats: readonly ConnectedHandoff[], said: string): Found<ConnectedHandoff> {
  const handle = said.trim().replace(/^[[#(]?(\d+)[\])]?$/, '$1');
  const byHandle = chats.find((chat) => chat.state.handle === handle);
  return byHandle ? { kind: 'one', value: byHandle } : findByName(chats, (chat) => chat.customer.name, said);
}
