import assert from 'node:assert/strict';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import type { Agent } from '../../../handoff/domain/presence.ts';
import type { Stores } from '../../../stores/stores.ts';
import { aConversation, anAddress, anAgentParty, DESK } from '../../support/data.ts';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import { confirmClaim } from '../../../handoff/service/confirmClaim.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import { silentLogger } from '../../support/logger.ts';
import type { World } from '../../support/handoffWorld.ts';

interface Scene {
  readonly world: World;
  readonly agent: Conversation;
  readonly customer: Conversation;
  /** Happens once, right after room was reserved and before the chat is claimed. */
  readonly betweenTheTwo: (happens: () => Promise<unknown>) => void;
}

async function scene(): Promise<Scene> {
  let happens: (() => Promise<unknown>) | undefined;
  const wrap = (stores: Stores): Stores => ({
    ...stores,
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
  const world = createWorld(wrap);
  const agent = await world.agentOnDuty('agent');
  const customer = await world.customer('carol');
  return { world, agent, customer, betweenTheTwo: (next) => (happens = next) };
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

  it('is back on a server that stalled keeps a chat that was announced meanwhile', async () => {
    const { world, customer } = await scene();
    await world.ask(customer);
    await world.quiet();
    const chat = await world.handoffOf(customer);
    assert.ok(chat && isConnected(chat));
    await world.service.duty.off('agent');
    assert.equal(await confirmClaim({ ...world.stores, logger: silentLogger() }, chat), chat);
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
