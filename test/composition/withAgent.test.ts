import assert from 'node:assert/strict';
import { createIsWithAgent } from '../../composition/withAgent.ts';
import { conversationKey } from '../../messaging/addresses.ts';
import { createWorld } from '../support/handoffWorld.ts';

describe('a page’s chat', () => {
  async function aCustomerOfAPage() {
    const world = createWorld();
    const account = { id: 'c1', name: '', isGroup: false, conversationType: '' };
    const id = conversationKey({ channelId: 'directline', conversation: account }, 'dl_1');
    const customer = { ...(await world.customer('carol')), id };
    await world.stores.conversations.create(customer);
    return { world, customer, isWithAgent: createIsWithAgent(world.stores) };
  }

  it('is with an agent while its customer waits and chats, and not before or after', async () => {
    const { world, customer, isWithAgent } = await aCustomerOfAPage();
    const agent = await world.agentOnDuty('agent');
    assert.equal(await isWithAgent('c1', 'dl_1'), false);
    await world.ask(customer);
    assert.equal(await isWithAgent('c1', 'dl_1'), true);
    assert.equal(await isWithAgent('c1', 'dl_2'), false);
    const running = await world.handoffOf(agent);
    assert.ok(running);
    await world.service.endChat(running, 'agentEnded');
    assert.equal(await isWithAgent('c1', 'dl_1'), false);
  });
});
