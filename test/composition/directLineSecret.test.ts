import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { directLineSecret } from '../../composition/directLineSecret.ts';
import { loadConfig } from '../../config.ts';
import { isKojiError } from '../../errors.ts';

describe('the secret of the embedded Direct Line', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'koji-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const secret = (): string => directLineSecret(loadConfig({ DATA_DIR: folder }));

  it('is made at the first start and kept', () => {
    const made = secret();
    assert.ok(made.length >= 32);
    assert.equal(secret(), made);
  });

  it('is one for all processes that start for the first time at the same moment', async () => {
    const program = path.join(import.meta.dirname, 'firstStart.ts');
    const starts = Array.from({ length: 3 }, () => promisify(execFile)(process.execPath, [program, folder]));
    const secrets = (await Promise.all(starts)).map(({ stdout }) => stdout);
    assert.deepEqual(new Set(secrets), new Set([secret()]));
  });

  it('is never an empty one, which everybody knows', () => {
    writeFileSync(path.join(folder, 'direct-line.secret'), '\n');
    assert.throws(secret, (error) => isKojiError(error, 'storedRecord') && error.message.includes('Delete it'));
  });
});
