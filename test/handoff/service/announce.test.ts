import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import { liveChatSettings } from '../../support/data.ts';
import { createWorld } from '../../support/handoffWorld.ts';

describe('a summary that its channel refuses', () => {
  it('comes without what is quoted in it, so that the agent knows whom they write to', async () => {
    const world = createWorld();
    const [agent, customer] = [await world.agentOnDuty('agent'), await world.customer('carol')];
    world.messenger.decide = ({ content, inShort }) =>
      content.kind === 'summary' && !inShort ? 'rejected' : 'delivered';
    await world.ask(customer);
    await world.quiet();
    const summaries = world.messenger.sent.filter(({ content }) => content.kind === 'summary');
    assert.deepEqual(
      summaries.map(({ inShort }) => inShort),
      [undefined, true],
    );
    world.clock.advance(1);
    assert.equal(await world.say(agent, 'Hello Carol'), 'relayed');
  });
});

describe('a chat that comes to an agent whose other chat has a damaged record', () => {
  it('is announced to both sides', async () => {
    const damaged = new Set<string>();
    const world = createWorld((stores) => ({
      ...stores,
      handoffs: {
        ...stores.handoffs,
        load: (key) =>
          damaged.has(key.id)
            ? Promise.reject(new KojiError('storedRecord', 'Damaged by this test.'))
            : stores.handoffs.load(key),
      },
    }));
    world.settings.current = liveChatSettings({ capacity: 2 });
    const agent = await world.agentOnDuty('agent');
    const [ann, bob] = [await world.customer('ann'), await world.customer('bob')];
    await world.ask(ann);
    await world.quiet();
    damaged.add((await world.handoffOf(ann))?.id ?? assert.fail('no chat'));
    await world.ask(bob);
    await world.quiet();
    assert.deepEqual(world.got(bob), ['connectedCustomer']);
    assert.deepEqual(world.got(agent), ['summary', 'summary']);
  });
});
