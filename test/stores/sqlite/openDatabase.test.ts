import assert from 'node:assert/strict';
import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isKojiError } from '../../../errors.ts';
import { createJournal } from '../../../stores/sqlite/journal.ts';
import { openDatabase } from '../../../stores/sqlite/openDatabase.ts';
import { aJournalEntry, aLine } from '../../support/data.ts';
import { aDatabaseFile, depsOver, meddle } from '../sqliteFixture.ts';

const isUnavailable = (error: unknown) => isKojiError(error, 'unavailable') && error.cause !== undefined;

describe('openDatabase', () => {
  let file: string;
  let remove: () => Promise<void>;

  beforeEach(async () => {
    ({ file, remove } = await aDatabaseFile());
  });
  afterEach(() => remove());

  it('creates the folder, for the eyes of its owner only', async () => {
    const inside = join(dirname(file), 'a', 'b', 'koji.db');
    openDatabase(inside).close();
    const { mode } = await stat(dirname(inside));
    assert.equal(mode & 0o777, 0o700);
  });

  it('creates the file and its log for the eyes of their owner only, whatever the folder allows', async () => {
    const database = openDatabase(file);
    database.exec('CREATE TABLE something (id INTEGER)');
    for (const name of [file, `${file}-wal`, `${file}-shm`]) assert.equal((await stat(name)).mode & 0o777, 0o600, name);
    database.close();
  });

  for (const folder of ['/proc/koji', '/proc/self/koji', '/dev/null/koji']) {
    it(`says at once that nothing can be kept in ${folder}, and which setting to mend`, () => {
      assert.throws(
        () => openDatabase(join(folder, 'a', 'koji.db')),
        (error) => isKojiError(error, 'unavailable') && error.message.includes('DATA_DIR'),
      );
    });
  }

  it('writes ahead, so that readers do not wait for writers', () => {
    const database = openDatabase(file);
    assert.deepEqual({ ...database.get('PRAGMA journal_mode') }, { journal_mode: 'wal' });
    database.close();
  });

  it('changes nothing of a database that it opens again', async () => {
    openDatabase(file).close();
    const before = await readFile(file);
    openDatabase(file).close();
    assert.deepEqual(await readFile(file), before);
  });

  it('refuses a file that is no database, and says how to mend it', async () => {
    await writeFile(file, 'Dear diary, '.repeat(100));
    assert.throws(
      () => openDatabase(file),
      (error) => isKojiError(error, 'storedRecord') && error.message.includes(file) && /backup/.test(error.message),
    );
    assert.match(await readFile(file, 'utf8'), /^Dear diary/);
  });

  it('refuses a database of which a part is missing', async () => {
    const database = openDatabase(file);
    const journal = createJournal(depsOver(database));
    for (let order = 0; order < 50; order += 1) {
      await journal.append(aJournalEntry({ id: String(order), order, content: aLine('x'.repeat(2_000)) }));
    }
    database.close();
    await truncate(file, 20_000);
    assert.throws(
      () => openDatabase(file),
      (error) => isKojiError(error, 'storedRecord'),
    );
  });

  it('refuses a database of a newer version, says so, and leaves it alone', () => {
    openDatabase(file).close();
    meddle(file, `UPDATE schemaVersions SET version = 99 WHERE name = 'stores'`);
    assert.throws(
      () => openDatabase(file),
      (error) => isKojiError(error, 'storedRecord') && /newer program: "stores" has version 99/.test(error.message),
    );
    assert.equal(meddle(file, `UPDATE schemaVersions SET version = 98 WHERE version = 99`), 1);
  });

  it('says which setting to mend when the folder cannot be made', async () => {
    await writeFile(file, '');
    assert.throws(
      () => openDatabase(join(file, 'koji.db')),
      (error) => isUnavailable(error) && error instanceof Error && error.message.includes('DATA_DIR'),
    );
  });

  it('is unavailable when the name is that of a folder', () => {
    assert.throws(() => openDatabase(dirname(file)), isUnavailable);
  });

  it('is unavailable while another process holds the lock for longer than the time limit', async () => {
    const database = openDatabase(file, { busyTimeoutMs: 1 });
    const holder = new DatabaseSync(file);
    holder.exec('BEGIN IMMEDIATE');
    await assert.rejects(createJournal(depsOver(database)).append(aJournalEntry()), isUnavailable);
    assert.throws(() => database.transaction(() => assert.fail('must not begin')), isUnavailable);
    holder.exec('ROLLBACK');
    assert.equal(await createJournal(depsOver(database)).append(aJournalEntry()), 'appended');
    holder.close();
    database.close();
  });

  it('is unavailable when the disk is full, and keeps what it had', async () => {
    const database = openDatabase(file);
    const journal = createJournal(depsOver(database));
    await journal.append(aJournalEntry());
    database.exec('PRAGMA max_page_count = 1');
    const long = aJournalEntry({ id: 'entry-2', order: 2, content: aLine('x'.repeat(100_000)) });
    await assert.rejects(journal.append(long), isUnavailable);
    const appendAll = () => database.run('INSERT INTO channelLinks VALUES (?, ?)', 'id', 'x'.repeat(100_000));
    assert.throws(() => database.transaction(appendAll), isUnavailable);
    assert.deepEqual(await journal.entries('handoff-1'), [aJournalEntry()]);
    database.close();
  });

  it('is unavailable once closed, which can be done twice', async () => {
    const database = openDatabase(file);
    const journal = createJournal(depsOver(database));
    await journal.append(aJournalEntry());
    database.close();
    database.close();
    await assert.rejects(journal.append(aJournalEntry()), isUnavailable);
    assert.throws(() => {
      database.exec('SELECT 1');
    }, isUnavailable);
  });

  it('undoes everything of a transaction that fails', () => {
    const database = openDatabase(file);
    const failure = new RangeError('not a failure of SQLite');
    const work = () => {
      database.run('INSERT INTO channelLinks VALUES (?, ?)', 'id', '{}');
      throw failure;
    };
    assert.throws(() => database.transaction(work), failure);
    assert.deepEqual(database.all('SELECT id FROM channelLinks'), []);
    assert.equal(
      database.transaction(() => 'the next one works'),
      'the next one works',
    );
    database.close();
  });

  it('lets errors of the program itself through as they are', () => {
    const database = openDatabase(file);
    assert.throws(
      () => database.get('SELECT nothing FROM nowhere'),
      (error) => !isKojiError(error),
    );
    database.close();
  });
});
