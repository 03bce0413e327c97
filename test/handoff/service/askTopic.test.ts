import assert from 'node:assert/strict';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import { NOW } from '../../support/clock.ts';
import { liveChatSettings } from '../../support/data.ts';
import { createWorld } from '../../support/handoffWorld.ts';

describe('asking for a human about a topic', () => {
  const skilled = async () => {
    const world = createWorld();
    world.settings.current = liveChatSettings({ skills: ['Payroll', 'Printers'] });
    const customer = await world.customer('carol');
    return { world, customer };
  };

  it('is asked for only where the desk has skills and somebody could come', async () => {
    const { world, customer } = await skilled();
    const topics = () => world.service.humanDesk.topics(customer);
    assert.deepEqual(await topics(), []);
    await world.agentOnDuty('anybody');
    assert.deepEqual(await topics(), ['Payroll', 'Printers']);
    world.settings.current = liveChatSettings();
    assert.deepEqual(await topics(), []);
  });

  it('gives the customer to an agent with the skill, as it was at their #on', async () => {
    const { world, customer } = await skilled();
    await world.agentOnDuty('anybody');
    await world.agentOnDuty('knows', 'Payroll');
    assert.deepEqual(await world.ask(customer, 'Payroll'), { kind: 'connected', agentName: 'knows' });
  });

  it('waits for one with the skill who is busy', async () => {
    const { world, customer } = await skilled();
    await world.agentOnDuty('knows', 'Payroll');
    await world.ask(await world.customer('first'));
    await world.agentOnDuty('anybody');
    assert.deepEqual(await world.ask(customer, 'Payroll'), { kind: 'waiting' });
    assert.equal((await world.handoffOf(customer))?.skill, 'Payroll');
  });

  it('is refused when nobody with the skill is on duty, and nobody is disturbed', async () => {
    const { world, customer } = await skilled();
    await world.agentOnDuty('anybody', 'Printers');
    assert.deepEqual(await world.ask(customer, 'Payroll'), { kind: 'nobodyWithSkill', skill: 'Payroll' });
    assert.equal(await world.handoffOf(customer), undefined);
  });

  it('knows whether a chat has ended since, for the one who had it alone', async () => {
    const world = createWorld();
    const agent = await world.agentOnDuty('agent');
    const [first, second] = [await world.customer('a'), await world.customer('b')];
    for (const customer of [first, second]) await world.ask(customer);
    const running = await world.handoffOf(agent);
    assert.ok(running);
    assert.equal(await world.service.humanDesk.hasChattedSince(first, NOW), false);
    await world.service.endChat(running, 'agentEnded');
    assert.equal(await world.service.humanDesk.hasChattedSince(first, NOW), true);
    assert.equal(await world.service.humanDesk.hasChattedSince(first, NOW + 1), false);
    assert.equal(await world.service.humanDesk.hasChattedSince(second, NOW), false);
  });

  it('knows what was said in a queue that was left, for the one who left it, and not of one that ended in a chat', async () => {
    const world = createWorld();
    await world.agentOnDuty('agent');
    const [first, second] = [await world.customer('a'), await world.customer('b')];
    for (const customer of [first, second]) await world.ask(customer);
    await world.say(second, 'my password is hunter2hunter2');
    await world.say(second, 'it burns');
    const waiting = await world.handoffOf(second);
    assert.ok(waiting);
    await world.service.endChat(waiting, 'customerLeftQueue');
    const { humanDesk } = world.service;
    const after = async (customer: Conversation) =>
      (await world.stores.conversations.load(customer.id))?.value ?? customer;
    const said = await humanDesk.saidInQueue(await after(second), NOW);
    assert.deepEqual(said.map(({ text }) => text).at(-1), 'it burns');
    assert.ok(!said.some(({ text }) => text.includes('hunter2')));
    assert.deepEqual(await humanDesk.saidInQueue(await after(second), NOW + 1), []);
    assert.deepEqual(await humanDesk.saidInQueue(await after(first), NOW), []);
    const somebodyElse = { ...(await after(second)), personId: 'person:else' };
    assert.deepEqual(await humanDesk.saidInQueue(somebodyElse, NOW), []);
  });

  it('knows whether a request was made of a chat that has ended since', async () => {
    const world = createWorld();
    const agent = await world.agentOnDuty('agent');
    const customer = await world.customer('a');
    await world.ask(customer);
    const chat = (await world.part(agent))?.handoff;
    assert.ok(chat && isConnected(chat));
    await world.service.makeTicket(chat);
    assert.equal(await world.service.humanDesk.hasTicketSince(customer, NOW), false);
    await world.service.endChat(chat, 'agentEnded');
    assert.equal(await world.service.humanDesk.hasTicketSince(customer, NOW), true);
    assert.equal(await world.service.humanDesk.hasTicketSince(customer, NOW + 1), false);
  });

  it('knows that no request was made of a chat', async () => {
    const world = createWorld();
    const agent = await world.agentOnDuty('agent');
    const customer = await world.customer('a');
    await world.ask(customer);
    const chat = await world.handoffOf(agent);
    assert.ok(chat);
    await world.service.endChat(chat, 'agentEnded');
    assert.equal(await world.service.humanDesk.hasTicketSince(customer, NOW), false);
  });
});
