import assert from 'node:assert/strict';
import { createSharedStore } from '../../../demo/jira/simulatorStore.ts';
import type { SimulatorStore } from '../../../demo/jira/simulatorStore.ts';
import { isKojiError, KojiError } from '../../../errors.ts';
import type { Database } from '../../../stores/sqlite/database.ts';
import { openDatabase } from '../../../stores/sqlite/openDatabase.ts';
import { createTextDocument } from '../../../stores/sqlite/textDocument.ts';
import { aDatabaseFile } from '../../stores/sqliteFixture.ts';
import { startJiraSite } from './jiraSite.ts';
import type { JiraSite } from './jiraSite.ts';

const newRequest = {
  serviceDeskId: '1',
  requestTypeId: '1',
  requestFieldValues: { summary: 'Help', description: 'Now' },
};
const create = (site: JiraSite): Promise<Response> => site.call('/rest/servicedeskapi/request', { json: newRequest });

describe('a Jira site whose state several simulators share', () => {
  let databases: Database[];
  let file: string;
  let remove: () => Promise<void>;

  beforeEach(async () => {
    ({ file, remove } = await aDatabaseFile());
    databases = [];
  });
  afterEach(async () => {
    for (const database of databases) database.close();
    await remove();
  });

  /** As another process has it: over a connection of its own. */
  function aStore(): SimulatorStore {
    const database = openDatabase(file);
    databases.push(database);
    return createSharedStore(createTextDocument(database, 'demoJira'));
  }

  it('shows at one simulator what was done at another', async () => {
    await using one = await startJiraSite({ store: aStore() });
    await using other = await startJiraSite({ store: aStore() });
    assert.equal((await create(one)).status, 201);
    one.simulator.setStatus('CERT-8', 'Resolved');
    assert.equal((await other.call('/rest/servicedeskapi/request/CERT-8')).status, 200);
    const { requests } = other.simulator.snapshot();
    assert.deepEqual([requests.at(-1)?.key, requests.at(-1)?.status], ['CERT-8', 'Resolved']);
  });

  it('loses no request and gives no number twice when simulators create at the same time', async () => {
    await using one = await startJiraSite({ store: aStore() });
    await using other = await startJiraSite({ store: aStore() });
    const before = one.simulator.snapshot().requests.length;
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => create(index % 2 ? one : other)));
    assert.ok(answers.every(({ status }) => status === 201));
    const keys = one.simulator.snapshot().requests.map(({ key }) => key);
    assert.equal(keys.length, before + 10);
    assert.equal(new Set(keys).size, keys.length);
  });

  it('is there after a restart', async () => {
    {
      await using site = await startJiraSite({ store: aStore() });
      await create(site);
    }
    await using site = await startJiraSite({ store: aStore() });
    const { requests, lastRequestNumbers } = site.simulator.snapshot();
    assert.equal(requests.at(-1)?.key, 'CERT-8');
    assert.equal(lastRequestNumbers['CERT'], 8);
  });

  it('is not written by calls that change nothing', async () => {
    const store = aStore();
    await using site = await startJiraSite({ store });
    await site.call('/rest/servicedeskapi/request/CERT-1');
    assert.equal(store.load(), undefined);
  });

  it('begins with what an earlier version kept elsewhere', async () => {
    await using earlier = await startJiraSite();
    await create(earlier);
    const database = openDatabase(file);
    databases.push(database);
    const store = createSharedStore(createTextDocument(database, 'demoJira'), () => earlier.simulator.snapshot());
    await using site = await startJiraSite({ store });
    await create(site);
    assert.deepEqual(
      store
        .load()
        ?.requests.slice(-2)
        .map(({ key }) => key),
      ['CERT-8', 'CERT-9'],
    );
  });

  it('forgets the half of a change that failed', async () => {
    const store = aStore();
    await using site = await startJiraSite({ store });
    await create(site);
    const before = site.simulator.snapshot();
    assert.throws(() =>
      store.alone(() => {
        store.load()?.requests.pop();
        throw new KojiError('unavailable', 'on purpose');
      }),
    );
    assert.deepEqual(site.simulator.snapshot(), before);
  });

  it('says what to do when its state cannot be read', () => {
    const database = openDatabase(file);
    databases.push(database);
    const text = createTextDocument(database, 'demoJira');
    text.save('{"requests":[]}');
    assert.throws(
      () => createSharedStore(text).load(),
      (error) => isKojiError(error, 'storedRecord') && /DATA_DIR/.test(error.message),
    );
  });
});
