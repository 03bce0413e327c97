import assert from 'node:assert/strict';
import { startDesk } from '../jira/deskHarness.ts';
import { column, tableOf } from './markdown.ts';

describe('the document of the service desk', () => {
  it('names every method of the gateway, each once', async () => {
    await using harness = await startDesk();
    const named = column(tableOf('docs/jira.md', 'for', 'methods'), 'methods').flatMap(
      (cell) => cell.match(/\w+/g) ?? [],
    );
    assert.deepEqual(named.toSorted(), Object.keys(harness.desk).toSorted());
  });
});
