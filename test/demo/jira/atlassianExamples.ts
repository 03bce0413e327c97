import { z } from 'zod';
import { readDeskDocument } from './atlassianDocuments.ts';

/** One answer that Atlassian shows in its documentation. */
export interface Example {
  readonly operation: string;
  readonly status: number;
  readonly body: unknown;
}

const responsesSchema = z.looseObject({
  responses: z.record(
    z.string(),
    z.looseObject({ content: z.record(z.string(), z.looseObject({ example: z.string().optional() })).optional() }),
  ),
});

/** Examples are JSON in a string; a few are no JSON at all. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Every answer that Atlassian shows for the service desk API. */
export function readExamples(): readonly Example[] {
  return Object.entries(readDeskDocument().paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, described]) => {
      const operation = responsesSchema.safeParse(described);
      if (!operation.success) return [];
      return Object.entries(operation.data.responses).flatMap(([status, { content }]) =>
        Object.values(content ?? {}).flatMap(({ example }) => {
          const body = example === undefined ? undefined : parse(example);
          return body === undefined
            ? []
            : [{ operation: `${method.toUpperCase()} ${path}`, status: Number(status), body }];
        }),
      );
    }),
  );
}

/** Examples that contradict the document they stand in. */
export const BAD_EXAMPLES = new Set([
  'GET /rest/servicedeskapi/organization/{organizationId}/property',
  'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/property',
]);
