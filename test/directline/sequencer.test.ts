import assert from 'node:assert/strict';
import { createSequencer } from '../../directline/sequencer.ts';
import { KojiError } from '../../errors.ts';

describe('createSequencer', () => {
  it('starts a task of a key when the one before has ended, even in failure', async () => {
    const sequencer = createSequencer();
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const failing = sequencer.run('a', async () => {
      await gate.promise;
      order.push('first');
      throw new KojiError('unavailable', 'on purpose');
    });
    const second = sequencer.run('a', async () => order.push('second'));
    await sequencer.run('b', async () => order.push('of another key'));
    gate.resolve();
    await assert.rejects(failing, KojiError);
    await second;
    assert.deepEqual(order, ['of another key', 'first', 'second']);
  });

  it('is idle once every task has ended, those added meanwhile included', async () => {
    const sequencer = createSequencer();
    const done: string[] = [];
    void sequencer.run('a', async () => {
      done.push('first');
      void sequencer.run('a', async () => done.push('second'));
    });
    await sequencer.idle();
    assert.deepEqual(done, ['first', 'second']);
  });
});
