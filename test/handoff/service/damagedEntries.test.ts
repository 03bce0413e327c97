import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { KojiError } from '../../../errors.ts';
import type { JournalEntry } from '../../../handoff/domain/journal.ts';
import { offerOf } from '../../../handoff/domain/offer.ts';
import type { Outcome } from '../../../handoff/ports.ts';
import { liveChatSettings } from '../../support/data.ts';
import { createWorld } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

/** From a moment on, entries whose id has this in it cannot be read; searches pass over them, as every store does. */
function worldWithDamaged(part: string) {
  const damage = { isThere: false };
  const isDamaged = (id: string): boolean => damage.isThere && id.includes(part);
  const readable = (entries: readonly JournalEntry[]) => entries.filter(({ id }) => !isDamaged(id));
  const world = createWorld((stores) => ({
    ...stores,
    journal: {
      ...stores.journal,
      find: (handoffId, id) =>
        isDamaged(id)
          ? Promise.reject(new KojiError('storedRecord', 'Damaged by this test.'))
          : stores.journal.find(handoffId, id),
      entries: async (handoffId) => readable(await stores.journal.entries(handoffId)),
      open: async (handoffId) => readable(await stores.journal.open(handoffId)),
      pending: async () => readable(await stores.journal.pending()),
    },
  }));
  return { world, damage };
}

/** Lets so many tenths of a second pass, and whatever is at work go on. */
async function pass(world: World, tenths: number): Promise<void> {
  for (let tenth = 0; tenth < tenths; tenth += 1) {
    for (let step = 0; step < 5; step += 1) await setImmediate();
    world.clock.advance(100);
  }
}

/** What every server does every five seconds, so many times. */
async function sweeps(world: World, times: number): Promise<void> {
  for (let sweep = 0; sweep < times; sweep += 1) {
    world.clock.advance(5_000);
    await world.service.takeUpMessages();
    const sweeping = world.service.sweep();
    await pass(world, 10);
    await sweeping;
  }
}

describe('an entry of the journal that cannot be read', () => {
  it('of a chat’s beginning stops none of the lines after it', async () => {
    const { world, damage } = worldWithDamaged(':connectedCustomer');
    const [agent, ann] = [await world.agentOnDuty('agent'), await world.customer('ann')];
    await world.ask(ann);
    await world.quiet();
    damage.isThere = true;
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    world.messenger.decide = ({ content }) =>
      content.kind === 'line' && content.text === 'one' ? promise : 'delivered';
    for (const text of ['one', 'two']) {
      const said = world.say(ann, text);
      await pass(world, 8);
      await said;
    }
    resolve('delivered');
    await pass(world, 40);
    await sweeps(world, 3);
    assert.deepEqual(world.got(agent).slice(1), ['ann: one', 'ann: two']);
  });

  it('of an offer does not keep it open for ever: a colleague is asked when its time is up', async () => {
    const { world, damage } = worldWithDamaged(':offer:');
    world.settings.current = liveChatSettings({ assignment: 'offer', offerMs: 60_000 });
    await world.agentOnDuty('first');
    world.clock.advance(1);
    await world.agentOnDuty('second');
    const ann = await world.customer('ann');
    world.messenger.decide = ({ content }) => (content.kind === 'offer' ? 'unknown' : 'delivered');
    const asking = world.ask(ann);
    await pass(world, 10);
    await asking;
    damage.isThere = true;
    await sweeps(world, 13);
    const handoff = (await world.handoffOf(ann)) ?? assert.fail('no handoff');
    assert.equal(offerOf(handoff)?.agent.name, 'second');
  });
});
