import type { Clock } from '../clock.ts';
import { createRateLimit } from './rateLimit.ts';
import type { RateLimit } from './rateLimit.ts';

/**
 * Mails to one address, whoever asks; together with the tries of a code it bounds how often an address can be guessed
 * at. Those that one visitor asks for, to whatever address: an office may be one visitor. And all of them, so that
 * nobody makes a sender of unwanted mail of us.
 */
export const MAILS_PER_HOUR = { address: 5, visitor: 20, all: 200 } as const;
const HOUR_MS = 3_600_000;

export interface MailLimit {
  /** Counts a mail for all three and answers 0; or counts nothing, and answers the milliseconds to wait. */
  take(mail: { readonly email: string; readonly visitor: string }): number;
}

/** In memory: each server counts for itself, and a restart forgets. */
export function createMailLimit(clock: Clock): MailLimit {
  const limitOf = (limit: number): RateLimit => createRateLimit({ limit, windowMs: HOUR_MS, clock });
  const perAddress = limitOf(MAILS_PER_HOUR.address);
  const perVisitor = limitOf(MAILS_PER_HOUR.visitor);
  const inAll = limitOf(MAILS_PER_HOUR.all);

  return {
    take: ({ email, visitor }) => {
      const waitMs = Math.max(perAddress.wait(email), perVisitor.wait(visitor), inAll.wait(''));
      if (waitMs > 0) return waitMs;
      perAddress.take(email);
      perVisitor.take(visitor);
      return inAll.take('');
    },
  };
}
