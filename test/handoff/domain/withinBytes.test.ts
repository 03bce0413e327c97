import assert from 'node:assert/strict';
import { withinBytes } from '../../../handoff/domain/withinBytes.ts';

describe('lines within so many bytes', () => {
  const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`.padEnd(97, '.'));

  it('are left as they are where they fit', () => {
    assert.equal(withinBytes(lines, 20 * 100), lines);
  });

  it('are the first and the last ones, with the number of those between', () => {
    assert.deepEqual(withinBytes(lines, 600), [...lines.slice(0, 3), '[… 14 …]', ...lines.slice(-3)]);
  });

  it('count what a store writes: several bytes for a letter, and signs behind a backslash', () => {
    assert.deepEqual(withinBytes(['電'.repeat(30), '"'.repeat(30), 'end'], 130), ['[… 2 …]', 'end']);
  });
});
