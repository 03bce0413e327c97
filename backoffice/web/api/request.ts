import type { z } from 'zod';
import type { RefusalKind } from '../../api/contract.ts';
import { refusalSchema } from '../../api/contract.ts';

/** Why the server did not do what was asked; `offline` when it could not be asked at all. */
export interface Refusal {
  readonly kind: RefusalKind | 'offline';
  /** Fit to be shown. */
  readonly message: string;
}

export type ApiResult<T> =
  { readonly ok: true; readonly value: T; readonly etag: string } | { readonly ok: false; readonly refusal: Refusal };

export interface ApiRequest<T> {
  readonly method?: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly ifMatch?: string;
  readonly signal?: AbortSignal;
  /** What the answer must look like. */
  readonly schema: z.ZodType<T>;
}

const OFFLINE: Refusal = {
  kind: 'offline',
  message: 'The server cannot be reached. Check the connection and try again.',
};
const UNREADABLE: Refusal = {
  kind: 'internal',
  message: 'The server answered in a way this page does not understand. Reload the page.',
};

/** One call of the backoffice API. Never throws for what a server or a network can do. */
export async function request<T>(asked: ApiRequest<T>): Promise<ApiResult<T>> {
  const answer = await fetched(asked);
  if (answer === 'offline') return { ok: false, refusal: OFFLINE };
  const { response, json } = answer;
  if (!response.ok) {
    const refused = refusalSchema.safeParse(json);
    return { ok: false, refusal: refused.success ? refused.data.error : UNREADABLE };
  }
  const parsed = asked.schema.safeParse(json);
  if (!parsed.success) return { ok: false, refusal: UNREADABLE };
  return { ok: true, value: parsed.data, etag: response.headers.get('ETag') ?? '' };
}

async function fetched<T>(asked: ApiRequest<T>): Promise<{ response: Response; json: unknown } | 'offline'> {
  try {
    const response = await fetch(`/backoffice/api/${asked.path}`, initOf(asked));
    const text = await response.text();
    return { response, json: jsonOf(text) };
  } catch (error) {
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'AbortError')) return 'offline';
    throw error;
  }
}

function initOf<T>({ method = 'GET', body, ifMatch, signal }: ApiRequest<T>): RequestInit {
  const headers = {
    Accept: 'application/json',
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(ifMatch === undefined ? {} : { 'If-Match': ifMatch }),
  };
  return {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // A proxy's error page, for instance; whoever reads it finds that it is not what was expected.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
