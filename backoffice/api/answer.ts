import type { Response } from 'restify';
import type { z } from 'zod';
import type { ErrorKind } from '../../errors.ts';
import type { RefusalKind } from './contract.ts';

/** What a route answers, as data; `sendAnswer` is the only place that writes it. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const STATUS_OF_REFUSAL = {
  badRequest: 400,
  unauthorized: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  stale: 412,
  tooLarge: 413,
  preconditionRequired: 428,
  rateLimited: 429,
  internal: 500,
  unavailable: 503,
} as const satisfies Readonly<Record<RefusalKind, number>>;

/** The refusal a caller sees for a thrown error; what is nobody's business but ours becomes `internal`. */
const REFUSAL_OF_ERROR = {
  config: 'internal',
  badRequest: 'badRequest',
  unauthorized: 'unauthorized',
  forbidden: 'forbidden',
  notFound: 'notFound',
  conflict: 'conflict',
  tooLarge: 'tooLarge',
  rateLimited: 'rateLimited',
  unavailable: 'unavailable',
  underWay: 'unavailable',
  contract: 'internal',
  storedRecord: 'internal',
} as const satisfies Readonly<Record<ErrorKind, RefusalKind>>;

export function refusalKindOf(kind: ErrorKind): RefusalKind {
  return REFUSAL_OF_ERROR[kind];
}

export function ok(body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, body, headers };
}

export function created(body: unknown): Answer {
  return { status: 201, body };
}

/** @param message a sentence that says what is wrong and how to mend it. */
export function refuse(kind: RefusalKind, message: string): Answer {
  return { status: STATUS_OF_REFUSAL[kind], body: { error: { kind, message } } };
}

/** A refusal that names the field of the body that is wrong. */
export function refuseBody(error: z.ZodError, mend: string): Answer {
  const issue = error.issues[0];
  const field = issue === undefined || issue.path.length === 0 ? 'The body' : `"${issue.path.join('.')}"`;
  return refuse('badRequest', `${field} is not right: ${issue?.message ?? 'it cannot be read'}. ${mend}`);
}

export function sendAnswer(response: Response, answer: Answer): void {
  response.header('Cache-Control', 'no-store');
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.header(name, value);
  response.json(answer.status, answer.body);
}
