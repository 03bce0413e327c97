import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
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

  it('is never an empty one, which everybody knows', () => {
    writeFileSync(path.join(folder, 'direct-line.secret'), '\n');
    assert.throws(secret, (error) => isKojiError(error, 'storedRecord') && error.message.includes('Delete it'));
  });
});
