import assert from 'node:assert/strict';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import type { EndReason } from '../../../handoff/domain/handoff.ts';
import { end } from '../../../handoff/domain/handoff.ts';
import { reserve } from '../../../handoff/domain/presence.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

/** Longer than a slot may go unclaimed. */
const LONG = 60_000;

/** The end was saved, and its server died before anything followed. */
async function endedAndKilled(world: World, customer: Conversation, reason: EndReason): Promise<void> {
  const handoff = await world.handoffOf(customer);
  const found = handoff && (await world.stores.handoffs.load({ deskId: handoff.deskId, id: handoff.id }));
  assert.ok(found);
  const ended = end(found.value, reason, world.clock.now());
  assert.ok(ended !== 'ended');
  await world.stores.handoffs.replace(ended, found.version);
  world.restart();
}

describe('an agent whose chat has ended, and whose server died with it, gets the next customer', () => {
  for (const reason of ['agentEnded', 'customerEnded'] as const) {
    it(`once everybody was told of the end: ${reason}`, async () => {
      const world = createWorld();
      const [agent, carol] = [await world.agentOnDuty('agent'), await world.customer('carol')];
      await world.ask(carol);
      await world.quiet();
      world.clock.advance(LONG);
      await endedAndKilled(world, carol, reason);
      const dave = await world.customer('dave');
      await world.ask(dave);
      await world.quiet();
      await world.service.sweep();
      await world.quiet();
      const isByAgent = reason === 'agentEnded';
      assert.equal(ownerOf(await world.handoffOf(dave)), 'agent');
      assert.deepEqual(world.got(carol), ['connectedCustomer', ...(isByAgent ? ['endedByAgent'] : [])]);
      assert.deepEqual(world.got(agent), ['summary', ...(isByAgent ? [] : ['endedByCustomer']), 'summary']);
      assert.equal((await world.stores.conversations.load(carol.id))?.value.handoff, undefined);
    });
  }
});

describe('room that a killed server has held', () => {
  it('by a clock that was hours ahead is given back at once', async () => {
    const world = createWorld();
    await world.agentOnDuty('agent');
    const agent = await world.stores.agents.load({ deskId: 'certification', id: 'agent' });
    assert.ok(agent);
    const reservedAt = world.clock.now() + 3 * 3_600_000;
    const held = reserve(agent.value, { handoffId: 'never claimed', generation: 0, reservedAt }, 1);
    assert.ok(held !== 'full');
    await world.stores.agents.replace(held, agent.version);
    const carol = await world.customer('carol');
    await world.ask(carol);
    assert.equal(ownerOf(await world.handoffOf(carol)), 'agent');
  });
});
