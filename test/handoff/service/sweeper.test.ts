import assert from 'node:assert/strict';
import { isKojiError, KojiError } from '../../../errors.ts';
import { end } from '../../../handoff/domain/handoff.ts';
import { createTurn } from '../../../handoff/service/lease.ts';
import { liveChatSettings } from '../../support/data.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';

const MINUTE = 60_000;

async function chatting() {
  const world = createWorld();
  const [agent, customer] = [await world.agentOnDuty('agent'), await world.customer('carol')];
  await world.ask(customer);
  return { world, agent, customer };
}

describe('the sweeper', () => {
  it('connects a customer whom a server left waiting when it died', async () => {
    const world = createWorld();
    const agent = await world.agentOnDuty('agent');
    const busy = await world.customer('busy');
    await world.ask(busy);
    const customer = await world.customer('carol');
    await world.ask(customer);
    const running = await world.handoffOf(agent);
    const found = running && (await world.stores.handoffs.load({ deskId: running.deskId, id: running.id }));
    assert.ok(found);
    await world.stores.handoffs.replace(
      { ...found.value, state: { kind: 'ended', at: 1, reason: 'agentEnded' } },
      found.version,
    );
    world.clock.advance(MINUTE);
    await world.service.sweep();
    assert.equal(ownerOf(await world.handoffOf(customer)), 'agent');
  });
});

describe('a sweep in which one thing fails', () => {
  it('does all the others, and says that it has failed', async () => {
    const { world, agent, customer } = await chatting();
    await world.quiet();
    const chat = await world.handoffOf(customer);
    const found = chat && (await world.stores.handoffs.load({ deskId: chat.deskId, id: chat.id }));
    assert.ok(found);
    const over = end(found.value, 'customerEnded', world.clock.now());
    assert.ok(over !== 'ended');
    await world.stores.handoffs.replace(over, found.version);
    // Without its settings nobody knows how long a silence may be.
    Object.defineProperty(world.settings, 'current', {
      get() {
        throw new KojiError('storedRecord', 'The settings cannot be read.');
      },
    });
    await assert.rejects(world.service.sweep(), (error) => isKojiError(error, 'storedRecord'));
    await world.quiet();
    assert.deepEqual(world.got(agent), ['summary', 'endedByCustomer']);
  });
});

describe('an address where nobody is any more', () => {
  it('of the agent gives the customer back to the front, and tells the customer', async () => {
    const { world, agent, customer } = await chatting();
    await world.outbox.idle();
    world.messenger.decide = ({ address }) => (address === agent.address ? 'gone' : 'delivered');
    await world.say(customer, 'anybody?');
    await world.outbox.idle();
    assert.deepEqual(world.got(customer).slice(1), ['notDelivered', 'agentLost', 'place 1']);
    assert.equal((await world.handoffOf(customer))?.state.kind, 'waiting');
    assert.deepEqual(await world.service.duty.list(), []);
  });

  it('of the agent gives all their customers back, in the order in which they asked', async () => {
    const { world, agent, customer } = await chatting();
    world.settings.current = liveChatSettings({ capacity: 2 });
    const other = await world.customer('other');
    await world.ask(other);
    await world.outbox.idle();
    world.messenger.decide = ({ address }) => (address === agent.address ? 'gone' : 'delivered');
    await world.say(other, 'anybody?');
    await world.outbox.idle();
    assert.deepEqual(world.got(customer).slice(1), ['agentLost', 'place 1']);
    assert.equal(world.got(other).at(-1), 'place 2');
    assert.deepEqual(
      (await world.service.duty.queue()).map((each) => each.customer.name),
      ['carol', 'other'],
    );
  });

  it('of the agent costs nobody a line: the next agent reads what may not have arrived', async () => {
    const { world, agent, customer } = await chatting();
    await world.outbox.idle();
    await world.say(customer, 'hello');
    let sends = 0;
    world.messenger.decide = ({ address }) => {
      if (address !== agent.address) return 'delivered';
      sends += 1;
      return sends === 1 ? 'unknown' : 'gone';
    };
    await world.say(customer, 'anybody?');
    await world.say(customer, 'really nobody?');
    await world.outbox.idle();
    const next = await world.agentOnDuty('next');
    await world.service.assignWaiting();
    await world.outbox.idle();
    const [summary] = world.messenger.sent.filter(({ address }) => address === next.address);
    const said = summary?.content.kind === 'summary' ? summary.content.summary.said : undefined;
    // The last one was told as not delivered, and they may say it again.
    const lines = [
      { entryId: 'carol:activity-1', name: 'carol', text: 'hello' },
      { entryId: 'carol:activity-2', name: 'carol', text: 'anybody?', fate: 'unknown' },
    ];
    assert.deepEqual(said, lines);
  });

  it('of the customer ends the chat, and tells the agent', async () => {
    const { world, agent, customer } = await chatting();
    await world.outbox.idle();
    world.messenger.decide = ({ address }) => (address === customer.address ? 'gone' : 'delivered');
    await world.say(agent, 'hello?');
    await world.outbox.idle();
    assert.deepEqual(world.got(agent).slice(1), ['notDelivered', 'customerGone']);
    assert.equal((await world.service.duty.list())[0]?.slots.length, 0);
  });
});

describe('an agent who removes the bot', () => {
  it('is off duty, and all their customers are back in the queue', async () => {
    const { world, agent, customer } = await chatting();
    world.settings.current = liveChatSettings({ capacity: 2 });
    const other = await world.customer('other');
    await world.ask(other);
    await world.outbox.idle();
    await world.service.agentLeaves.gone('agent', agent.id);
    await world.outbox.idle();
    assert.deepEqual(
      [customer, other].map((each) => world.got(each).at(-2)),
      ['agentLost', 'agentLost'],
    );
    assert.deepEqual(await world.service.duty.list(), []);
    assert.deepEqual(
      (await world.service.duty.queue()).map((each) => each.customer.name),
      ['carol', 'other'],
    );
  });

  it('in a window they are not on duty in goes on', async () => {
    const { world, customer } = await chatting();
    await world.service.agentLeaves.gone('agent', 'another window');
    assert.equal(ownerOf(await world.handoffOf(customer)), 'agent');
  });
});

describe('a customer who comes back', () => {
  const returning = async (minutes: number) => {
    const world = createWorld();
    const customer = await world.customer('carol');
    await world.agentOnDuty('known');
    await world.ask(customer);
    await world.agentOnDuty('idle longer');
    world.clock.advance(MINUTE);
    const chat = await world.handoffOf(customer);
    assert.ok(chat);
    await world.service.endChat({ deskId: chat.deskId, id: chat.id }, 'agentEnded');
    world.clock.advance(minutes * MINUTE);
    await world.ask(customer);
    return ownerOf(await world.handoffOf(customer));
  };

  it('within the hour gets the same agent', async () => assert.equal(await returning(59), 'known'));
  it('later gets whoever has been idle longest', async () => assert.equal(await returning(61), 'idle longer'));
});

describe('the turn to sweep', () => {
  it('is one server’s at a time, and goes on when that one is gone', async () => {
    const { stores, clock } = createWorld();
    const turnOf = (holder: string) =>
      createTurn({ id: 'sweeper', holder, leases: stores.leases, clock, holdMs: 1_000 });
    const [a, b] = [turnOf('a'), turnOf('b')];
    assert.deepEqual([await a.isMine(), await b.isMine(), await a.isMine()], [true, false, true]);
    clock.advance(1_001);
    assert.deepEqual([await b.isMine(), await a.isMine()], [true, false]);
  });
});
