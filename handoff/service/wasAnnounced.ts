import type { ConnectedHandoff } from '../domain/handoff.ts';
import type { Journal } from '../ports.ts';

/** Announcing ends with telling the customer, so whose customer was told has nothing left to announce. */
export async function wasAnnounced(journal: Journal, { id, generation }: ConnectedHandoff): Promise<boolean> {
  const told = ['connectedCustomer', 'transferred'].map((key) => journal.find(id, `${id}:${generation}:${key}`));
  return (await Promise.all(told)).some((entry) => entry !== undefined);
}
