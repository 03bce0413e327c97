import assert from 'node:assert/strict';
import { createKeyedQueue } from '../keyedQueue.ts';

describe('the turns of one conversation', () => {
  it('happen one after the other, and those of another side by side', async () => {
    const queue = createKeyedQueue();
    const log: string[] = [];
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const first = queue.run('a', async () => {
      await held;
      log.push('a1');
    });
    const second = queue.run('a', async () => void log.push('a2'));
    await queue.run('b', async () => void log.push('b1'));
    letGo();
    await Promise.all([first, second]);
    assert.deepEqual(log, ['b1', 'a1', 'a2']);
  });

  it('go on after one that failed, and the failure reaches who asked', async () => {
    const queue = createKeyedQueue();
    await assert.rejects(
      queue.run('a', () => Promise.reject(new RangeError('mine'))),
      RangeError,
    );
    assert.equal(await queue.run('a', () => Promise.resolve('next')), 'next');
  });
});
