import assert from 'node:assert/strict';
import { TIMINGS } from '../../../composition/timings.ts';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import type { Agent } from '../../../handoff/domain/presence.ts';
import type { Stores } from '../../../stores/stores.ts';
import { aConversation, anAddress, anAgentParty, DESK, liveChatSettings } from '../../support/data.ts';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import { confirmClaim } from '../../../handoff/service/confirmClaim.ts';
import type { OutgoingMessage } from '../../../handoff/ports.ts';
import type { Part } from '../../../handoff/service/relay.ts';
import { dyingStores } from '../../support/dyingStores.ts';
import type { Dying } from '../../support/dyingStores.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import { silentLogger } from '../../support/logger.ts';
import { sayTo, silentFor, steps, textOf } from './twoServers.ts';
import type { World } from '../../support/handoffWorld.ts';

interface Scene {
  readonly world: World;
  readonly agent: Conversation;
  readonly customer: Conversation;
  /** Happens once, right after room was reserved and before the chat is claimed. */
  readonly betweenTheTwo: (happens: () => Promise<unknown>) => void;
  /** Happens once, right after the chat is claimed. */
  readonly onceClaimed: (happens: () => Promise<unknown>) => void;
  readonly dying: Dying;
}

async function scene(): Promise<Scene> {
  let happens: (() => Promise<unknown>) | undefined;
  let happensThen: (() => Promise<unknown>) | undefined;
  const dying = dyingStores();
  const wrap = (stores: Stores): Stores => ({
    ...stores,
    handoffs: {
      ...stores.handoffs,
      async replace(handoff, version) {
        const saved = await stores.handoffs.replace(handoff, version);
        const now = isConnected(handoff) ? happensThen : undefined;
        if (now) happensThen = undefined;
        await now?.();
        return saved;
      },
    },
    agents: {
      ...stores.agents,
      async replace(agent, version) {
        const saved = await stores.agents.replace(agent, version);
        const now = agent.slots.length > 0 ? happens : undefined;
        if (now) happens = undefined;
        await now?.();
        return saved;
      },
    },
  });
  const world = createWorld((stores) => dying.wrap(wrap(stores)));
  const agent = await world.agentOnDuty('agent');
  const customer = await world.customer('carol');
  return {
    world,
    agent,
    customer,
    dying,
    betweenTheTwo: (next) => (happens = next),
    onceClaimed: (next) => (happensThen = next),
  };
}

/** The agent has gone by the time of the claim, and the customer’s turn that says this has begun before it is taken back. */
async function inFlight({ world, agent, customer, betweenTheTwo, onceClaimed }: Scene) {
  betweenTheTwo(() => world.service.agentLeaves.signedOut('agent', agent.channelUserId));
  let part: Part | undefined;
  onceClaimed(async () => (part = await world.part(customer)));
  assert.deepEqual(await world.ask(customer), { kind: 'waiting' });
  await world.quiet();
  const begun = part;
  assert.ok(begun && ownerOf(begun.handoff) === 'agent');
  return async (text: string) => {
    await world.service.relay.relay(begun, { activityId: 'in flight', text, attachments: [] });
    await world.quiet();
  };
}

/** Everything of the customer's that this agent has read, in the order in which they read it. */
function readBy({ messenger }: World, agent: Conversation): readonly string[] {
  return messenger.sent
    .filter(({ address }) => address === agent.address)
    .flatMap(({ content }) => {
      if (content.kind === 'line') return [content.text];
      return content.kind === 'summary' ? content.summary.asked : [];
    });
}

async function changeAgent({ stores }: World, next: (agent: Agent) => Agent): Promise<void> {
  const key = { deskId: DESK, id: 'agent' };
  const found = await stores.agents.load(key);
  assert.ok(found);
  assert.notEqual(await stores.agents.replace(next(found.value), found.version), 'stale');
}

describe('a chat that is claimed for an agent who', () => {
  it('has signed out meanwhile is not theirs, and nothing of it reaches their window', async () => {
    const { world, agent, customer, betweenTheTwo } = await scene();
    betweenTheTwo(() => world.service.agentLeaves.signedOut('agent', agent.channelUserId));
    assert.deepEqual(await world.ask(customer), { kind: 'waiting' });
    await world.quiet();
    assert.deepEqual(world.got(agent), []);
    assert.equal((await world.handoffOf(customer))?.state.kind, 'waiting');
    assert.deepEqual((await world.stores.agents.load({ deskId: DESK, id: 'agent' }))?.value.slots, []);
  });

  it('has signed out meanwhile gets nothing of what the customer says at once; the next agent reads it', async () => {
    const { world, agent, customer, betweenTheTwo } = await scene();
    betweenTheTwo(async () => {
      await world.service.agentLeaves.signedOut('agent', agent.channelUserId);
    });
    const asked = world.ask(customer);
    await asked;
    await world.say(customer, 'my secret');
    await world.quiet();
    const next = await world.agentOnDuty('next');
    await world.service.assignWaiting();
    await world.quiet();
    assert.deepEqual(world.got(agent), []);
    assert.deepEqual(world.got(next), ['summary']);
    assert.ok((await world.handoffOf(customer))?.context.lines.includes('my secret'));
  });

  it('has signed out meanwhile gets nothing of a turn that began before; the next agent reads it', async () => {
    const here = await scene();
    const { world, agent } = here;
    const say = await inFlight(here);
    await say('my secret');
    const next = await world.agentOnDuty('next');
    await world.service.assignWaiting();
    await world.quiet();
    assert.deepEqual(world.got(agent), []);
    assert.deepEqual(world.got(next), ['summary']);
    assert.ok(readBy(world, next).includes('my secret'));
  });

  it('has signed out meanwhile gets nothing of such a turn where the next agent is there already; they get it', async () => {
    const here = await scene();
    const { world, agent } = here;
    const say = await inFlight(here);
    const next = await world.agentOnDuty('next');
    await world.service.assignWaiting();
    await world.quiet();
    await say('my secret');
    assert.deepEqual(world.got(agent), []);
    assert.deepEqual(world.got(next), ['summary', 'carol: my secret']);
  });

  for (const operations of Array.from({ length: 16 }, (_, index) => index + 1)) {
    it(`has signed out meanwhile gets nothing where the server dies ${operations} operations after the claim`, async () => {
      const { world, dying, agent, customer, betweenTheTwo, onceClaimed } = await scene();
      betweenTheTwo(() => world.service.agentLeaves.signedOut('agent', agent.channelUserId));
      onceClaimed(async () => {
        await world.anotherServer().say(customer, 'my secret');
        dying.dieAfter(operations);
      });
      await world.ask(customer).catch(() => undefined);
      dying.revive();
      world.restart();
      const next = await world.agentOnDuty('next');
      for (let waited = 0; waited <= TIMINGS.unclaimedSlotMs; waited += TIMINGS.claimMs) {
        world.clock.advance(TIMINGS.claimMs);
        await world.service.takeUpMessages();
        await world.quiet();
        await world.service.sweep();
        await world.quiet();
      }
      assert.deepEqual(world.got(agent), []);
      assert.deepEqual(readBy(world, next).filter((line) => line === 'my secret').length, 1);
    });
  }

  it('is back on a server that stalled keeps a chat that was announced meanwhile', async () => {
    const { world, customer } = await scene();
    await world.ask(customer);
    await world.quiet();
    const chat = await world.handoffOf(customer);
    assert.ok(chat && isConnected(chat));
    await world.service.duty.off('agent');
    const deps = { ...world.stores, clock: world.clock, logger: silentLogger(), outbox: world.outbox };
    assert.deepEqual(await confirmClaim(deps, chat), chat);
    assert.equal(ownerOf(await world.handoffOf(customer)), 'agent');
  });

  it('has moved to another window meanwhile is there', async () => {
    const { world, agent, customer, betweenTheTwo } = await scene();
    const window = { id: 'window', name: 'agent', personId: 'agent', address: anAddress('window') };
    const other = aConversation({ ...window, channel: agent.channel });
    await world.stores.conversations.create(other);
    const party = anAgentParty({ ...window, agentId: 'agent', conversationId: 'window', channel: agent.channel });
    betweenTheTwo(() => world.service.duty.on(other, party));
    await world.ask(customer);
    await world.say(customer, 'hello?');
    await world.quiet();
    assert.deepEqual(world.got(agent), []);
    assert.deepEqual(world.got(other), ['summary', 'carol: hello?']);
  });

  it('has moved to another window meanwhile is told of it there before what another server hears in that moment', async () => {
    const { world, agent, customer, betweenTheTwo, onceClaimed } = await scene();
    const window = { id: 'window', name: 'agent', personId: 'agent', address: anAddress('window') };
    const other = aConversation({ ...window, channel: agent.channel });
    await world.stores.conversations.create(other);
    const party = anAgentParty({ ...window, agentId: 'agent', conversationId: 'window', channel: agent.channel });
    betweenTheTwo(() => world.service.duty.on(other, party));
    const second = world.anotherServer();
    const speak = async (): Promise<unknown> => {
      const chat = await world.handoffOf(customer);
      const hasMoved = chat && isConnected(chat) && chat.state.agent.conversationId === 'window';
      return hasMoved ? second.say(customer, 'hello?') : onceClaimed(speak);
    };
    onceClaimed(speak);
    await world.ask(customer);
    await world.quiet(second);
    assert.deepEqual(world.got(other), ['summary', 'carol: hello?']);
  });

  it('has moved to another window meanwhile gets what was said to the one before there, and before what is said next', async () => {
    const { world, agent, customer, betweenTheTwo, onceClaimed } = await scene();
    world.settings.current = liveChatSettings({ capacity: 2 });
    const ann = await world.customer('ann');
    await world.ask(ann);
    await world.quiet();
    const channel = silentFor(world, 'slow');
    await sayTo(world, ann, 'slow');
    const window = { id: 'window', name: 'agent', personId: 'agent', address: anAddress('window') };
    const other = aConversation({ ...window, channel: agent.channel });
    await world.stores.conversations.create(other);
    const party = anAgentParty({ ...window, agentId: 'agent', conversationId: 'window', channel: agent.channel });
    betweenTheTwo(() => world.service.duty.on(other, party));
    const second = world.anotherServer();
    const speak = async (): Promise<void> => {
      // It may have been the other chat's record that was written.
      if (!ownerOf(await world.handoffOf(customer))) return onceClaimed(speak);
      await second.say(customer, 'one');
      await second.say(customer, 'two');
    };
    onceClaimed(speak);
    await world.ask(customer);
    await second.say(customer, 'three');
    await steps();
    channel.answer('delivered');
    await world.quiet(second);
    const carols = ({ content }: OutgoingMessage): boolean =>
      content.kind === 'line' && content.author.startsWith('carol');
    assert.deepEqual(world.messenger.sent.filter(carols).map(textOf), ['one', 'two', 'three']);
    assert.equal(world.got(other).length, 4);
  });

  it('has lost the room meanwhile comes to them once they have room for it', async () => {
    const { world, customer, betweenTheTwo } = await scene();
    betweenTheTwo(() => changeAgent(world, (agent) => ({ ...agent, slots: [] })));
    await world.ask(customer);
    await world.quiet();
    const handoff = await world.handoffOf(customer);
    assert.equal(ownerOf(handoff), 'agent');
    const held = (await world.stores.agents.load({ deskId: DESK, id: 'agent' }))?.value.slots;
    assert.deepEqual(
      held?.map(({ handoffId }) => handoffId),
      [handoff?.id],
    );
  });
});
