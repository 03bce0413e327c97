import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CONTAINERS } from '../../../stores/cosmos/containers.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

describe('the containers of Cosmos DB', () => {
  it('are those that docs/cosmos.md lists, with their partition keys', () => {
    const rows = readFileSync(path.join(ROOT, 'docs/cosmos.md'), 'utf8').matchAll(/^\| `(\w+)`\s*\| `(\/\w+)`/gm);
    assert.deepEqual(
      Array.from(rows, ([, name, partitionKey]) => ({ name, partitionKey })),
      Object.values(CONTAINERS).map(({ name, partitionKey }) => ({ name, partitionKey })),
    );
  });

  it('index the partition key, which Cosmos DB does by itself for the id alone', () => {
    for (const { partitionKey, indexed } of Object.values(CONTAINERS)) {
      assert.equal(indexed.includes(`${partitionKey}/?`), partitionKey !== '/id');
    }
  });
});
