import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import { aConversation, anAddress, anAgentParty } from '../../support/data.ts';
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
