import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStateFile } from '../../../demo/jira/stateFile.ts';
import { isKojiError } from '../../../errors.ts';
import { startJiraSite } from './jiraSite.ts';

describe('the state file of earlier versions', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'koji-jira-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('need not be there', () => {
    assert.equal(readStateFile(folder), undefined);
  });

  it('is read, also without what was added later', async () => {
    await using site = await startJiraSite();
    const added = new Set(['approvals', 'attachmentIds']);
    const withoutAdded = (key: string, value: unknown): unknown => (added.has(key) ? undefined : value);
    const older = JSON.stringify(site.simulator.snapshot(), withoutAdded);
    await writeFile(join(folder, 'demo-jira.json'), older);
    const loaded = readStateFile(folder);
    assert.deepEqual(loaded?.requests[0]?.approvals, []);
    assert.deepEqual(loaded.requests[0]?.comments[0]?.attachmentIds, []);
  });

  for (const text of ['{', '{"requests":[]}']) {
    it(`is refused as ${text} with a sentence that says what to do`, async () => {
      await writeFile(join(folder, 'demo-jira.json'), text);
      assert.throws(
        () => readStateFile(folder),
        (error) => isKojiError(error, 'storedRecord') && /delete it/.test(error.message),
      );
    });
  }
});
