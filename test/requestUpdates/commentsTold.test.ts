import assert from 'node:assert/strict';
import { commented, given, KEY, noticed, PERSON } from './newsScenes.ts';
import type { UpdatesWorld } from './updatesWorld.ts';
import { createUpdatesWorld, MINUTE } from './updatesWorld.ts';

describe('comments that were told', () => {
  let world: UpdatesWorld;
  const here = (turn?: string) => ({ conversationId: world.customer.id, ...(turn === undefined ? {} : { turn }) });
  const answerable = (turn?: string) => world.boxes.answerable(PERSON, here(turn));

  beforeEach(async () => {
    world = await createUpdatesWorld();
    given(world);
    commented(world, {});
    await noticed(world);
  });
  afterEach(() => world.stores.close());

  it('can be answered where they were told', async () => {
    const at = world.clock.now();
    assert.deepEqual(await answerable('t1'), { keys: [KEY], at });
    assert.equal(await world.boxes.answerable(PERSON, { conversationId: 'another' }), undefined);
    assert.equal(await world.boxes.answerable('account:another', here()), undefined);
  });

  it('can be answered for an hour after the person has come back to read them', async () => {
    world.clock.advance(300 * MINUTE);
    await world.boxes.claim(PERSON, world.customer.id);
    assert.ok(await answerable());
    world.clock.advance(60 * MINUTE + 1);
    await world.boxes.claim(PERSON, world.customer.id);
    assert.equal(await answerable(), undefined);
  });

  it('are not answered by the message they were told before', async () => {
    commented(world, { id: '9' });
    await world.boxes.add(PERSON, [
      { kind: 'comment', id: 'x', at: 0, title: '', key: 'CERT-7', url: '', author: '', text: '' },
    ]);
    await world.boxes.settle(PERSON, await world.boxes.claim(PERSON, world.customer.id), here('t1'));
    assert.equal(await answerable('t1'), undefined);
    assert.deepEqual((await answerable('t2'))?.keys, ['CERT-7']);
  });

  it('can still be answered after other news', async () => {
    world.desk.comments = [];
    given(world, { statusChangedAtMs: world.clock.now() });
    await noticed(world);
    assert.equal(world.heard().length, 2);
    assert.deepEqual((await answerable())?.keys, [KEY]);
  });
});
