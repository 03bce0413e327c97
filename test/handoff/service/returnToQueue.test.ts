import assert from 'node:assert/strict';
import { TIMINGS } from '../../../composition/timings.ts';
import type { NoticeKey } from '../../../handoff/domain/content.ts';
import { isConnected, returnToQueue } from '../../../handoff/domain/handoff.ts';
import { damageAgent } from '../../support/damagedAgent.ts';
import { liveChatSettings } from '../../support/data.ts';
import { dyingStores } from '../../support/dyingStores.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import type { World, WrapStores } from '../../support/handoffWorld.ts';
import { steps } from './twoServers.ts';

const HOUR = 3_600_000;

/** Does the work once, in the moment in which the chat is found to be due. */
function inThatMoment(work: () => Promise<unknown>): () => Promise<boolean> {
  let isDone = false;
  return async () => {
    if (!isDone) await work();
    isDone = true;
    return true;
  };
}

async function isOnDuty({ service }: World, agentId: string): Promise<boolean> {
  return (await service.duty.list()).some(({ id }) => id === agentId);
}

async function chatting(wrap?: WrapStores) {
  const world = createWorld(wrap);
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

describe('an agent whose chat is to be taken for silence in the moment in which', () => {
  it('they end it stays on duty, and gets the next customer', async () => {
    const { world, customer, chat } = await chatting();
    await world.service.returnToQueue(
      chat,
      'silent',
      inThatMoment(() => world.service.endOnly(chat, 'agentEnded')),
    );
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
    await world.service.returnToQueue(
      chat,
      'silent',
      inThatMoment(() => world.service.chats.transfer(chat, 'other')),
    );
    await world.quiet();
    assert.ok(await isOnDuty(world, 'agent'));
    assert.equal(ownerOf(await world.handoffOf(customer)), 'other');
  });

  it('another server takes it as well is off duty', async () => {
    const { world, customer, chat } = await chatting();
    await world.service.returnToQueue(
      chat,
      'silent',
      inThatMoment(() => world.anotherServer().service.returnToQueue(chat, 'silent')),
    );
    await world.quiet();
    assert.ok(!(await isOnDuty(world, 'agent')));
    assert.equal((await world.handoffOf(customer))?.state.kind, 'waiting');
  });

  it('another server gives it to the next one is off duty', async () => {
    const { world, customer, chat } = await chatting();
    await world.agentOnDuty('other');
    await world.service.returnToQueue(
      chat,
      'silent',
      inThatMoment(() => world.anotherServer().service.returnToQueue(chat, 'silent')),
    );
    await world.quiet();
    assert.ok(!(await isOnDuty(world, 'agent')));
    assert.equal(ownerOf(await world.handoffOf(customer)), 'other');
  });

  it('they end it stays off duty if they were', async () => {
    const { world, chat } = await chatting();
    await world.service.duty.off('agent');
    await world.service.returnToQueue(
      chat,
      'silent',
      inThatMoment(() => world.service.endOnly(chat, 'agentEnded')),
    );
    assert.ok(!(await isOnDuty(world, 'agent')));
  });
});

describe('a chat that is taken from its agent by a server that dies at it', () => {
  /** The server dies after so many operations, and a colleague comes on duty at once. */
  async function killedAfter(operations: number) {
    const dying = dyingStores();
    const { world, customer, chat } = await chatting(dying.wrap);
    dying.dieAfter(operations);
    const isDone = await world.service.returnToQueue(chat, 'silent').then(
      () => true,
      () => false,
    );
    dying.revive();
    world.restart();
    await world.agentOnDuty('other');
    await world.service.assignWaiting();
    await world.quiet();
    return { world, customer, isDone };
  }

  /** What says of itself that it may have arrived before is the same once more. */
  function timesTold({ sent }: World['messenger'], key: NoticeKey): number {
    const told = sent.filter(({ content }) => content.kind === 'notice' && content.key === key);
    const ids = new Set(told.map(({ id }) => id));
    assert.ok(told.filter(({ saidAgain = false }) => !saidAgain).length <= ids.size, `${key} was said twice alike`);
    return ids.size;
  }

  /** What the agent is, by their own record, by their window, and as far as they know. */
  async function agentOf({ stores, messenger }: World) {
    const record = (await stores.agents.load({ deskId: 'certification', id: 'agent' }))?.value;
    const window = (await stores.conversations.load('agent'))?.value;
    assert.ok(record && window);
    return { duty: record.duty, onDuty: window.onDuty ?? false, told: timesTold(messenger, 'chatTaken') };
  }

  it('is still theirs, and they are on duty, or it is a colleague’s, and both have heard so', async () => {
    const fates = new Set<string | undefined>();
    for (let operations = 1, isDone = false; !isDone; operations += 1) {
      const killed = await killedAfter(operations);
      ({ isDone } = killed);
      const { world, customer } = killed;
      const owner = ownerOf(await world.handoffOf(customer));
      fates.add(owner);
      const lost = timesTold(world.messenger, 'agentLost');
      const expected =
        owner === 'agent' ? [{ duty: 'on', onDuty: true, told: 0 }, 0] : [{ duty: 'off', onDuty: false, told: 1 }, 1];
      assert.deepEqual([await agentOf(world), lost], expected, `after ${operations} operations`);
    }
    assert.deepEqual(fates, new Set(['agent', 'other']));
  });

  it('is over with the customer who leaves at once, and the agent has heard of it', async () => {
    const dying = dyingStores();
    const { world, customer, chat } = await chatting(dying.wrap);
    dying.dieAfter(2);
    await assert.rejects(world.service.returnToQueue(chat, 'silent'));
    dying.revive();
    world.restart();
    assert.equal((await world.handoffOf(customer))?.state.kind, 'waiting');
    await world.service.endChat({ deskId: chat.deskId, id: chat.id }, 'customerLeftQueue');
    await world.quiet();
    assert.deepEqual(await agentOf(world), { duty: 'off', onDuty: false, told: 1 });
  });

  it('is over with the customer whom nothing reaches any more, and keeps no colleague waiting', async () => {
    const dying = dyingStores();
    const { world, customer, chat } = await chatting(dying.wrap);
    dying.dieAfter(2);
    await assert.rejects(world.service.returnToQueue(chat, 'silent'));
    dying.revive();
    world.restart();
    world.messenger.decide = ({ address }) => (address === customer.address ? 'gone' : 'delivered');
    await world.agentOnDuty('other');
    const assigned = world.service.assignWaiting().then(() => 'assigned');
    for (let second = 0; second < 20; second += 1) {
      await steps();
      world.clock.advance(1_000);
    }
    assert.equal(await Promise.race([assigned, steps()]), 'assigned');
    await world.quiet();
    assert.equal((await world.stores.handoffs.load(chat))?.value.state.kind, 'ended');
    assert.deepEqual(await agentOf(world), { duty: 'off', onDuty: false, told: 1 });
  });

  it('leaves the agent on duty who says so before another server goes on with it', async () => {
    const dying = dyingStores();
    const { world, chat } = await chatting(dying.wrap);
    dying.dieAfter(6);
    await assert.rejects(world.service.returnToQueue(chat, 'silent'));
    dying.revive();
    world.restart();
    assert.ok(!(await isOnDuty(world, 'agent')));
    world.clock.advance(1);
    await world.agentOnDuty('agent');
    await world.service.assignWaiting();
    assert.ok(await isOnDuty(world, 'agent'));
  });

  it('leaves the agent off duty where another customer of theirs leaves before another server goes on with it', async () => {
    const dying = dyingStores();
    const world = createWorld(dying.wrap);
    world.settings.current = liveChatSettings({ capacity: 2 });
    await world.agentOnDuty('agent');
    const [ann, bob] = [await world.customer('ann'), await world.customer('bob')];
    await world.ask(ann);
    await world.ask(bob);
    await world.quiet();
    world.clock.advance(60_000);
    const chat = await world.handoffOf(ann);
    assert.ok(chat && isConnected(chat) && ownerOf(await world.handoffOf(bob)) === 'agent');
    for (let operations = 1; (await world.handoffOf(ann))?.state.kind === 'connected'; operations += 1) {
      dying.dieAfter(operations);
      await assert.rejects(world.service.returnToQueue(chat, 'unreachable'));
      dying.revive();
    }
    world.restart();
    world.clock.advance(1_000);
    await world.service.endChat((await world.handoffOf(bob)) ?? assert.fail('no chat'), 'customerEnded');
    await world.quiet();
    for (let sweep = 0; sweep < 2; sweep += 1) {
      world.clock.advance(5_000);
      await world.service.sweep();
      await world.quiet();
    }
    assert.ok(!(await isOnDuty(world, 'agent')));
  });
});
