import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { KojiError } from '../../../errors.ts';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import type { Address } from '../../../handoff/domain/party.ts';
import type { Stores } from '../../../stores/stores.ts';
import { aConversation, anAddress, anAgentParty, liveChatSettings } from '../../support/data.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

const SWEEP_MS = 5_000;
const MINUTE_MS = 60_000;

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

describe('lines held in a window that its agent has left for another', () => {
  async function heldAndMoved() {
    const world = createWorld();
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

  it('are told there as not sent when the chat ends', async () => {
    const { world, dave, window } = await heldAndMoved();
    const chat = await world.handoffOf(dave);
    assert.ok(chat);
    await world.service.endChat(chat, 'customerEnded');
    await world.quiet();
    assert.ok(world.got(window).includes('notDelivered'));
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
