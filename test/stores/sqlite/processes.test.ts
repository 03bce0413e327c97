import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createAgentStore } from '../../../stores/sqlite/handoffStores.ts';
import { createJournal } from '../../../stores/sqlite/journal.ts';
import { openDatabase } from '../../../stores/sqlite/openDatabase.ts';
import { anAgent } from '../../support/data.ts';
import { aDatabaseFile, depsOver } from '../sqliteFixture.ts';

describe('one SQLite file and several processes', () => {
  let file: string;
  let remove: () => Promise<void>;
  let children: ChildProcess[];

  beforeEach(async () => {
    ({ file, remove } = await aDatabaseFile());
    children = [];
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    await remove();
  });

  function start(program: string, ...values: readonly string[]) {
    const path = fileURLToPath(new URL(program, import.meta.url));
    const child = spawn(process.execPath, [path, file, ...values], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    return child;
  }

  it('loses nothing that was written by a process killed without warning', async () => {
    const child = start('writer.ts');
    const exit = once(child, 'exit');
    let kept = 0;
    for await (const line of createInterface(child.stdout)) {
      kept = Number(line);
      if (kept === 200) child.kill('SIGKILL');
    }
    assert.deepEqual(await exit, [null, 'SIGKILL']);
    const database = openDatabase(file);
    const found = await createJournal(depsOver(database)).pending();
    database.close();
    assert(kept >= 200);
    assert.deepEqual(
      found.slice(0, kept).map((entry) => entry.order),
      Array.from({ length: kept }, (_, index) => index + 1),
    );
  });

  it('lets no process overwrite what another has just written', async () => {
    const exits = await Promise.all([1, 2, 3].map(() => once(start('counter.ts', '100'), 'exit')));
    assert.deepEqual(exits, [
      [0, null],
      [0, null],
      [0, null],
    ]);
    const database = openDatabase(file);
    const found = await createAgentStore(depsOver(database)).load(anAgent());
    database.close();
    assert.equal(found?.value.idleSince, 300);
  });
});
