import assert from 'node:assert/strict';
import { damageAgent } from '../../support/damagedAgent.ts';
import { OFFER_MS, heardBy, offeredTo, offering } from './offering.ts';

const HOUR = 3_600_000;

describe('an offer that is out', () => {
  it('to an agent whose record is damaged goes on to the next', async () => {
    const { world, customer, after } = await offering('ann', 'bob');
    damageAgent(world.stores.agents, 'ann');
    await after(5_000);
    assert.equal(await offeredTo(world, customer), 'bob');
  });

  it('since a clock was hours ahead is made anew, and moves on when nobody answers it', async () => {
    const { world, customer, after } = await offering('ann', 'bob');
    world.clock.advance(-3 * HOUR);
    await after(5_000);
    assert.equal(await offeredTo(world, customer), 'ann');
    await after(OFFER_MS);
    assert.equal(await offeredTo(world, customer), 'bob');
  });

  it('while no server was there sends nobody off duty: the agent is asked anew', async () => {
    const { world, agents, customer, after } = await offering('ann');
    await after(OFFER_MS + HOUR);
    assert.equal(await offeredTo(world, customer), 'ann');
    assert.deepEqual(heardBy(world, agents), [['offer', 'offer withdrawn', 'offer']]);
  });
});
