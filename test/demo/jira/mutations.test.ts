import assert from 'node:assert/strict';
import type { OpenAPIBackend } from 'openapi-backend';
import { ABSENT, haveDocuments, readStrictDeskDocument } from './atlassianDocuments.ts';
import { BAD_EXAMPLES, readExamples } from './atlassianExamples.ts';
import { MUTATIONS, pickPaths } from './mutations.ts';
import { loadDocument } from './openApiContract.ts';

const PER_EXAMPLE = 10;

/** Shares that a first measurement, on places of its own choice, found noticed; less means a weaker contract. */
const FLOORS: Readonly<Record<keyof typeof MUTATIONS, number>> = {
  'an added field': 488 / 490,
  'a wrong type': 464 / 490,
  'a dropped field': 445 / 490,
};

function mutate(): void {
  const examples = readExamples().filter(({ operation }) => !BAD_EXAMPLES.has(operation));
  let api: OpenAPIBackend;
  before(async () => {
    api = await loadDocument(readStrictDeskDocument());
  });

  for (const title of ['an added field', 'a wrong type', 'a dropped field'] as const) {
    const mutation = MUTATIONS[title];
    it(`notices ${title} nearly everywhere`, () => {
      assert.ok(examples.length > 40);
      const noticed = examples.flatMap(({ operation, status, body }) =>
        pickPaths(body, PER_EXAMPLE).map((path) => {
          const { errors } = api.validateResponse(mutation(body, path), operation, status);
          return (errors ?? []).length > 0;
        }),
      );
      const share = noticed.filter(Boolean).length / noticed.length;
      assert.ok(share >= FLOORS[title], `${title}: ${String(share)} of ${String(noticed.length)}`);
    });
  }
}

describe('the contract', () => {
  if (haveDocuments()) mutate();
  else it.skip(ABSENT);
});
