import assert from 'node:assert/strict';
import { pino } from 'pino';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isKojiError } from '../../../errors.ts';
import { createSqliteDirectLineStore } from '../../../stores/sqlite/directLineStore.ts';
import { openDatabase } from '../../../stores/sqlite/openDatabase.ts';
import { itIsADirectLineStore } from '../../contracts/directLineStoreContract.ts';
import { NOW } from '../../support/clock.ts';

describe('createSqliteDirectLineStore', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'koji-direct-line-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  itIsADirectLineStore(() => {
    const database = openDatabase(join(folder, 'koji.db'));
    return { store: createSqliteDirectLineStore(database, pino({ level: 'silent' })), dispose: () => database.close() };
  });

  it('remembers after it was closed and opened again', () => {
    const first = openDatabase(join(folder, 'koji.db'));
    const before = createSqliteDirectLineStore(first, pino({ level: 'silent' }));
    before.createConversation({ id: 'conversation-1', createdAt: NOW });
    before.append({ conversationId: 'conversation-1', delivery: 'pending', body: { text: 'Hello' }, at: NOW });
    first.close();

    const second = openDatabase(join(folder, 'koji.db'));
    const after = createSqliteDirectLineStore(second, pino({ level: 'silent' }));
    assert.deepEqual(
      after.pendingEntries().map((entry) => entry.body),
      [{ text: 'Hello' }],
    );
    second.close();
  });

  it('counts what others write, and not what it writes itself', () => {
    const databases = [openDatabase(join(folder, 'shared.db')), openDatabase(join(folder, 'shared.db'))];
    const [one, other] = databases.map((database) => createSqliteDirectLineStore(database, pino({ level: 'silent' })));
    assert.ok(one && other);
    const before = one.changesElsewhere();
    one.createConversation({ id: 'own', createdAt: NOW });
    assert.equal(one.changesElsewhere(), before);
    other.createConversation({ id: 'foreign', createdAt: NOW });
    assert.notEqual(one.changesElsewhere(), before);
    for (const database of databases) database.close();
  });

  it('says that a record is not readable rather than guess', () => {
    const database = openDatabase(join(folder, 'koji.db'));
    const store = createSqliteDirectLineStore(database, pino({ level: 'silent' }));
    store.createConversation({ id: 'conversation-1', createdAt: NOW });
    store.append({ conversationId: 'conversation-1', delivery: 'none', body: {}, at: NOW });
    database.run(`UPDATE dl_activities SET delivery = 'lost'`);
    assert.throws(
      () => store.findEntry('conversation-1', 1),
      (error) => isKojiError(error, 'storedRecord'),
    );
    database.close();
  });

  for (const damaged of ['{"type":', '["typing"]', 'null']) {
    it(`has no signal to give where what is stored of it is damaged: ${damaged}`, () => {
      const database = openDatabase(join(folder, 'koji.db'));
      const store = createSqliteDirectLineStore(database, pino({ level: 'silent' }));
      store.createConversation({ id: 'conversation-1', createdAt: NOW });
      store.giveSignal('conversation-1', { type: 'typing' });
      database.run('UPDATE dl_conversations SET signalBody = ?', damaged);
      assert.deepEqual(store.newestSignal('conversation-1'), { number: 1, body: undefined });
      database.close();
    });
  }
});
