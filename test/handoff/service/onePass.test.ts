import assert from 'node:assert/strict';
import { onePass } from '../../../handoff/service/onePass.ts';

/** Work that ends when the test says so; counts how many passes began and ran at once. */
function slowWork() {
  const passes: PromiseWithResolvers<number>[] = [];
  let running = 0;
  let most = 0;
  const ask = onePass(async () => {
    running += 1;
    most = Math.max(most, running);
    const pass = Promise.withResolvers<number>();
    passes.push(pass);
    return pass.promise.finally(() => (running -= 1));
  });
  return { ask, passes, most: () => most };
}

/** Lets everything that is not waited for go on. */
const settled = () => new Promise<void>((resolve) => void setImmediate(resolve));

describe('work in passes', () => {
  it('gives everybody who asks during a pass the next one, together', async () => {
    const { ask, passes, most } = slowWork();
    const first = ask();
    const others = [ask(), ask(), ask()];
    passes[0]?.resolve(1);
    assert.equal(await first, 1);
    await settled();
    passes[1]?.resolve(2);
    assert.deepEqual(await Promise.all(others), [2, 2, 2]);
    assert.deepEqual([passes.length, most()], [2, 1]);
  });

  it('begins a pass of their own for who asks when none runs', async () => {
    const { ask, passes } = slowWork();
    const first = ask();
    passes[0]?.resolve(1);
    await first;
    const second = ask();
    passes[1]?.resolve(2);
    assert.equal(await second, 2);
  });

  it('goes on after a pass that failed, which only those who asked for it hear of', async () => {
    const { ask, passes } = slowWork();
    const first = ask();
    const second = ask();
    passes[0]?.reject(new RangeError('away'));
    await assert.rejects(first, RangeError);
    await settled();
    passes[1]?.resolve(2);
    assert.equal(await second, 2);
  });
});
