import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStateFile } from '../../../demo/jira/stateFile.ts';
import { isKojiError } from '../../../errors.ts';
import { startJiraSite } from './jiraSite.ts';

describe('the state file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'koji-jira-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('brings requests, comments and numbers back after a restart', async () => {
    const inside = join(folder, 'not', 'there', 'yet');
    {
      await using site = await startJiraSite({ store: createStateFile(inside) });
      const values = { summary: 'Help', description: 'Now' };
      const json = { serviceDeskId: '1', requestTypeId: '1', requestFieldValues: values };
      assert.equal((await site.call('/rest/servicedeskapi/request', { json })).status, 201);
      site.simulator.setStatus('CERT-8', 'Resolved');
    }
    await using site = await startJiraSite({ store: createStateFile(inside) });
    const { requests, lastRequestNumbers } = site.simulator.snapshot();
    assert.deepEqual(requests.map((request) => request.key).at(-1), 'CERT-8');
    assert.equal(requests.at(-1)?.status, 'Resolved');
    assert.equal(lastRequestNumbers['CERT'], 8);
    assert.deepEqual(await readdir(inside), ['demo-jira.json']);
  });

  it('of an older version is read, too', async () => {
    await using site = await startJiraSite();
    const added = new Set(['approvals', 'attachmentIds']);
    const withoutAdded = (key: string, value: unknown): unknown => (added.has(key) ? undefined : value);
    const older = JSON.stringify(site.simulator.snapshot(), withoutAdded);
    await writeFile(join(folder, 'demo-jira.json'), older);
    const loaded = createStateFile(folder).load();
    assert.deepEqual(loaded?.requests[0]?.approvals, []);
    assert.deepEqual(loaded.requests[0]?.comments[0]?.attachmentIds, []);
  });

  it('is not written by calls that change nothing', async () => {
    await using site = await startJiraSite({ store: createStateFile(folder) });
    await site.call('/rest/servicedeskapi/request/CERT-1');
    assert.deepEqual(await readdir(folder), []);
  });

  for (const text of ['{', '{"requests":[]}']) {
    it(`refuses ${text} with a sentence that says what to do`, async () => {
      await writeFile(join(folder, 'demo-jira.json'), text);
      const store = createStateFile(folder);
      assert.throws(
        () => store.load(),
        (error) => isKojiError(error, 'storedRecord') && /delete it/.test(error.message),
      );
    });
  }
});
