import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import { aConversation, anAddress, anAgentParty, DESK } from '../../support/data.ts';
import { dyingStores } from '../../support/dyingStores.ts';
import { createWorld } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

const MINUTE_MS = 60_000;

describe('lines held in a window that its agent has left for another', () => {
  interface Moving {
    readonly scene: World;
    readonly agent: Conversation;
    /** Does what is given on a server that dies before it can write to a conversation. */
    readonly dies: (work: () => Promise<unknown>) => Promise<unknown>;
  }

  async function heldAndMoved(beforeMoving: (moving: Moving) => Promise<unknown> = () => Promise.resolve()) {
    const fault = { isDying: false };
    const world = createWorld((stores) => ({
      ...stores,
      conversations: {
        ...stores.conversations,
        replace: (conversation, version) =>
          fault.isDying
            ? Promise.reject(new KojiError('unavailable', 'This server has died'))
            : stores.conversations.replace(conversation, version),
      },
    }));
    const dies = (work: () => Promise<unknown>): Promise<unknown> => {
      fault.isDying = true;
      return work().finally(() => (fault.isDying = false));
    };
    const agent = await world.agentOnDuty('agent');
    const carol = await world.customer('carol');
    await world.ask(carol);
    await world.quiet();
    world.clock.advance(MINUTE_MS);
    const dave = await world.customer('dave');
    await world.ask(dave);
    const left = await world.handoffOf(carol);
    assert.ok(left);
    await world.service.endChat(left, 'customerEnded');
    await world.quiet();
    assert.equal(await world.say(agent, 'the fix is on its way'), 'held');
    await beforeMoving({ scene: world, agent, dies });
    const name = 'window';
    const identity = { id: name, name, personId: 'agent', address: anAddress(name) };
    const { channel } = anAgentParty();
    const window = aConversation({ ...identity, channel });
    await world.stores.conversations.create(window);
    const party = anAgentParty({ ...identity, agentId: 'agent', conversationId: name });
    assert.notEqual(await world.service.duty.follow(window, party), 'stays');
    return { world, dave, window };
  }

  it('are sent from there when the agent says so', async () => {
    const { world, dave, window } = await heldAndMoved();
    const part = await world.part(window);
    assert.ok(part);
    assert.equal(await world.service.relay.sendHeld(part), 1);
    await world.quiet();
    assert.ok(world.got(dave).includes('window: the fix is on its way'), world.got(dave).join());
  });

  it('are not sent again where a server died after it had sent them', async () => {
    const { world, dave, window } = await heldAndMoved(async ({ scene, agent, dies }) => {
      const part = (await scene.part(agent)) ?? assert.fail('no chat');
      await assert.rejects(dies(() => scene.service.relay.sendHeld(part)));
      await scene.quiet();
    });
    const part = (await world.part(window)) ?? assert.fail('no chat');
    assert.equal(await world.service.relay.sendHeld(part), 0);
    await world.quiet();
    assert.equal(world.got(dave).filter((line) => line.endsWith('the fix is on its way')).length, 1);
  });

  it('are told there as not sent when the chat ends', async () => {
    const { world, dave, window } = await heldAndMoved();
    const chat = await world.handoffOf(dave);
    assert.ok(chat);
    await world.service.endChat(chat, 'customerEnded');
    await world.quiet();
    assert.ok(world.got(window).includes('notDelivered'));
  });
});

/** An agent goes on duty in another window, and the server dies after so many more operations. */
async function movedBy(operations: number) {
  const dying = dyingStores();
  const world = createWorld(dying.wrap);
  const agent = await world.agentOnDuty('agent');
  const [carol, dave] = [await world.customer('carol'), await world.customer('dave')];
  await world.ask(carol);
  await world.quiet();
  world.clock.advance(MINUTE_MS);
  await world.ask(dave);
  await world.service.endChat((await world.handoffOf(carol)) ?? assert.fail('no chat'), 'customerEnded');
  await world.quiet();
  assert.equal(await world.say(agent, 'the fix is on its way'), 'held');
  const identity = { id: 'phone', name: 'agent', personId: 'agent', address: anAddress('phone') };
  const phone = aConversation({ ...identity, channel: anAgentParty().channel });
  const party = anAgentParty({ ...identity, agentId: 'agent', conversationId: 'phone' });
  await world.stores.conversations.create(phone);
  const on = async (): Promise<unknown> => world.service.duty.on(await windowOf(world, 'phone'), party);
  dying.dieAfter(operations);
  const isDone = await on().then(
    () => true,
    () => false,
  );
  dying.revive();
  world.restart();
  await world.service.start();
  return { world, dave, phone, on, isDone };
}

async function windowOf(world: World, id: string): Promise<Conversation> {
  return (await world.stores.conversations.load(id))?.value ?? assert.fail('no window');
}

describe('lines held in a window that its agent has left for another while the server was killed', () => {
  const WAYS_ON = {
    'the agent says #on again': ({ on }: Awaited<ReturnType<typeof movedBy>>) => on(),
    'a server sweeps': async ({ world, on }: Awaited<ReturnType<typeof movedBy>>) => {
      const agent = (await world.service.duty.list())[0] ?? assert.fail('off duty');
      // Killed before anything was written: there is nothing to go on with.
      if (agent.party.conversationId !== 'phone') return on();
      world.clock.advance(MINUTE_MS / 6);
      return world.service.sweep();
    },
  };
  for (const [when, goOn] of Object.entries(WAYS_ON)) {
    it(`come along all the same when ${when}, and wait there once`, async () => {
      let died = 0;
      for (let operations = 1, isDone = false; !isDone; operations += 1) {
        const moved = await movedBy(operations);
        ({ isDone } = moved);
        if (!isDone) died += 1;
        await goOn(moved);
        const { world, dave, phone } = moved;
        const part = (await world.part(phone)) ?? assert.fail('no chat');
        assert.equal(await world.service.relay.sendHeld(part), 1, `after ${operations} operations`);
        await world.quiet();
        assert.ok(world.got(dave).includes('agent: the fix is on its way'));
        const { held, handoff, onDuty = false } = await windowOf(world, 'agent');
        assert.deepEqual([held, handoff, onDuty], [undefined, undefined, false], `after ${operations} operations`);
      }
      assert.ok(died > 5);
    });
  }
});

describe('a move to another window that a sweep finishes', () => {
  it('takes nothing back from the window that the agent has gone on to since', async () => {
    const dying = dyingStores();
    const world = createWorld(dying.wrap);
    await world.agentOnDuty('agent');
    const ann = await world.customer('ann');
    await world.ask(ann);
    await world.quiet();
    const comeTo = async (id: string): Promise<unknown> => {
      const identity = { id, name: 'agent', personId: 'agent', address: anAddress(id) };
      await world.stores.conversations.create(aConversation({ ...identity, channel: anAgentParty().channel }));
      const party = anAgentParty({ ...identity, agentId: 'agent', conversationId: id });
      return world.service.duty.on(await windowOf(world, id), party);
    };
    dying.dieAfter(4);
    await assert.rejects(comeTo('second'));
    dying.revive();
    const [seen] = await world.stores.agents.present(DESK);
    assert.ok(seen?.value.leaving);
    await comeTo('third');
    await world.service.duty.finishMove(seen.value);
    const chat = (await world.handoffOf(ann))?.state;
    assert.equal(chat?.kind === 'connected' && chat.agent.conversationId, 'third');
    const { onDuty, handoff } = await windowOf(world, 'second');
    assert.deepEqual([onDuty, handoff], [undefined, undefined]);
  });
});
