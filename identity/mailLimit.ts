import type { Clock } from '../clock.ts';
import { createRateLimit } from './rateLimit.ts';
import type { RateLimit } from './rateLimit.ts';

/**
 * Mails to one address, whoever asks; together with the tries of a code it bounds how often an address can be guessed
 * at. Those that one visitor asks for, to whatever address: an office may be one visitor. And all of them, so that
 * nobody makes a sender of unwanted mail of us. The second half of all is for many: of it nobody gets one who has had
 * their share already, so that a few visitors cannot lock everybody else out.
 */
export const MAILS_PER_HOUR = { address: 5, visitor: 20, all: 200, share: 3 } as const;
const HOUR_MS = 3_600_000;

interface CountedMail {
  readonly email: string;
  readonly visitor: string;
}

export interface MailLimit {
  /** Counts a mail for all of them and answers 0; or counts nothing, and answers the milliseconds to wait. */
  take(mail: CountedMail): number;
  /** The mail that was counted could not be sent. */
  giveBack(mail: CountedMail): void;
}

/**
 * In memory: each server counts for itself, and a restart forgets. `onAllTaken` is called once an hour at most, when the
 * last mail of the hour is taken.
 */
export function createMailLimit(clock: Clock, onAllTaken: () => void): MailLimit {
  const limitOf = (limit: number): RateLimit => createRateLimit({ limit, windowMs: HOUR_MS, clock });
  const perAddress = limitOf(MAILS_PER_HOUR.address);
  const perVisitor = limitOf(MAILS_PER_HOUR.visitor);
  const inAll = limitOf(MAILS_PER_HOUR.all);
  const firstHalf = limitOf(MAILS_PER_HOUR.all / 2);
  const shares = limitOf(MAILS_PER_HOUR.share);

  function waitFor(email: string, visitor: string): number {
    const waitForShare = firstHalf.wait('') > 0 ? shares.wait(visitor) : 0;
    return Math.max(perAddress.wait(email), perVisitor.wait(visitor), inAll.wait(''), waitForShare);
  }

  const countersOf = (email: string, visitor: string): readonly (readonly [RateLimit, string])[] => [
    [perAddress, email],
    [perVisitor, visitor],
    [shares, visitor],
    [inAll, ''],
    [firstHalf, ''],
  ];

  return {
    take: ({ email, visitor }) => {
      const waitMs = waitFor(email, visitor);
      if (waitMs > 0) return waitMs;
      for (const [limit, key] of countersOf(email, visitor)) limit.take(key);
      if (inAll.wait('') > 0) onAllTaken();
      return 0;
    },
    giveBack: ({ email, visitor }) => {
      for (const [limit, key] of countersOf(email, visitor)) limit.giveBack(key);
    },
  };
}
