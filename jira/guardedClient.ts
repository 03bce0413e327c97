import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from 'jira.js/core';
import type { Client, SendRequestOptions } from 'jira.js/core';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { isKojiError, KojiError } from '../errors.ts';
import { jiraError } from './jiraError.ts';
import { translateError } from './translateError.ts';

/** How the gateway reaches Jira. */
export interface JiraConnection {
  /** The site, or `https://api.atlassian.com/ex/jira/<cloudId>` for tokens with scopes. */
  readonly host: string;
  /** Of the service account. */
  readonly email: string;
  readonly apiToken: string;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'debug' | 'warn'>;
  /** How long one call may take. */
  readonly timeoutMs: number;
  /** Waits before a read is tried again; tests hand in one that does not. */
  readonly wait?: (ms: number) => Promise<void>;
}

/** Nothing works any more until somebody makes a new one. */
const TOKEN_REFUSED = 'ALERT: Jira refuses the token of the service account';

/** A person in a chat waits for the answer: longer pauses are passed on instead of waited out. */
const LONGEST_WAIT_MS = 3000;

const PATH = /^\/rest\/(?:api\/3|servicedeskapi)(?:\/[A-Za-z0-9:_.-]+)+$/;

/** jira.js puts parameters into paths as they are, so whatever slipped through is stopped here. */
function checkPath(path: string): void {
  const isPlain = PATH.test(path) && !path.split('/').some((part) => part === '.' || part === '..');
  if (!isPlain) throw new KojiError('badRequest', 'A part of the path of a Jira call is not a plain id or key.');
}

/** jira.js 6 has no time limit of its own. The abandoned call ends by itself when fetch gives up on it. */
async function withTimeLimit<T>(work: Promise<T>, timeoutMs: number, what: string): Promise<T> {
  const expired = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    expired.reject(jiraError('unavailable', `Jira did not answer ${what} within ${timeoutMs} ms.`));
  }, timeoutMs);
  try {
    return await Promise.race([work, expired.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Without a schema jira.js hands a page of HTML on as nothing, which is what a change with no answer has: it would read as
 * made. With one that takes everything such a page is an error.
 */
function anyJson<T>(): NonNullable<SendRequestOptions<T>['schema']> {
  return z.custom<T>();
}

/** What calls itself JSON and is none comes as a text. */
function refusePages(answer: unknown, what: string): void {
  if (typeof answer !== 'string' || answer.trim() === '') return;
  throw jiraError('unavailable', `Jira answered ${what} with something other than JSON.`);
}

function pauseBefore(error: unknown, method: string): number | undefined {
  if (method !== 'GET' || !isKojiError(error, 'rateLimited')) return undefined;
  const { retryAfterMs } = error;
  return retryAfterMs !== undefined && retryAfterMs <= LONGEST_WAIT_MS ? retryAfterMs : undefined;
}

function ofReading({ kind, message, cause, retryAfterMs }: KojiError): KojiError {
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  return jiraError(kind, message, { cause, ...wait, nothingDone: true });
}

/**
 * jira.js's client with a time limit on every call, checked paths, one more try for reads that are told to come back
 * shortly, and errors of the project's own. Creates are never repeated: Jira may have carried them out.
 */
export function createGuardedClient(connection: JiraConnection): Client {
  const { host, email, apiToken, clock, logger, timeoutMs, wait = delay } = connection;
  const client = createClient({
    host,
    auth: { type: 'basic', email, apiToken },
    onSchemaMismatch: (report) => logger.warn({ report }, 'Jira answered with something that is not documented'),
  });

  async function once<T>(options: SendRequestOptions<T>, what: string): Promise<T> {
    const startedAtMs = clock.now();
    try {
      const sent = client.sendRequest({ ...options, schema: options.schema ?? anyJson<T>() });
      const answer = await withTimeLimit(sent, timeoutMs, what);
      refusePages(answer, what);
      return answer;
    } catch (error) {
      const translated = translateError(error, what);
      const { kind } = translated;
      logger.debug({ call: what, kind, durationMs: clock.now() - startedAtMs }, 'Jira call failed');
      if (kind === 'unauthorized') logger.warn({ call: what, kind }, TOKEN_REFUSED);
      throw (options.method ?? 'GET') === 'GET' ? ofReading(translated) : translated;
    }
  }

  return {
    async sendRequest<T>(options: SendRequestOptions<T>): Promise<T> {
      checkPath(options.url);
      const method = options.method ?? 'GET';
      const what = `${method} ${options.url}`;
      try {
        return await once(options, what);
      } catch (error) {
        const pauseMs = pauseBefore(error, method);
        if (pauseMs === undefined) throw error;
        await wait(pauseMs);
        return once(options, what);
      }
    },
  };
}
