import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { TIMINGS } from '../../../composition/timings.ts';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import type { ConnectedHandoff } from '../../../handoff/domain/handoff.ts';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import type { Journal } from '../../../handoff/ports.ts';
import { createGate } from '../../../handoff/service/gate.ts';
import { aConversation, anAddress, anAgentParty } from '../../support/data.ts';
import { dyingStores } from '../../support/dyingStores.ts';
import type { Dying } from '../../support/dyingStores.ts';
import { createWorld } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

const LINE = 'the order number is 4711';

interface SlowWorld {
  readonly world: World;
  readonly dying: Dying;
  readonly onWritten: { call: () => void };
  readonly first: Conversation;
  readonly customer: Conversation;
  /** Says the line, whose writing takes until `change` of the chat is over, and some time. */
  readonly during: (
    ms: number,
    change: (chat: ConnectedHandoff) => Promise<unknown>,
    speaker?: Conversation,
  ) => Promise<void>;
}

/** Enough for everything that waits for no time. */
const STEPS = 50;

/** A customer with an agent, over a journal that takes its time with one line: before it writes it, or before it says so. */
async function slowWorld(slowIs: 'theWrite' | 'theAnswer' = 'theWrite'): Promise<SlowWorld> {
  let isSlow = true;
  const begun = createGate();
  const written = createGate();
  const dying = dyingStores();
  const onWritten = { call: (): void => undefined };
  const pause = async (): Promise<void> => {
    begun.open();
    await written.opened;
  };
  const slowly = (journal: Journal): Journal['append'] =>
    async function append(entry) {
      const { content, to } = entry;
      const isIt = isSlow && content.kind === 'line' && content.text === LINE && to !== undefined;
      if (isIt) isSlow = false;
      if (isIt && slowIs === 'theWrite') await pause();
      const appended = await journal.append(entry);
      if (isIt) onWritten.call();
      if (isIt && slowIs === 'theAnswer') await pause();
      return appended;
    };
  const world = createWorld((stores) => {
    const mortal = dying.wrap(stores);
    const append = slowly(mortal.journal);
    const journal = new Proxy(mortal.journal, {
      get: (target, name, receiver): unknown => (name === 'append' ? append : Reflect.get(target, name, receiver)),
    });
    return { ...mortal, journal };
  }, TIMINGS);
  const first = await world.agentOnDuty('first');
  const customer = await world.customer('customer');
  await world.ask(customer);
  await world.quiet();
  return {
    world,
    dying,
    onWritten,
    first,
    customer,
    async during(ms, change, speaker = customer) {
      const chat = await world.handoffOf(customer);
      assert.ok(chat && isConnected(chat));
      const said = world.say(speaker, LINE);
      await begun.opened;
      const changed = change(chat);
      for (let step = 0; step < STEPS; step += 1) await setImmediate();
      if (ms > 0) await world.quiet();
      world.clock.advance(ms);
      written.open();
      await said;
      await world.quiet();
      await changed;
    },
  };
}

/** What somebody has read of the customer’s words: as lines, and in summaries. */
function readBy(world: World, { address }: Conversation): readonly string[] {
  return world.messenger.sent
    .filter((sent) => sent.address === address)
    .flatMap(({ content }) => {
      if (content.kind === 'line') return [content.text];
      return content.kind === 'summary' ? (content.summary.said ?? []).map(({ text }) => text) : [];
    });
}

const LATE = TIMINGS.writeDownMs + 1;

describe('a customer’s line that takes long to be written down', () => {
  it('goes to the agent if the chat is still theirs', async () => {
    const { world, first, during } = await slowWorld();
    await during(LATE, async () => undefined);
    assert.deepEqual(readBy(world, first), [LINE]);
  });

  it('goes to the colleague who has got the chat meanwhile, and not to the agent of before', async () => {
    const { world, first, during } = await slowWorld();
    const second = await world.agentOnDuty('second');
    await during(LATE, (chat) => world.service.chats.transfer(chat, 'second'));
    assert.deepEqual([readBy(world, first), readBy(world, second)], [[], [LINE]]);
  });

  it('waits with the customer where the agent was lost meanwhile, for whoever comes next', async () => {
    const { world, first, customer, during } = await slowWorld();
    await during(LATE, (chat) => world.service.returnToQueue(chat, 'silent'));
    assert.deepEqual(readBy(world, first), []);
    const handoff = await world.handoffOf(customer);
    assert.equal(handoff?.context.lines.at(-1), LINE);
  });

  it('is reported to the customer where the chat is over meanwhile', async () => {
    const { world, first, customer, during } = await slowWorld();
    await during(LATE, (chat) => world.service.endOnly(chat, 'agentEnded'));
    assert.deepEqual(readBy(world, first), []);
    assert.deepEqual(world.got(customer).slice(-2), ['endedByAgent', 'notDelivered']);
  });
});

describe('an agent’s line that takes long to be written down', () => {
  it('reaches nobody where the chat is over meanwhile, and the agent is told', async () => {
    const { world, first, customer, during } = await slowWorld();
    await during(LATE, (chat) => world.service.endOnly(chat, 'customerEnded'), first);
    assert.ok(!world.got(customer).some((each) => each.includes(LINE)));
    assert.deepEqual(world.got(first).slice(-2), ['endedByCustomer', 'notDelivered']);
  });

  it('reaches the customer if the chat goes on', async () => {
    const { world, first, customer, during } = await slowWorld();
    await during(LATE, async () => undefined, first);
    assert.ok(world.got(customer).some((each) => each.includes(LINE)));
  });
});

describe('a customer’s line that is written at once, and of which the store says so late', () => {
  it('is told to the colleague who has got the chat meanwhile in the summary, and not once more', async () => {
    const { world, during } = await slowWorld('theAnswer');
    const second = await world.agentOnDuty('second');
    await during(LATE, (chat) => world.service.chats.transfer(chat, 'second'));
    assert.deepEqual(readBy(world, second), [LINE]);
  });

  it('is not reported as undelivered where another server has seen to it', async () => {
    const { world, first, customer, during } = await slowWorld('theAnswer');
    const other = world.anotherServer();
    await during(0, async () => {
      world.clock.advance(TIMINGS.claimMs + 1);
      await other.service.takeUpMessages();
      await other.quiet();
      await other.say(customer, 'and the serial number is 12');
    });
    await other.quiet();
    assert.ok(!readBy(world, first).includes(LINE));
    assert.deepEqual(world.got(customer).slice(1), ['mayNotHaveArrived']);
  });
});

describe('a late line whose server dies while it is laid aside', () => {
  for (const operations of Array.from({ length: 12 }, (_, index) => index)) {
    it(`after ${operations} operations is read by somebody, or reported`, async () => {
      const { world, dying, onWritten, first, customer, during } = await slowWorld();
      const second = await world.agentOnDuty('second');
      onWritten.call = () => dying.dieAfter(operations);
      await during(LATE, (chat) => world.service.chats.transfer(chat, 'second')).catch(() => undefined);
      dying.revive();
      world.restart();
      for (let sweep = 0; sweep < 3; sweep += 1) {
        world.clock.advance(TIMINGS.claimMs);
        await world.service.takeUpMessages();
        await world.quiet();
      }
      const isRead = [first, second].some((agent) => readBy(world, agent).includes(LINE));
      const isTold = world.got(customer).some((notice) => ['mayNotHaveArrived', 'notDelivered'].includes(notice));
      assert.ok(isRead || isTold);
    });
  }
});

describe('a line that takes so long to be written down that the next one of its writer is there before it', () => {
  it('is not sent after that one, and its writer is told', async () => {
    const { world, first, customer, during } = await slowWorld();
    await during(TIMINGS.turnMs, async () => {
      await world.say(customer, 'and the serial number is 12');
    });
    assert.deepEqual(readBy(world, first), ['and the serial number is 12']);
    assert.deepEqual(world.got(customer).slice(-1), ['mayNotHaveArrived']);
  });
});

describe('a chat that goes from one agent to another', () => {
  it('is summed up only when every line that was on its way to the first is written, or is found to come too late', async () => {
    const { world, first, during } = await slowWorld();
    const second = await world.agentOnDuty('second');
    await during(0, (chat) => world.service.chats.transfer(chat, 'second'));
    assert.ok(readBy(world, second).includes(LINE), `only ${JSON.stringify(readBy(world, first))}`);
  });

  /** Begins to hand the chat over, and comes back while its first words are waited with. */
  async function handingOver() {
    const { world, customer } = await slowWorld();
    const second = await world.agentOnDuty('second');
    const chat = await world.handoffOf(customer);
    assert.ok(chat && isConnected(chat));
    const moved = world.service.chats.transfer(chat, 'second');
    for (let step = 0; step < STEPS; step += 1) await setImmediate();
    const done = async (): Promise<void> => {
      await world.quiet();
      await moved;
      await world.quiet();
    };
    return { world, customer, second, done };
  }

  it('is announced to nobody where the customer has ended it by then', async () => {
    const { world, customer, second, done } = await handingOver();
    const chat = (await world.handoffOf(customer)) ?? assert.fail('no chat');
    const ended = world.service.endChat(chat, 'customerEnded');
    await done();
    await ended;
    assert.ok(!world.got(customer).includes('transferred'));
    assert.ok(!world.got(second).includes('summary'));
  });

  it('is announced in the window that the agent has come to by then', async () => {
    const { world, customer, second, done } = await handingOver();
    const place = { id: 'window', name: 'second', personId: 'second', address: anAddress('window') };
    const window = aConversation(place);
    await world.stores.conversations.create(window);
    const on = world.service.duty.on(
      window,
      anAgentParty({ ...place, agentId: 'second', conversationId: 'window', channel: window.channel }),
    );
    await done();
    await on;
    await world.say(customer, 'hello?');
    await world.quiet();
    assert.deepEqual([world.got(window), world.got(second)], [['summary', 'customer: hello?'], []]);
  });
});
