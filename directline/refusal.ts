import { KojiError } from '../errors.ts';
import type { ErrorKind } from '../errors.ts';

const REFUSALS = {
  BadArgument: { status: 400, kind: 'badRequest' },
  MissingProperty: { status: 400, kind: 'badRequest' },
  Unauthorized: { status: 401, kind: 'unauthorized' },
  Forbidden: { status: 403, kind: 'forbidden' },
  TokenExpired: { status: 403, kind: 'forbidden' },
  NotFound: { status: 404, kind: 'notFound' },
  MessageSizeTooBig: { status: 413, kind: 'tooLarge' },
  UnsupportedMediaType: { status: 415, kind: 'badRequest' },
  TooManyRequests: { status: 429, kind: 'rateLimited' },
  BotError: { status: 502, kind: 'unavailable' },
} as const satisfies Record<string, { status: number; kind: ErrorKind }>;

/** The `error.code` of an answer; Azure's own word where Azure has one. */
export type RefusalCode = keyof typeof REFUSALS;

/** A call that is answered with a 4xx, or a 502 for the bot; the message goes to the client and says how to mend it. */
export class DirectLineRefusal extends KojiError {
  readonly code: RefusalCode;
  /** Named as botbuilder's `ChannelServiceRoutes` reads it. */
  readonly statusCode: number;

  constructor(code: RefusalCode, message: string, options: { cause?: unknown; retryAfterMs?: number } = {}) {
    super(REFUSALS[code].kind, message, options);
    this.name = 'DirectLineRefusal';
    this.code = code;
    this.statusCode = REFUSALS[code].status;
  }
}

export function isDirectLineRefusal(value: unknown): value is DirectLineRefusal {
  return value instanceof DirectLineRefusal;
}
