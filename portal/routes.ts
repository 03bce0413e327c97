import type { Request, Response } from 'restify';
import { isKojiError, KojiError } from '../errors.ts';
import type { ErrorKind } from '../errors.ts';
import { html } from './html.ts';
import type { Page, Pages } from './pages.ts';

export type Handler = (request: Request, response: Response) => Promise<void>;

const STATUS_OF_KIND = {
  badRequest: 400,
  unauthorized: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  tooLarge: 413,
  rateLimited: 429,
  unavailable: 503,
  underWay: 503,
  config: 500,
  contract: 500,
  storedRecord: 500,
} as const satisfies Readonly<Record<ErrorKind, number>>;

interface Failure {
  readonly status: number;
  /** Fit to be shown. */
  readonly message: string;
}

/** A handler for people: what it throws is shown as a page. */
export function pageRoute(pages: Pages, handle: Handler): Handler {
  return async (request, response) => {
    try {
      await handle(request, response);
    } catch (error) {
      await pages.send(response, failurePage(failureOf(request, error)));
    }
  };
}

/** A handler for scripts: what it throws is answered as JSON. */
export function jsonRoute(handle: Handler): Handler {
  return async (request, response) => {
    try {
      response.header('Cache-Control', 'no-store');
      await handle(request, response);
    } catch (error) {
      const { status, message } = failureOf(request, error);
      response.json(status, { error: { message } });
    }
  };
}

/** What to throw at a caller who met a limit; the response says after how many seconds to come back. */
export function tooManyCalls(response: Response, waitMs: number, what: string): KojiError {
  const seconds = sayWhenToComeBack(response, waitMs);
  return new KojiError('rateLimited', `${what} Try again in ${seconds} seconds.`, { retryAfterMs: waitMs });
}

/** Answers the seconds, as the response says them. */
export function sayWhenToComeBack(response: Response, waitMs: number): string {
  const seconds = String(Math.ceil(waitMs / 1000));
  response.header('Retry-After', seconds);
  return seconds;
}

/** Answers with a redirect that makes the browser GET `location`. */
export function redirect(response: Response, location: string): void {
  response.sendRaw(303, '', { Location: location, 'Cache-Control': 'no-store' });
}

/** A page that says what is the matter, and where to go on. */
export function noticePage(status: number, title: string, text: string): Page {
  const body = html`<main class="narrow card">
    <h1>${title}</h1>
    <p>${text}</p>
    <p><a class="button" href="/portal">Go to the help portal</a></p>
  </main>`;
  return { status, title, body };
}

function failurePage({ status, message }: Failure): Page {
  return noticePage(status, status < 500 ? 'That did not work' : 'Something went wrong', message);
}

/** What is the caller's to mend is said; the rest is logged, and the caller gets a reference to it. */
function failureOf(request: Request, error: unknown): Failure {
  const known = error instanceof KojiError ? error : new KojiError('contract', 'Unexpected error', { cause: error });
  const status = STATUS_OF_KIND[known.kind];
  if (status < 500) return { status, message: known.message };
  const reference = request.id();
  request.log.error({ err: error, reference }, 'a request failed');
  const what = isKojiError(known, 'unavailable') ? 'A service that is needed for this does not answer.' : 'Sorry.';
  return { status, message: `${what} Try again in a moment; if it stays so, give this reference: ${reference}` };
}
