import { z } from 'zod';
import { ErrorResponseSchema, SourceSchema } from '../../../jira/wireSchemas.ts';
import type { Operation } from '../protocol.ts';
import { integer } from './queryValues.ts';
import { strictSchema } from './strictSchema.ts';

export const DESK = '/rest/servicedeskapi/servicedesk/{serviceDeskId}';
export const REQUEST = '/rest/servicedeskapi/request/{issueIdOrKey}';

/** The query of everything that answers in pages. */
export const page = { start: integer.optional(), limit: integer.optional() };

/** The answers that Atlassian documents for nearly every service desk operation, besides the good one. */
const deskErrors = [400, 401, 403, 404, 409, 412, 413, 429, 500] as const;

function deskResponses(status: number, schema: z.ZodType): Readonly<Record<number, z.ZodType>> {
  const errors = Object.fromEntries(deskErrors.map((each) => [each, strictSchema(ErrorResponseSchema)]));
  return { ...errors, [status]: schema };
}

/** Extra keys of an article's source are allowed by Atlassian's document; the page id is one of them. */
const openSchemas = new Set([SourceSchema]);

type Entry = Omit<Operation, 'method' | 'query' | 'responses'>;

export function read(entry: Omit<Entry, 'body'> & { query?: z.ZodRawShape; answers: z.ZodType }): Operation {
  const { query, answers, ...rest } = entry;
  const responses = deskResponses(200, strictSchema(answers, openSchemas));
  return { ...rest, method: 'GET', query: z.strictObject(query ?? {}), responses };
}

/** `answers` is absent for operations that answer 204. */
export function write(entry: Entry & { status: 200 | 201 | 204; answers?: z.ZodType }): Operation {
  const { status, answers, body, ...rest } = entry;
  const responses = deskResponses(status, answers === undefined ? z.undefined() : strictSchema(answers));
  const checked = body === undefined ? {} : { body: strictSchema(body) };
  return { ...rest, ...checked, method: 'POST', query: z.strictObject({}), responses };
}
