import assert from 'node:assert/strict';
import { TIMINGS } from '../../../composition/timings.ts';
import { isConnected, returnToQueue } from '../../../handoff/domain/handoff.ts';
import { damageAgent } from '../../support/damagedAgent.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

const HOUR = 3_600_000;

/** Runs the work once, in the moment between the agent's record, which says that they are off duty, and the handoff. */
function onceOffDuty({ stores }: World, work: () => Promise<unknown>): void {
  const before = { ...stores.agents };
  Object.assign(stores.agents, {
    async replace(...[agent, version]: Parameters<typeof before.replace>) {
      const saved = await before.replace(agent, version);
      if (agent.duty === 'on' || saved === 'stale') return saved;
      Object.assign(stores.agents, before);
      await work();
      return saved;
    },
  });
}

async function isOnDuty({ service }: World, agentId: string): Promise<boolean> {
  return (await service.duty.list()).some(({ id }) => id === agentId);
}

async function chatting() {
  const world = createWorld();
  await world.agentOnDuty('agent');
  const customer = await world.customer('carol');
  await world.ask(customer);
  await world.quiet();
  const chat = await world.handoffOf(customer);
  assert.ok(chat && isConnected(chat));
  return { world, customer, chat };
}

describe('a customer whose agent is lost', () => {
  it('goes to the next one also where the record of the agent is damaged', async () => {
    const { world, customer, chat } = await chatting();
    await world.agentOnDuty('other');
    damageAgent(world.stores.agents, 'agent');
    await world.service.returnToQueue(chat, 'silent');
    await world.quiet();
    assert.equal(ownerOf(await world.handoffOf(customer)), 'other');
    assert.deepEqual(world.got(customer).slice(1), ['agentLost', 'connectedCustomer']);
  });

  it('is told of it in time where a server died whose clock was hours ahead', async () => {
    const { world, customer, chat } = await chatting();
    const found = await world.stores.handoffs.load(chat);
    const lost = { agent: chat.state.agent, why: 'silent', at: world.clock.now() + 3 * HOUR } as const;
    const returned = returnToQueue(chat, lost);
    assert.ok(found && returned !== 'notTheirs');
    await world.stores.handoffs.replace(returned, found.version);
    world.restart();
    world.clock.advance(TIMINGS.claimMs);
    await world.service.sweep();
    await world.quiet();
    assert.ok(world.got(customer).includes('agentLost'));
  });
});

describe('an agent whose chat is taken for silence in the moment in which', () => {
  it('they end it stays on duty, and gets the next customer', async () => {
    const { world, customer, chat } = await chatting();
    onceOffDuty(world, () => world.service.endOnly(chat, 'agentEnded'));
    await world.service.returnToQueue(chat, 'silent');
    await world.quiet();
    assert.ok(await isOnDuty(world, 'agent'));
    assert.equal((await world.stores.conversations.load('agent'))?.value.onDuty, true);
    assert.ok(!world.got(customer).includes('agentLost'));
    const next = await world.customer('next');
    await world.ask(next);
    assert.equal(ownerOf(await world.handoffOf(next)), 'agent');
  });

  it('they hand it to a colleague stays on duty', async () => {
    const { world, customer, chat } = await chatting();
    await world.agentOnDuty('other');
    onceOffDuty(world, () => world.service.chats.transfer(chat, 'other'));
    await world.service.returnToQueue(chat, 'silent');
    await world.quiet();
    assert.ok(await isOnDuty(world, 'agent'));
    assert.equal(ownerOf(await world.handoffOf(customer)), 'other');
  });

  it('another server takes it as well is off duty', async () => {
    const { world, customer, chat } = await chatting();
    onceOffDuty(world, () => world.anotherServer().service.returnToQueue(chat, 'silent'));
    await world.service.returnToQueue(chat, 'silent');
    await world.quiet();
    assert.ok(!(await isOnDuty(world, 'agent')));
    assert.equal((await world.handoffOf(customer))?.state.kind, 'waiting');
  });

  it('another server gives it to the next one is off duty', async () => {
    const { world, customer, chat } = await chatting();
    await world.agentOnDuty('other');
    onceOffDuty(world, () => world.anotherServer().service.returnToQueue(chat, 'silent'));
    await world.service.returnToQueue(chat, 'silent');
    await world.quiet();
    assert.ok(!(await isOnDuty(world, 'agent')));
    assert.equal(ownerOf(await world.handoffOf(customer)), 'other');
  });

  it('they end it stays off duty if they were', async () => {
    const { world, chat } = await chatting();
    await world.service.duty.off('agent');
    const isStillDue = async (): Promise<boolean> => (await world.service.endOnly(chat, 'agentEnded')) === 'ended';
    await world.service.returnToQueue(chat, 'silent', isStillDue);
    assert.ok(!(await isOnDuty(world, 'agent')));
  });

  it('it ends is off duty where nothing reaches them', async () => {
    const { world, chat } = await chatting();
    onceOffDuty(world, () => world.service.endOnly(chat, 'customerEnded'));
    await world.service.returnToQueue(chat, 'unreachable');
    await world.quiet();
    assert.ok(!(await isOnDuty(world, 'agent')));
  });
});
