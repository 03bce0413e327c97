import assert from 'node:assert/strict';
import { TIMINGS } from '../../../composition/timings.ts';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import type { Outcome, OutgoingMessage } from '../../../handoff/ports.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';
import { steps } from './twoServers.ts';

const LOOK_MS = 10_000;

async function connecting() {
  const world = createWorld();
  const [agent, customer] = [await world.agentOnDuty('agent'), await world.customer('carol')];
  return { world, agent, customer };
}

async function chatting() {
  const met = await connecting();
  await met.world.ask(met.customer);
  await met.world.quiet();
  return met;
}

/** The channel takes nothing for this person until it is told what becomes of it. */
function takesNothing(world: World, { address }: Conversation) {
  const waiting: ((outcome: Outcome) => void)[] = [];
  const arrived: string[] = [];
  let now: Outcome | undefined;
  world.messenger.decide = async (message) => {
    if (message.address !== address) return 'delivered';
    const outcome = now ?? (await new Promise<Outcome>((resolve) => waiting.push(resolve)));
    if (outcome === 'delivered') arrived.push(nameOf(message));
    return outcome;
  };
  return {
    arrived,
    settles(outcome: Outcome): void {
      now = outcome;
      for (const settle of waiting.splice(0)) settle(outcome);
    },
  };
}

function nameOf({ content }: OutgoingMessage): string {
  return content.kind === 'notice' ? content.key : content.kind;
}

/** Looks every ten seconds, as long as this, and waits for no channel. */
async function pass(world: World, minutes: number): Promise<void> {
  for (let ms = 0; ms < minutes * 60_000; ms += LOOK_MS) {
    world.clock.advance(LOOK_MS - TIMINGS.slowSendMs);
    const swept = world.service.sweep();
    await steps();
    world.clock.advance(TIMINGS.slowSendMs);
    await swept;
  }
}

const isOnDuty = async (world: World): Promise<boolean> => (await world.service.duty.list()).length > 0;

describe('silence of somebody whose channel is slow', () => {
  it('begins when the answer has arrived: until then a customer is neither asked nor closed', async () => {
    const { world, agent, customer } = await chatting();
    const channel = takesNothing(world, customer);
    void world.say(agent, 'turn it off and on');
    await pass(world, 30);
    channel.settles('delivered');
    await pass(world, 9);
    assert.deepEqual(channel.arrived, ['line']);
    await pass(world, 2);
    assert.deepEqual(channel.arrived, ['line', 'areYouThere']);
    await pass(world, 5);
    assert.deepEqual(channel.arrived, ['line', 'areYouThere', 'closedForSilence']);
  });

  it('is none of an agent to whom the chat itself is still on its way: they stay on duty', async () => {
    const { world, agent, customer } = await connecting();
    const channel = takesNothing(world, agent);
    void world.ask(customer);
    await pass(world, 30);
    assert.equal(ownerOf(await world.handoffOf(customer)), 'agent');
    channel.settles('delivered');
    await pass(world, 6);
    assert.deepEqual(channel.arrived, ['summary', 'pleaseAnswer']);
    await pass(world, 5);
    assert.equal(channel.arrived.at(-1), 'chatTaken');
  });

  it('leaves as much time after a question that was slow as after any other', async () => {
    const { world, agent, customer } = await chatting();
    await world.say(agent, 'did that help?');
    await pass(world, 9);
    const channel = takesNothing(world, customer);
    await pass(world, 5);
    channel.settles('delivered');
    await pass(world, 4);
    assert.deepEqual(channel.arrived, ['areYouThere']);
    await pass(world, 2);
    assert.deepEqual(channel.arrived, ['areYouThere', 'closedForSilence']);
  });

  it('ends a chat all the same once the channel has refused the question for good', async () => {
    const { world, agent, customer } = await chatting();
    await world.say(agent, 'did that help?');
    const channel = takesNothing(world, customer);
    await pass(world, 60);
    assert.ok(await world.part(customer));
    channel.settles('rejected');
    await pass(world, 6);
    assert.equal(await world.part(customer), undefined);
  });
});

describe('a line that a channel has refused', () => {
  const refuses = (world: World, { address }: Conversation): void => {
    world.messenger.decide = (message) =>
      message.address === address && message.content.kind === 'line' ? 'rejected' : 'delivered';
  };

  it('is no answer: its agent is reminded, in a time of their own, and their customer asked nothing', async () => {
    const { world, agent, customer } = await chatting();
    await world.say(customer, 'help!');
    await pass(world, 4);
    refuses(world, customer);
    await world.say(agent, 'a very long answer');
    await pass(world, 4);
    assert.deepEqual(world.got(agent).slice(-1), ['notDelivered']);
    await pass(world, 2);
    assert.deepEqual(world.got(agent).slice(-1), ['pleaseAnswer']);
    assert.ok(!world.got(customer).includes('areYouThere'));
  });

  it('is nothing to be answered, and its customer is not silent: the agent stays on duty', async () => {
    const { world, agent, customer } = await chatting();
    await world.say(agent, 'hello, what is it?');
    await pass(world, 8);
    refuses(world, agent);
    await world.say(customer, 'a very long log');
    await pass(world, 9);
    assert.ok(!world.got(agent).includes('pleaseAnswer'));
    assert.ok(!world.got(customer).includes('areYouThere'));
    await pass(world, 2);
    assert.equal(world.got(customer).at(-1), 'areYouThere');
    assert.ok(await isOnDuty(world));
  });
});
