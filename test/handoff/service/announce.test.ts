import assert from 'node:assert/strict';
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
