import assert from 'node:assert/strict';
import type { OpenAPIBackend } from 'openapi-backend';
import { tableContract } from '../../../demo/jira/contract/contract.ts';
import { OPERATIONS } from '../../../demo/jira/contract/operations.ts';
import { json } from '../../../demo/jira/protocol.ts';
import { ABSENT, haveDocuments, readDeskDocument } from './atlassianDocuments.ts';
import { BAD_EXAMPLES, readExamples } from './atlassianExamples.ts';
import { loadDocument, sentences } from './openApiContract.ts';

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
