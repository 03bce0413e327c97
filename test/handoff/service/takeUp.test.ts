import assert from 'node:assert/strict';
import { connect, end, isConnected } from '../../../handoff/domain/handoff.ts';
import type { Handoff } from '../../../handoff/domain/handoff.ts';
import { reserve } from '../../../handoff/domain/presence.ts';
import { TIMINGS } from '../../../composition/timings.ts';
import { liveChatSettings } from '../../support/data.ts';
import { dyingStores } from '../../support/dyingStores.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import type { World, WrapStores } from '../../support/handoffWorld.ts';

async function replace(world: World, next: Handoff): Promise<void> {
  const found = await world.stores.handoffs.load({ deskId: next.deskId, id: next.id });
  assert.ok(found);
  await world.stores.handoffs.replace(next, found.version);
}

async function restarted(world: World): Promise<void> {
  world.restart();
  await world.service.start();
  await world.quiet();
}

/** A second chat of an agent, saved by a server that died then; its clock was ahead by so many milliseconds. */
async function claimedBy(aheadMs: number, wrap?: WrapStores) {
  const world = createWorld(wrap);
  await world.agentOnDuty('busy');
  await world.ask(await world.customer('other'));
  const customer = await world.customer('carol');
  await world.ask(customer);
  await world.quiet();
  const waiting = await world.handoffOf(customer);
  const agent = await world.stores.agents.load({ deskId: 'certification', id: 'busy' });
  assert.ok(waiting && agent);
  const held = reserve(agent.value, { handoffId: waiting.id, reservedAt: 0, generation: waiting.generation }, 2);
  assert.ok(held !== 'full');
  await world.stores.agents.replace(held, agent.version);
  const { party } = agent.value;
  const to = { agent: party, handle: '2', checkAt: world.clock.now() + 60_000, sender: { server: 'dead', until: 0 } };
  const claimed = connect(waiting, to, world.clock.now() + aheadMs);
  assert.ok(claimed !== 'taken');
  await replace(world, claimed);
  return { world, customer, tellsAgent: () => world.messenger.to(party.address) };
}

describe('a server that died between two writes', () => {
  it('after a chat was claimed: both sides are told at the next start, and once', async () => {
    const { world, customer, tellsAgent } = await claimedBy(0);
    const before = world.got(customer).length;
    await restarted(world);
    await restarted(world);
    assert.deepEqual(world.got(customer).slice(before), ['connectedCustomer']);
    assert.equal(tellsAgent().filter((each) => each === 'summary').length, 2);
  });

  it('after a chat was claimed, by a clock that was hours ahead: both sides are told by a sweep, and once', async () => {
    const { world, customer } = await claimedBy(3 * 3_600_000);
    const before = world.got(customer).length;
    for (let sweep = 0; sweep < 2; sweep += 1) {
      await world.service.sweep();
      await world.quiet();
    }
    assert.deepEqual(world.got(customer).slice(before), ['connectedCustomer']);
  });

  it('after a chat was claimed, and whose store was away then: both sides are told by the first sweep that can', async () => {
    const dying = dyingStores();
    const { world, customer, tellsAgent } = await claimedBy(0, dying.wrap);
    const before = world.got(customer).length;
    await world.service.sweep();
    for (let minute = 0; minute < 4; minute += 1) {
      dying.dieAfter(0);
      await assert.rejects(world.service.sweep());
      world.clock.advance(60_000);
    }
    dying.revive();
    await world.service.sweep();
    await world.quiet();
    assert.deepEqual(world.got(customer).slice(before), ['connectedCustomer']);
    assert.equal(tellsAgent().filter((each) => each === 'summary').length, 2);
  });

  it('after a chat was ended: the other side is told at the next start, and the agent is free', async () => {
    const world = createWorld();
    const [agent, customer] = [await world.agentOnDuty('agent'), await world.customer('carol')];
    await world.ask(customer);
    await world.quiet();
    const running = await world.handoffOf(customer);
    assert.ok(running);
    const over = end(running, 'customerEnded', world.clock.now());
    if (over !== 'ended') await replace(world, over);
    await restarted(world);
    await restarted(world);
    assert.deepEqual(world.got(agent).slice(1), ['endedByCustomer']);
    assert.deepEqual((await world.service.duty.list())[0]?.slots, []);
    assert.equal(await world.part(customer), undefined);
  });

  it('leaves a chat that was announced alone', async () => {
    const world = createWorld();
    const [agent, customer] = [await world.agentOnDuty('agent'), await world.customer('carol')];
    await world.ask(customer);
    await world.quiet();
    await restarted(world);
    assert.deepEqual([world.got(agent), world.got(customer)], [['summary'], ['connectedCustomer']]);
  });
});

/** An agent hands their only chat to a colleague, and their server dies after so many more operations. */
async function handedOver(operations: number) {
  const dying = dyingStores();
  const world = createWorld(dying.wrap);
  world.settings.current = liveChatSettings({ capacity: 1 });
  const [first, customer] = [await world.agentOnDuty('first'), await world.customer('carol')];
  await world.ask(customer);
  await world.agentOnDuty('second');
  await world.quiet();
  const chat = await world.handoffOf(customer);
  assert.ok(chat && isConnected(chat));
  const line = { activityId: 'x', text: 'held words', attachments: [] };
  const window = await world.stores.conversations.load(first.id);
  assert.ok(window);
  await world.stores.conversations.replace(
    { ...window.value, held: { handoffId: chat.id, lines: [line] } },
    window.version,
  );
  dying.dieAfter(operations);
  const isDone = await world.service.chats.transfer(chat, 'second').then(
    () => true,
    () => false,
  );
  await world.quiet();
  dying.revive();
  return { world, chat, customer, first, isDone };
}

type HandedOver = Awaited<ReturnType<typeof handedOver>>;

async function assertLeft({ world, first, chat }: HandedOver): Promise<void> {
  const [agent, window] = [
    await world.stores.agents.load({ deskId: chat.deskId, id: 'first' }),
    await world.stores.conversations.load(first.id),
  ];
  assert.deepEqual(agent?.value.slots, []);
  assert.deepEqual([window?.value.handoff, window?.value.held], [undefined, undefined]);
  assert.ok(world.got(first).includes('notDelivered'));
}

/** The same for each number of operations after which the colleague has the chat. */
async function whereverItDied(work: (before: HandedOver) => Promise<void>): Promise<void> {
  let died = 0;
  for (let operations = 1, isDone = false; !isDone; operations += 1) {
    const before = await handedOver(operations);
    ({ isDone } = before);
    if (ownerOf(await before.world.handoffOf(before.customer)) !== 'second') continue;
    if (!isDone) died += 1;
    await work(before);
  }
  assert.ok(died > 5);
}

describe('a server that died before the chat went to a colleague', () => {
  it('does not keep the room that it held for it', async () => {
    let died = 0;
    for (let operations = 1, isDone = false; !isDone; operations += 1) {
      const { world, chat, customer, ...before } = await handedOver(operations);
      ({ isDone } = before);
      const slots = async () => (await world.stores.agents.load({ deskId: chat.deskId, id: 'second' }))?.value.slots;
      if (ownerOf(await world.handoffOf(customer)) === 'second' || (await slots())?.length === 0) continue;
      died += 1;
      world.restart();
      world.clock.advance(TIMINGS.unclaimedSlotMs - 1);
      await world.service.sweep();
      assert.equal((await slots())?.length, 1, 'a server that is only slow may yet claim it');
      world.clock.advance(2);
      await world.service.sweep();
      assert.deepEqual(await slots(), []);
      assert.equal(ownerOf(await world.handoffOf(customer)), 'first');
    }
    assert.ok(died > 0);
  });
});

describe('a server that died while a chat went to a colleague', () => {
  it('leaves the first agent neither room nor window to the chat, and tells them what was not sent', async () => {
    await whereverItDied(async (before) => {
      const { world } = before;
      world.restart();
      world.clock.advance(10_000);
      await world.service.takeUpMessages();
      await world.service.sweep();
      await world.quiet();
      await assertLeft(before);
    });
  });

  it('tells them what was not sent also where somebody asks before a sweep has looked', async () => {
    await whereverItDied(async (before) => {
      const { world, first, chat } = before;
      world.restart();
      world.clock.advance(TIMINGS.unclaimedSlotMs + 1);
      const other = await world.customer('other');
      await world.ask(other);
      await world.quiet();
      for (let sweep = 0; sweep < 2; sweep += 1) {
        await world.service.sweep();
        await world.quiet();
      }
      const window = await world.stores.conversations.load(first.id);
      assert.equal(window?.value.held, undefined);
      assert.notEqual(window?.value.handoff?.id, chat.id);
      assert.ok(world.got(first).includes('notDelivered'));
      assert.equal(ownerOf(await world.handoffOf(other)), 'first');
    });
  });

  it('leaves them neither where the chat has ended by then', async () => {
    await whereverItDied(async (before) => {
      const { world, chat } = before;
      world.restart();
      await world.service.endChat({ deskId: chat.deskId, id: chat.id }, 'customerEnded');
      world.clock.advance(10_000);
      await world.service.takeUpMessages();
      await world.service.sweep();
      await world.quiet();
      await assertLeft(before);
    });
  });
});
