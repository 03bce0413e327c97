import assert from 'node:assert/strict';
import { afterHearing, afterTyping } from '../../../bench/chaos/view.ts';

describe('what an agent of the trial believes', () => {
  const withAnn = { chat: 'Ann' };

  it('is what the last word said whom they write to, also that a line is held', () => {
    assert.deepEqual(afterHearing(withAnn, 'agent', { kind: 'writingTo', customer: 'Bob' }), { chat: 'Bob' });
    assert.deepEqual(afterHearing(withAnn, 'agent', { kind: 'held', customer: 'Bob' }), { chat: 'Bob' });
  });

  it('is nothing any more once they have typed what leaves the chat', () => {
    assert.equal(afterTyping(withAnn, '#exit').chat, undefined);
  });
});
