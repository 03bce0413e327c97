import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { holdLock, openGate } from '../../../bench/chaos/away.ts';
import type { Gate } from '../../../bench/chaos/away.ts';
import { isKojiError } from '../../../errors.ts';
import { openDatabase } from '../../../stores/sqlite/openDatabase.ts';

describe('a store that is away', () => {
  describe('behind a gate', () => {
    const behind = createServer((_request, response) => void response.end('there'));
    let gate: Gate;

    beforeEach(async () => {
      gate = await openGate(behind);
    });

    afterEach(() => gate.close());

    async function ask(): Promise<string> {
      const response = await fetch(gate.url);
      return `${response.status} ${await response.text()}`;
    }

    it('answers while the gate is open', async () => {
      assert.equal(await ask(), '200 there');
    });

    it('refuses while it is shut, and answers afterwards', async () => {
      const shut = gate.shut({ how: 'refuses', lastsMs: 50 });
      assert.match(await ask(), /^503 /);
      await shut;
      assert.equal(await ask(), '200 there');
    });

    it('breaks connections', async () => {
      const shut = gate.shut({ how: 'breaks', lastsMs: 50 });
      await assert.rejects(ask());
      await shut;
      assert.equal(await ask(), '200 there');
    });

    it('says nothing, and breaks off at the end', async () => {
      const asked = assert.rejects(ask());
      await gate.shut({ how: 'silent', lastsMs: 50 });
      await asked;
      assert.equal(await ask(), '200 there');
    });
  });

  it('lets nobody write while its lock is held', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'koji-chaos-away-'));
    const file = path.join(folder, 'koji.db');
    const database = openDatabase(file, { busyTimeoutMs: 0 });
    const write = () => database.exec('CREATE TABLE IF NOT EXISTS written (id TEXT)');
    const held = holdLock(file, 50);
    assert.throws(write, (error) => isKojiError(error, 'unavailable'));
    await held;
    write();
    database.close();
    rmSync(folder, { recursive: true });
  });
});
