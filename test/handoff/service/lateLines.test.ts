import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { TIMINGS } from '../../../composition/timings.ts';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import type { ConnectedHandoff } from '../../../handoff/domain/handoff.ts';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import { createGate } from '../../../handoff/service/gate.ts';
import { createWorld } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

const LINE = 'the order number is 4711';

interface SlowWorld {
  readonly world: World;
  readonly first: Conversation;
  readonly customer: Conversation;
  /** Says the line, whose writing takes until `change` of the chat is over, and some time. */
  readonly during: (ms: number, change: (chat: ConnectedHandoff) => Promise<unknown>) => Promise<void>;
}

/** Enough for everything that waits for no time. */
const STEPS = 50;

/** A customer with an agent, over a journal that takes its time with one line. */
async function slowWorld(): Promise<SlowWorld> {
  let isSlow = true;
  const begun = createGate();
  const written = createGate();
  const world = createWorld(
    (stores) => ({
      ...stores,
      journal: {
        ...stores.journal,
        async append(entry) {
          const { content, to } = entry;
          if (isSlow && content.kind === 'line' && content.text === LINE && to) {
            isSlow = false;
            begun.open();
            await written.opened;
          }
          return stores.journal.append(entry);
        },
      },
    }),
    TIMINGS,
  );
  const first = await world.agentOnDuty('first');
  const customer = await world.customer('customer');
  await world.ask(customer);
  await world.quiet();
  return {
    world,
    first,
    customer,
    async during(ms, change) {
      const chat = await world.handoffOf(customer);
      assert.ok(chat && isConnected(chat));
      const said = world.say(customer, LINE);
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
});
