import type { Request, Response } from 'restify';
import type { ClientAddress } from '../clientAddress.ts';
import type { Clock } from '../clock.ts';
import { createRateLimit } from '../identity/rateLimit.ts';
import { tooManyCalls } from './routes.ts';

/** Chats and sessions begun from one address, or by one person, in ten minutes. An office may share an address. */
export const MOST_VISITS = 100;
const WINDOW_MS = 10 * 60_000;

/** Bounds what visitors can make the server keep. Each server counts for itself, and a restart forgets. */
export interface Visits {
  /**
   * Counts a chat or a session that is about to begin: for the person, or, while nobody is signed in, for the address.
   * @throws KojiError `rateLimited`, and the response says when to come back.
   */
  count(request: Request, response: Response, personId?: string): void;
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
  const limit = createRateLimit({ limit: MOST_VISITS, windowMs: WINDOW_MS, clock });

  return {
    count: (request, response, personId) => {
      const key = personId === undefined ? `address ${clientAddress(request)}` : `person ${personId}`;
      const waitMs = limit.take(key);
      if (waitMs > 0) throw tooManyCalls(response, waitMs, 'Too many chats were opened from here.');
    },
    visitorOf: (request) => {
      const address = clientAddress(request);
      return visitorMark?.(address) ?? address;
    },
  };
}
