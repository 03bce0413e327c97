import type { ConnectedHandoff } from '../domain/handoff.ts';
import type { Journal } from '../ports.ts';
import { noticeId } from './entries.ts';
import { findReadable } from './findReadable.ts';

const BEGINNINGS = ['connectedCustomer', 'transferred'] as const;

/** Announcing ends with telling the customer, so whose customer was told has nothing left to announce. */
export async function wasAnnounced(journal: Journal, chat: ConnectedHandoff): Promise<boolean> {
  const told = BEGINNINGS.map((key) => findReadable(journal, chat.id, noticeId(chat, key)));
  return (await Promise.all(told)).some((entry) => entry !== undefined);
}
