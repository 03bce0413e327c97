import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { KojiError } from '../../../errors.ts';
import type { Stores } from '../../../stores/stores.ts';
import { createWorld } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

const AWAY = new KojiError('unavailable', 'The store is away');

/** Two who chat, over a store in which single calls can be made to fail. */
async function chatting(faults: {
  replaceFails?: boolean;
  appendAnswerLost?: boolean;
  appendRefused?: boolean;
  findFails?: boolean;
}) {
  const wrap = (stores: Stores): Stores => ({
    ...stores,
    handoffs: {
      ...stores.handoffs,
      replace: (handoff, version) =>
        faults.replaceFails ? Promise.reject(AWAY) : stores.handoffs.replace(handoff, version),
    },
    journal: {
      ...stores.journal,
      async append(entry) {
        if (faults.appendRefused && entry.content.kind === 'line') throw AWAY;
        const appended = await stores.journal.append(entry);
        if (faults.appendAnswerLost && entry.content.kind === 'line') throw AWAY;
        return appended;
      },
      find: (handoffId, id) => (faults.findFails ? Promise.reject(AWAY) : stores.journal.find(handoffId, id)),
    },
  });
  const world = createWorld(wrap);
  const agent = await world.agentOnDuty('agent');
  const customer = await world.customer('carol');
  await world.ask(customer);
  await world.quiet();
  return { world, agent, customer };
}

async function sweeps(world: World, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    world.clock.advance(5_000);
    await world.service.takeUpMessages();
    await world.quiet();
  }
}

describe('a line that lies in the journal', () => {
  it('is not lost, and its sender not asked to repeat it, where the store fails right after it was written', async () => {
    const faults = { replaceFails: false };
    const { world, agent, customer } = await chatting(faults);
    const other = world.anotherServer();
    const channel: { arrives?: () => void } = {};
    world.messenger.decide = ({ content }) =>
      content.kind === 'line' && content.text === 'one'
        ? new Promise((resolve) => {
            channel.arrives = () => resolve('delivered');
          })
        : 'delivered';
    const one = world.say(customer, 'one');
    for (let step = 0; step < 50 && !channel.arrives; step += 1) await setImmediate();
    world.clock.advance(400);
    await one;
    const part = await other.part(customer);
    assert.ok(part);
    faults.replaceFails = true;
    const two = await other.service.relay.relay(part, { activityId: 'two', text: 'two', attachments: [] });
    assert.equal(two, 'relayed');
    faults.replaceFails = false;
    channel.arrives?.();
    await world.quiet(other);
    await sweeps(other, 3);
    assert.deepEqual(world.got(agent).slice(1), ['carol: one', 'carol: two']);
  });

  it('is sent where only the answer of the store was lost', async () => {
    const faults = { appendAnswerLost: false };
    const { world, agent, customer } = await chatting(faults);
    faults.appendAnswerLost = true;
    assert.equal(await world.say(customer, 'one'), 'relayed');
    await world.quiet();
    assert.deepEqual(world.got(agent).slice(1), ['carol: one']);
  });

  it('is not sent twice where the answer to its redelivery was lost', async () => {
    const faults = { appendAnswerLost: false };
    const { world, agent, customer } = await chatting(faults);
    await world.say(customer, 'one', 'same');
    const later = world.anotherServer();
    world.clock.advance(1_000);
    faults.appendAnswerLost = true;
    await later.say(customer, 'one', 'same');
    await world.quiet(later);
    assert.deepEqual(world.got(agent).slice(1), ['carol: one']);
  });
});

describe('a line of which the journal gave no good answer', () => {
  it('is certainly not said where it does not lie there: its sender may say it again', async () => {
    const { world, customer } = await chatting({ appendRefused: true });
    await assert.rejects(world.say(customer, 'one'), { kind: 'unavailable', nothingDone: true });
  });

  it('may be said where nobody can look whether it lies there', async () => {
    const faults = { appendAnswerLost: true, findFails: true };
    const { world, agent, customer } = await chatting(faults);
    await assert.rejects(world.say(customer, 'one'), { kind: 'unavailable', nothingDone: false });
    Object.assign(world.messenger, { dropsDoubles: true });
    faults.findFails = false;
    await sweeps(world, 2);
    assert.deepEqual(world.got(agent).slice(1), ['carol: one']);
  });
});
