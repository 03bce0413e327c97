import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import type { EndReason } from '../../../handoff/domain/handoff.ts';
import { NOTICING_MS } from '../../../handoff/domain/misdelivery.ts';
import type { Outcome } from '../../../handoff/ports.ts';
import { createWorld } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

async function connected() {
  const world = createWorld();
  await world.agentOnDuty('agent');
  const customer = await world.customer('carol');
  await world.ask(customer);
  const handoff = await world.handoffOf(customer);
  assert.ok(handoff);
  const key = { deskId: handoff.deskId, id: handoff.id };
  return { world, customer, end: (reason: EndReason) => world.service.endChat(key, reason) };
}

async function mayNotKnow(world: World, { id }: Conversation): Promise<boolean> {
  const found = await world.stores.conversations.load(id);
  assert.ok(found);
  return world.service.toldOfEnd.mayNotKnow(found.value);
}

describe('a customer whose chat is over', () => {
  for (const reason of ['agentEnded', 'customerSilent'] as const) {
    it(`may not know it until they have had the time to read that it is: ${reason}`, async () => {
      const { world, customer, end } = await connected();
      await end(reason);
      await world.quiet();
      assert.equal(await mayNotKnow(world, customer), true);
      world.clock.advance(NOTICING_MS);
      assert.equal(await mayNotKnow(world, customer), false);
    });
  }

  it('may not know it for as long as the notice is on its way', async () => {
    const { world, customer, end } = await connected();
    await world.quiet();
    let deliver: (outcome: Outcome) => void = () => undefined;
    const settled = new Promise<Outcome>((resolve) => {
      deliver = resolve;
    });
    world.messenger.decide = ({ address }) => (address === customer.address ? settled : 'delivered');
    const ending = end('agentEnded');
    for (let second = 0; second < 10; second += 1) {
      await setImmediate();
      world.clock.advance(1_000);
    }
    assert.equal(await mayNotKnow(world, customer), true);
    deliver('delivered');
    await ending;
    await world.quiet();
    assert.equal(await mayNotKnow(world, customer), false);
  });

  it('knows it where they have ended it themselves', async () => {
    const { world, customer, end } = await connected();
    await end('customerEnded');
    assert.equal(await mayNotKnow(world, customer), false);
  });

  it('has nothing to know where there was no chat', async () => {
    const { world } = await connected();
    assert.equal(await mayNotKnow(world, await world.customer('new')), false);
  });
});
