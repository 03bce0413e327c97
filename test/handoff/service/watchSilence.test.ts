import assert from 'node:assert/strict';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';
import { chatOnTwoServers } from './twoServers.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function chatting() {
  const world = createWorld();
  const [agent, customer] = [await world.agentOnDuty('agent'), await world.customer('carol')];
  await world.ask(customer);
  await world.quiet();
  const after = async (minutes: number): Promise<void> => {
    world.clock.advance(minutes * MINUTE);
    await world.service.sweep();
    await world.outbox.idle();
  };
  return { world, agent, customer, after };
}

/** Looks every ten seconds, as long as this; answers in which minute somebody has heard something new, and what. */
async function sweptFor(world: World, minutes: number, ...listeners: readonly Conversation[]) {
  const heard: { readonly minute: number; readonly what: string }[] = [];
  for (let second = 10; second <= minutes * 60; second += 10) {
    const before = listeners.map((listener) => world.got(listener).length);
    world.clock.advance(10_000);
    await world.service.sweep();
    await world.outbox.idle();
    for (const [index, listener] of listeners.entries()) {
      for (const what of world.got(listener).slice(before[index]))
        heard.push({ minute: Math.floor(second / 60), what });
    }
  }
  return heard;
}

/** Runs the work once, right after the journal of a chat was read: what was read is history by then. */
function afterNextLook({ stores }: World, work: () => Promise<unknown>): void {
  const before = { ...stores.journal };
  Object.assign(stores.journal, {
    async entries(handoffId: string) {
      const found = await before.entries(handoffId);
      Object.assign(stores.journal, before);
      await work();
      return found;
    },
  });
}

describe('silence in a chat', () => {
  it('of the agent: they are reminded once, then the customer is back at the front and the agent off duty', async () => {
    const { world, agent, customer, after } = await chatting();
    await after(5);
    await after(1);
    assert.deepEqual(world.got(agent).slice(1), ['pleaseAnswer']);
    await world.ask(await world.customer('later'));
    await after(4);
    assert.deepEqual(world.got(agent).slice(1), ['pleaseAnswer', 'chatTaken']);
    assert.deepEqual(world.got(customer).slice(-2), ['agentLost', 'place 1']);
    const queue = await world.service.duty.queue();
    assert.deepEqual(
      queue.map((each) => each.customer.name),
      ['carol', 'later'],
    );
    assert.deepEqual(await world.service.duty.list(), []);
  });

  it('of the agent: the customer goes to the next one before everybody else, with what was said', async () => {
    const { world, customer, after } = await chatting();
    await after(5);
    await after(5);
    const second = await world.agentOnDuty('second');
    await world.service.assignWaiting();
    await world.outbox.idle();
    assert.equal(ownerOf(await world.handoffOf(customer)), 'second');
    assert.deepEqual(world.got(second), ['summary']);
  });

  it('of the agent who has written before: they are reminded in time, however long the customer was silent', async () => {
    const { world, agent, customer } = await chatting();
    await sweptFor(world, 4);
    await world.say(agent, 'let me see');
    await sweptFor(world, 2);
    await world.say(customer, 'and?');
    const heard = await sweptFor(world, 10, agent);
    assert.deepEqual(heard, [
      { minute: 5, what: 'pleaseAnswer' },
      { minute: 10, what: 'chatTaken' },
    ]);
  });

  it('of the customer: they are asked once, then the chat is closed and both are told', async () => {
    const { world, agent, customer, after } = await chatting();
    await world.say(agent, 'did that help?');
    await after(10);
    await after(1);
    assert.equal(world.got(customer).filter((each) => each === 'areYouThere').length, 1);
    await after(4);
    assert.equal(world.got(customer).at(-1), 'closedForSilence');
    assert.equal(world.got(agent).at(-1), 'customerWasSilent');
    assert.equal(await world.part(customer), undefined);
  });

  it('is none in a lively chat', async () => {
    const { world, agent, customer, after } = await chatting();
    for (let minute = 0; minute < 20; minute += 4) {
      await world.say(customer, `question ${minute}`);
      await world.say(agent, `answer ${minute}`);
      await after(4);
    }
    assert.ok(!world.got(agent).includes('pleaseAnswer'));
    assert.ok(!world.got(customer).includes('areYouThere'));
  });

  it('is the customer’s after an answer that came at once', async () => {
    const { world, agent, customer } = await chatting();
    await world.say(customer, 'thank you');
    world.clock.advance(1_000);
    await world.say(agent, 'you are welcome');
    assert.deepEqual(await sweptFor(world, 11, agent, customer), [{ minute: 10, what: 'areYouThere' }]);
  });
});

describe('a time without any server', () => {
  it('is no silence of the customer: they are asked, and have time to answer', async () => {
    const { world, agent, customer } = await chatting();
    await world.say(agent, 'did that help?');
    world.restart();
    world.clock.advance(20 * MINUTE);
    await world.service.start();
    assert.deepEqual(await sweptFor(world, 6, customer), [
      { minute: 0, what: 'areYouThere' },
      { minute: 5, what: 'closedForSilence' },
    ]);
  });

  it('is no silence of the agent: they are reminded, and have time to answer', async () => {
    const { world, agent } = await chatting();
    world.clock.advance(20 * MINUTE);
    assert.deepEqual(await sweptFor(world, 6, agent), [
      { minute: 0, what: 'pleaseAnswer' },
      { minute: 5, what: 'chatTaken' },
    ]);
  });

  it('after a nudge is followed by another one, for the answer may have been lost', async () => {
    const { world, agent, customer, after } = await chatting();
    await world.say(agent, 'did that help?');
    await after(10);
    await after(20);
    assert.deepEqual(world.got(customer).slice(-2), ['areYouThere', 'areYouThere']);
    assert.ok(await world.part(customer));
  });
});

describe('a line said in the moment that ends a chat', () => {
  it('of the customer keeps it open', async () => {
    const { world, agent, customer, after } = await chatting();
    await world.say(agent, 'did that help?');
    await after(10);
    afterNextLook(world, () => world.say(customer, 'yes I am here'));
    await after(5);
    assert.ok(world.got(agent).includes('carol: yes I am here'));
    assert.ok(!world.got(customer).includes('closedForSilence'));
    assert.ok(await world.part(customer));
  });

  it('of the agent leaves it to them, and them on duty', async () => {
    const { world, agent, customer, after } = await chatting();
    await after(5);
    afterNextLook(world, () => world.say(agent, 'found it: press F8'));
    await after(5);
    assert.ok(world.got(customer).includes('agent: found it: press F8'));
    assert.equal(ownerOf(await world.handoffOf(customer)), 'agent');
    assert.equal((await world.service.duty.list()).length, 1);
  });
});

describe('silence by clocks that disagree', () => {
  it('of two servers leaves no customer unanswered: the agent is reminded, and nobody loses the chat', async () => {
    const { a, b, agent, customer } = await chatOnTwoServers(2_000);
    await b.say(agent, 'one moment');
    a.clock.advance(1_000);
    await a.say(customer, 'please do look');
    await a.quiet(b);
    assert.deepEqual(await sweptFor(a, 11, agent, customer), [
      { minute: 5, what: 'pleaseAnswer' },
      { minute: 10, what: 'areYouThere' },
    ]);
    await a.say(customer, 'I am waiting');
    assert.deepEqual((await sweptFor(a, 6, agent)).at(-1), { minute: 5, what: 'pleaseAnswer' });
  });

  it('is found though the clock was hours ahead when the chat began', async () => {
    const { world, agent, customer } = await chatting();
    world.clock.advance(-3 * HOUR);
    await world.say(customer, 'hello?');
    assert.deepEqual(await sweptFor(world, 6, agent), [{ minute: 5, what: 'pleaseAnswer' }]);
  });
});
