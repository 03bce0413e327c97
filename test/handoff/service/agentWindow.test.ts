import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { TIMINGS } from '../../../composition/timings.ts';
import { KojiError } from '../../../errors.ts';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import type { Address } from '../../../handoff/domain/party.ts';
import { change } from '../../../handoff/service/change.ts';
import type { Stores } from '../../../stores/stores.ts';
import { aConversation, anAddress, anAgentParty, liveChatSettings } from '../../support/data.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

const SWEEP_MS = 5_000;

/** As the first message from another service address leaves it. */
async function moveTo(address: Address, window: Conversation, { stores }: World): Promise<Conversation> {
  const found = await stores.conversations.load(window.id);
  assert.ok(found);
  const moved = { ...found.value, address };
  assert.notEqual(await stores.conversations.replace(moved, found.version), 'stale');
  return moved;
}

async function sweeps(world: World, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    world.clock.advance(SWEEP_MS);
    await world.service.sweep();
    await world.service.takeUpMessages();
    await world.quiet();
  }
}

/** A world in which the record of one conversation can be damaged. */
function createFragileWorld(): { readonly world: World; readonly damage: (conversation: Conversation) => void } {
  const damaged = new Set<string>();
  const wrap = (stores: Stores): Stores => ({
    ...stores,
    conversations: {
      ...stores.conversations,
      load(id) {
        if (damaged.has(id)) throw new KojiError('storedRecord', 'Damaged by hand');
        return stores.conversations.load(id);
      },
    },
  });
  return { world: createWorld(wrap), damage: ({ id }) => void damaged.add(id) };
}

describe('the window of an agent that has moved to another service address', () => {
  const NEW = anAddress('agent@new');

  it('gets the next chat there, and its agent stays on duty', async () => {
    const world = createWorld();
    const agent = await world.agentOnDuty('agent');
    world.messenger.decide = ({ address }) => (address === agent.address ? 'gone' : 'delivered');
    const moved = await moveTo(NEW, agent, world);
    await world.ask(await world.customer('carol'));
    await world.quiet();
    assert.deepEqual(world.got(agent), []);
    assert.deepEqual(world.got(moved), ['summary']);
    assert.equal((await world.service.duty.list()).length, 1);
  });

  it('is asked there whether it takes a chat', async () => {
    const world = createWorld();
    world.settings.current = liveChatSettings({ assignment: 'offer' });
    const moved = await moveTo(NEW, await world.agentOnDuty('agent'), world);
    await world.ask(await world.customer('carol'));
    await world.quiet();
    assert.deepEqual(world.got(moved), ['offer']);
  });

  it('gets the lines of all its chats there after a sweep', async () => {
    const world = createWorld();
    world.settings.current = liveChatSettings({ capacity: 2 });
    const agent = await world.agentOnDuty('agent');
    const [carol, dave] = [await world.customer('carol'), await world.customer('dave')];
    await world.ask(carol);
    await world.ask(dave);
    await world.quiet();
    const moved = await moveTo(NEW, agent, world);
    await world.service.sweep();
    await world.say(carol, 'one');
    await world.say(dave, 'two');
    await world.quiet();
    assert.equal(world.got(moved).length, 2);
  });
});

describe('the chats of an agent', () => {
  it('follow the window they work in to another address, and no other window', async () => {
    const world = createWorld();
    const agent = await world.agentOnDuty('agent');
    const carol = await world.customer('carol');
    await world.ask(carol);
    await world.quiet();
    const address = anAddress('agent@new');
    await world.service.duty.readdress('agent', { conversationId: agent.id, address });
    await world.service.duty.readdress('agent', { conversationId: 'another', address: anAddress('elsewhere') });
    const chat = await world.handoffOf(carol);
    assert.equal(chat && isConnected(chat) && chat.state.agent.address, address);
    assert.deepEqual(
      (await world.service.duty.list()).map(({ party }) => party.address),
      [address],
    );
  });
});

describe('a window in which somebody else has signed in', () => {
  it('keeps what they hold there, and their duty, when its former agent comes on duty elsewhere', async () => {
    const world = createWorld();
    const agent = await world.agentOnDuty('anna');
    await world.service.duty.off('anna');
    await change(world.stores.conversations, agent.id, (window) => ({ ...window, personId: 'bob', onDuty: true }));
    const window = aConversation({ id: 'window', name: 'anna', personId: 'anna' });
    await world.stores.conversations.create(window);
    await world.service.duty.on(window, anAgentParty({ agentId: 'anna', personId: 'anna', conversationId: 'window' }));
    assert.equal((await world.stores.conversations.load(agent.id))?.value.onDuty, true);
  });

  it('keeps their duty when it is found that its former agent has gone', async () => {
    const world = createWorld();
    const window = await world.agentOnDuty('anna');
    await change(world.stores.conversations, window.id, (current) => ({ ...current, personId: 'bob' }));
    await world.service.duty.on(window, anAgentParty({ agentId: 'bob', personId: 'bob', conversationId: window.id }));
    world.clock.advance(TIMINGS.unclaimedSlotMs);
    await sweeps(world, 2);
    assert.deepEqual(
      (await world.service.duty.list()).map(({ id }) => id),
      ['bob'],
    );
    assert.equal((await world.stores.conversations.load(window.id))?.value.onDuty, true);
  });

  it('is not asked whether it takes a chat, and its former agent is off duty', async () => {
    const world = createWorld();
    world.settings.current = liveChatSettings({ assignment: 'offer' });
    const agent = await world.agentOnDuty('anna');
    await change(world.stores.conversations, agent.id, (window) => ({ ...window, personId: 'bob' }));
    await world.ask(await world.customer('carol'));
    await world.quiet();
    assert.deepEqual(world.got(agent), []);
    assert.deepEqual(await world.service.duty.list(), []);
  });
});

describe('the window of an agent whose record is damaged', () => {
  it('gets no chat: a colleague does', async () => {
    const { world, damage } = createFragileWorld();
    const agent = await world.agentOnDuty('agent');
    world.clock.advance(1);
    const other = await world.agentOnDuty('other');
    damage(agent);
    const customer = await world.customer('carol');
    await world.ask(customer);
    await world.quiet();
    await sweeps(world, 2);
    assert.equal(ownerOf(await world.handoffOf(customer)), 'other');
    assert.deepEqual(world.got(other), ['summary']);
  });

  it('gives back the chats it has', async () => {
    const { world, damage } = createFragileWorld();
    const agent = await world.agentOnDuty('agent');
    const customer = await world.customer('carol');
    await world.ask(customer);
    await world.quiet();
    damage(agent);
    await sweeps(world, 2);
    const chat = await world.handoffOf(customer);
    assert.equal(chat?.state.kind, 'waiting');
    assert.ok(world.got(customer).includes('agentLost'));
  });

  it('is not told again and again what has arrived there', async () => {
    const { world, damage } = createFragileWorld();
    const agent = await world.agentOnDuty('agent');
    const channel: { arrives?: () => void } = {};
    world.messenger.decide = ({ content }) =>
      content.kind === 'summary'
        ? new Promise((resolve) => {
            channel.arrives = () => resolve('delivered');
          })
        : 'delivered';
    const customer = await world.customer('carol');
    const asked = world.ask(customer);
    for (let step = 0; step < 50 && !channel.arrives; step += 1) await setImmediate();
    world.clock.advance(400);
    await asked;
    const chat = await world.handoffOf(customer);
    assert.ok(chat && isConnected(chat));
    damage(agent);
    channel.arrives?.();
    await sweeps(world, 5);
    assert.deepEqual(
      world.got(agent).filter((what) => what === 'summary'),
      ['summary'],
    );
  });
});
