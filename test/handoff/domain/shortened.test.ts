import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shortened } from '../../../handoff/domain/shortened.ts';

describe('texts that share a room', () => {
  it('stay whole where they fit', () => {
    assert.deepEqual(shortened(['no toner', 'since noon'], 18), ['no toner', 'since noon']);
    assert.deepEqual(shortened([], 0), []);
  });

  it('are cut where they are longest, so that short ones stay whole', () => {
    assert.deepEqual(shortened(['a'.repeat(50), 'short', 'b'.repeat(50)], 25), [
      `${'a'.repeat(10)}…`,
      'short',
      `${'b'.repeat(10)}…`,
    ]);
  });

  it('count a sign as the six characters that it may be written as', () => {
    assert.deepEqual(shortened(['*'.repeat(50)], 12), ['**…']);
  });

  it('are never cut through a character', () => {
    assert.deepEqual(shortened(['🔥🔥🔥'], 12), ['🔥🔥…']);
    assert.deepEqual(shortened(['𝒳𝒳𝒳'], 3), ['𝒳…']);
  });

  it('fit, and begin as they did, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 })), fc.nat(200), (texts, room) => {
        const cut = shortened(texts, room);
        assert.ok(texts.every((text, index) => text.startsWith((cut[index] ?? '-').replace(/…$/, ''))));
        const taken = cut.map((text, index) => (text === texts[index] ? text : text.slice(0, -1)));
        assert.ok(taken.join('').length <= room);
      }),
    );
  });
});
