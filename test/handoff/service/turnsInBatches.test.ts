import assert from 'node:assert/strict';
import { createTurnsInBatches } from '../../../handoff/service/turnsInBatches.ts';

const named = (...ids: readonly string[]) => ids.map((id) => ({ id }));
const idsOf = (picked: readonly { readonly id: string }[]) => picked.map(({ id }) => id).join('');

describe('turns in batches', () => {
  it('come to everybody, in order, though those before them want theirs again and again', () => {
    const next = createTurnsInBatches(2);
    const all = named('a', 'b', 'c', 'd', 'e');
    assert.deepEqual(
      [1, 2, 3, 4].map(() => idsOf(next(all))),
      ['ab', 'cd', 'ea', 'bc'],
    );
  });

  it('come first to whoever is new', () => {
    const next = createTurnsInBatches(2);
    assert.equal(idsOf(next(named('a', 'b'))), 'ab');
    assert.equal(idsOf(next(named('a', 'b', 'n'))), 'na');
  });
});
