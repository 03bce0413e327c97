import assert from 'node:assert/strict';
import type { OpenAPIBackend } from 'openapi-backend';
import { z } from 'zod';
import { tableContract } from '../../../demo/jira/contract/contract.ts';
import { OPERATIONS } from '../../../demo/jira/contract/operations.ts';
import { json } from '../../../demo/jira/protocol.ts';
import { ABSENT, haveDocuments, readDeskDocument } from './atlassianDocuments.ts';
import { loadDocument, sentences } from './openApiContract.ts';

/** One answer that Atlassian shows in its documentation. */
interface Example {
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

function readExamples(): readonly Example[] {
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
const BAD_EXAMPLES = new Set([
  'GET /rest/servicedeskapi/organization/{organizationId}/property',
  'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/property',
]);

function replay(): void {
  const examples = readExamples();

  it('finds dozens of examples to replay', () => assert.ok(examples.length > 40));

  describe('against the document', () => {
    let api: OpenAPIBackend;
    before(async () => {
      api = await loadDocument(readDeskDocument());
    });

    for (const { operation, status, body } of examples) {
      const isBad = BAD_EXAMPLES.has(operation);
      it(`${isBad ? 'still refuses' : 'accepts'} ${operation} ${String(status)}`, () => {
        const problems = sentences(api.validateResponse(body, operation, status).errors);
        assert.equal(problems.length > 0, isBad, problems.join('\n'));
      });
    }
  });

  describe('against the schemas of jira.js that the simulator holds itself to', () => {
    for (const { operation: name, status, body } of examples) {
      const operation = OPERATIONS.find((each) => `${each.method} ${each.path}` === name);
      if (operation === undefined) continue;
      it(`accepts ${name} ${String(status)}`, () => {
        const request = { method: operation.method, path: '', query: new URLSearchParams(), headers: {} };
        const whole = { ...request, body: new Uint8Array(), siteUrl: '' };
        assert.deepEqual(tableContract.checkAnswer(operation, whole, json(status, body)), []);
      });
    }
  });
}

describe("Atlassian's own examples", () => {
  if (haveDocuments()) replay();
  else it.skip(ABSENT);
});
