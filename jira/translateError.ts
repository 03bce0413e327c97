import { isApiError, isNetworkError, isRateLimitError, isSchemaMismatchError } from 'jira.js/core';
import { z } from 'zod';
import { isKojiError } from '../errors.ts';
import type { ErrorKind, KojiError } from '../errors.ts';
import { jiraError } from './jiraError.ts';

/** The two ways in which Jira words an error: service desk API, platform API. */
const jiraBodySchema = z.union([
  z.object({ errorMessage: z.string().min(1) }).transform((body) => body.errorMessage),
  z
    .object({ errorMessages: z.array(z.string()).default([]), errors: z.record(z.string(), z.string()).default({}) })
    .transform((body) => [...body.errorMessages, ...Object.values(body.errors)].join(' '))
    .refine((sentence) => sentence !== ''),
]);
/** The same, and the gateway's. */
const bodySchema = z.union([
  jiraBodySchema,
  z.object({ message: z.string().min(1) }).transform((body) => body.message),
]);

const KINDS: Readonly<Record<number, ErrorKind>> = {
  400: 'badRequest',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  413: 'tooLarge',
  429: 'rateLimited',
};

function kindOf(status: number): ErrorKind {
  return KINDS[status] ?? (status >= 500 ? 'unavailable' : 'contract');
}

/** Whatever the reason, a call that is answered so was not carried out. */
function isDeclined(status: number): boolean {
  return status >= 400 && status < 500;
}

/** Jira's own sentence about what is wrong, where it gave one. */
function sentenceOf(body: unknown): string | undefined {
  const parsed = bodySchema.safeParse(body);
  return parsed.success ? parsed.data : undefined;
}

/**
 * What Jira itself says to a person about what it declined; empty where it gave no reason. Messages of errors are for
 * logs: where Jira is silent they name calls, and what a gateway says is for programs.
 */
export function sentenceFromJira({ cause }: KojiError): string {
  if (!isApiError(cause)) return '';
  const parsed = jiraBodySchema.safeParse(cause.body);
  return parsed.success ? parsed.data : '';
}

/** Turns whatever jira.js throws into the project's own error; `what` names the call for the log. */
export function translateError(error: unknown, what: string): KojiError {
  if (isKojiError(error)) return error;
  if (isApiError(error)) {
    const message = sentenceOf(error.body) ?? `Jira answered ${error.status} to ${what}.`;
    const retryAfterMs = isRateLimitError(error) ? error.retryAfterMs : undefined;
    return jiraError(kindOf(error.status), message, {
      cause: error,
      nothingDone: isDeclined(error.status),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }
  if (isNetworkError(error)) return jiraError('unavailable', `Jira was not reached for ${what}.`, { cause: error });
  if (isSchemaMismatchError(error)) {
    // Other shapes are only logged, so this is no JSON at all: a page of somebody in between.
    return jiraError('unavailable', `Jira answered ${what} with something other than JSON.`, { cause: error });
  }
  throw error;
}
