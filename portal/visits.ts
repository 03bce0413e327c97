import type { Request, Response } from 'restify';
import type { ClientAddress } from '../clientAddress.ts';
import type { Clock } from '../clock.ts';
import { createRateLimit } from '../identity/rateLimit.ts';
import { sayWhenToComeBack, tooManyCalls } from './routes.ts';

/** Chats and sessions begun from one address, or by one person, in ten minutes. An office may share an address. */
export const MOST_VISITS = 100;
const WINDOW_MS = 10 * 60_000;
/** Looks into the help portal, each of which asks Jira, from one address or by one person in a minute. */
export const MOST_LOOKS = 60;
const MINUTE_MS = 60_000;

/** Bounds what visitors can make the server keep, and Jira answer. Each server counts for itself, and a restart forgets. */
export interface Visits {
  /**
   * Counts a chat or a session that is about to begin: for the person, or, while nobody is signed in, for the address.
   * @throws KojiError `rateLimited`, and the response says when to come back.
   */
  count(request: Request, response: Response, personId?: string): void;
  /**
   * Counts a look into the help portal, for the same. Answers 0, or the milliseconds to wait, and the response says so.
   */
  countLook(request: Request, response: Response, personId?: string): number;
  /** What an anonymous visitor is known by to other limits. */
  visitorOf(request: Request): string;
}

export interface VisitsOptions {
  readonly clientAddress: ClientAddress;
  /** Absent: visitors are known by their address. */
  readonly visitorMark?: ((address: string) => string) | undefined;
  readonly clock: Clock;
}

export function createVisits({ clientAddress, visitorMark, clock }: VisitsOptions): Visits {
  const visits = createRateLimit({ limit: MOST_VISITS, windowMs: WINDOW_MS, clock });
  const looks = createRateLimit({ limit: MOST_LOOKS, windowMs: MINUTE_MS, clock });
  const keyOf = (request: Request, personId?: string): string =>
    personId === undefined ? `address ${clientAddress(request)}` : `person ${personId}`;

  return {
    count: (request, response, personId) => {
      const waitMs = visits.take(keyOf(request, personId));
      if (waitMs > 0) throw tooManyCalls(response, waitMs, 'Too many chats were opened from here.');
    },
    countLook: (request, response, personId) => {
      const waitMs = looks.take(keyOf(request, personId));
      if (waitMs > 0) sayWhenToComeBack(response, waitMs);
      return waitMs;
    },
    visitorOf: (request) => {
      const address = clientAddress(request);
      return visitorMark?.(address) ?? address;
    },
  };
}
