import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ABSENT, haveDocuments } from './atlassianDocuments.ts';

describe("without Atlassian's documents", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'koji-atlassian-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('the checks against them are skipped on a machine of anybody', () => {
    assert.equal(haveDocuments(folder, false), false);
    assert.equal(haveDocuments(join(folder, 'not', 'there'), false), false);
  });

  it('the tests fail on a build server, with a sentence that says why', () => {
    assert.throws(() => haveDocuments(folder, true), { name: 'AssertionError', message: ABSENT });
  });
});
