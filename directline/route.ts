import type { Logger } from 'pino';
import type { Request, Response } from 'restify';
import type { ClientAddress } from '../clientAddress.ts';
import type { Caller } from './authorize.ts';
import { DirectLineRefusal, isDirectLineRefusal } from './refusal.ts';
import type { RateLimit } from './rateLimit.ts';

export interface Answer {
  readonly status: number;
  readonly body: object | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Call {
  readonly request: Request;
  readonly caller: Caller;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

export interface RouteParts {
  readonly authorize: (headers: { authorization: string | undefined; origin: string | undefined }) => Caller;
  /** Per conversation. */
  readonly calls: RateLimit;
  /** Per client address, calls without a right. */
  readonly refusedCalls: RateLimit;
  readonly clientAddress: ClientAddress;
  readonly corsHeaders: (origin: string | undefined) => Readonly<Record<string, string>>;
  readonly logger: Logger;
}

export type RouteHandler = (request: Request, response: Response) => Promise<void>;

/** Makes a restify handler of an endpoint that answers with a value or throws a {@link DirectLineRefusal}. */
export function createRoute(parts: RouteParts): {
  /** For callers with the secret or a token. */
  readonly authorized: (endpoint: (call: Call) => Answer | Promise<Answer>) => RouteHandler;
  /** For addresses that carry their right within themselves. */
  readonly open: (endpoint: (request: Omit<Call, 'caller'>) => Answer | Promise<Answer>) => RouteHandler;
} {
  function callOf(request: Request): Omit<Call, 'caller'> {
    return { request, params: request.params, query: new URL(request.url ?? '', 'http://localhost').searchParams };
  }

  function callerOf(request: Request): Caller {
    const { authorization, origin } = request.headers;
    const caller = parts.authorize({ authorization, origin });
    if (caller.kind === 'token') requireRate(parts.calls, caller.grant.conversationId);
    return caller;
  }

  function answerOfError(request: Request, error: unknown): Answer {
    if (!isDirectLineRefusal(error)) {
      parts.logger.error({ err: error, route: request.getRoute().path }, 'a Direct Line call failed');
      return errorAnswer(500, 'ServiceError', 'The server could not do this. Try again.');
    }
    if (error.statusCode !== 401 && error.statusCode !== 403) return refusalAnswer(error);
    const waitMs = parts.refusedCalls.take(parts.clientAddress(request));
    return refusalAnswer(waitMs === 0 ? error : tooManyCalls(waitMs));
  }

  function handler(endpoint: (request: Request) => Answer | Promise<Answer>): RouteHandler {
    return async (request, response) => {
      const answer = await Promise.resolve(request)
        .then(endpoint)
        .catch((error: unknown) => answerOfError(request, error));
      send(response, answer, parts.corsHeaders(request.headers.origin));
    };
  }

  return {
    authorized: (endpoint) => handler((request) => endpoint({ ...callOf(request), caller: callerOf(request) })),
    open: (endpoint) => handler((request) => endpoint(callOf(request))),
  };
}

function requireRate(limit: RateLimit, key: string): void {
  const waitMs = limit.take(key);
  if (waitMs > 0) throw tooManyCalls(waitMs);
}

function tooManyCalls(retryAfterMs: number): DirectLineRefusal {
  return new DirectLineRefusal('TooManyRequests', 'Too many calls. Wait as long as Retry-After says.', {
    retryAfterMs,
  });
}

function refusalAnswer(refusal: DirectLineRefusal): Answer {
  const { retryAfterMs } = refusal;
  const answer = errorAnswer(refusal.statusCode, refusal.code, refusal.message);
  return retryAfterMs === undefined
    ? answer
    : { ...answer, headers: { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) } };
}

function errorAnswer(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

function send(response: Response, answer: Answer, cors: Readonly<Record<string, string>>): void {
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...cors, ...answer.headers };
  if (Buffer.isBuffer(answer.body)) response.sendRaw(answer.status, answer.body, headers);
  else {
    const json = JSON.stringify(answer.body);
    response.sendRaw(answer.status, json, { 'content-type': 'application/json; charset=utf-8', ...headers });
  }
}
