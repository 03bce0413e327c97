/** What went wrong, in words callers may branch on. Message texts are for people and logs only. */
export const ERROR_KINDS = [
  'config',
  'badRequest',
  'unauthorized',
  'forbidden',
  'notFound',
  'conflict',
  'tooLarge',
  'rateLimited',
  'unavailable',
  'underWay',
  'contract',
  'storedRecord',
] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

export interface KojiErrorOptions {
  readonly cause?: unknown;
  readonly retryAfterMs?: number;
  readonly nothingDone?: boolean;
  readonly from?: 'serviceDesk';
}

/** The one error class of the project. Foreign errors become one at the edge where they appear, with `cause` kept. */
export class KojiError extends Error {
  readonly kind: ErrorKind;
  /** How long the caller should wait before trying again, where the other service said so. */
  readonly retryAfterMs: number | undefined;
  /** Whether certainly nothing was changed: it failed at looking something up, or the change was refused. */
  readonly nothingDone: boolean;
  /** Whose answer it is about; undefined where that is not told, or where it is a mistake of our own. */
  readonly from: 'serviceDesk' | undefined;

  constructor(kind: ErrorKind, message: string, options: KojiErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'KojiError';
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs;
    this.nothingDone = options.nothingDone ?? false;
    this.from = options.from;
  }
}

/** True when `value` is a {@link KojiError}, and, where `kind` is given, one of that kind. */
export function isKojiError(value: unknown, kind?: ErrorKind): value is KojiError {
  return value instanceof KojiError && (kind === undefined || value.kind === kind);
}

const AWAY: readonly ErrorKind[] = ['unavailable', 'rateLimited', 'unauthorized', 'forbidden'];

/**
 * Whether another service does nothing for us at the moment: it cannot be reached, or does not let our own account do
 * what it may. Nothing that the person in the chat could mend.
 */
export function isAway(value: unknown): value is KojiError {
  return isKojiError(value) && AWAY.includes(value.kind);
}

const UNANSWERED: readonly ErrorKind[] = ['badRequest', 'notFound', 'conflict', 'tooLarge', 'contract'];

/**
 * Whether a question to another service has got no answer that is of use: it is away, does not take the question, or says
 * what cannot be read. For what one can do without; every other error is a mistake of our own.
 */
export function isUnanswered(value: unknown): value is KojiError {
  return isAway(value) || (isKojiError(value) && UNANSWERED.includes(value.kind));
}
