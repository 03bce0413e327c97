import assert from 'node:assert/strict';
import type { EndReason } from '../../../handoff/domain/handoff.ts';
import { createWorld } from '../../support/handoffWorld.ts';

const DAY_MS = 24 * 60 * 60_000;

async function ended(reason: EndReason) {
  const world = createWorld();
  const [, customer] = [await world.agentOnDuty('agent'), await world.customer('carol')];
  await world.ask(customer);
  const handoff = await world.handoffOf(customer);
  assert.ok(handoff);
  const key = { deskId: handoff.deskId, id: handoff.id };
  await world.service.endChat(key, reason);
  await world.outbox.idle();
  const fresh = async () => {
    const found = await world.stores.conversations.load(customer.id);
    assert.ok(found);
    return found.value;
  };
  const ratingOf = async () => {
    const state = (await world.stores.handoffs.load(key))?.value.state;
    return state?.kind === 'ended' ? state.rating : undefined;
  };
  return { world, customer, fresh, ratingOf };
}

describe('rating a chat', () => {
  for (const reason of ['agentEnded', 'customerEnded', 'customerSilent'] as const) {
    it(`is kept with the chat, once, after ${reason}`, async () => {
      const { world, fresh, ratingOf } = await ended(reason);
      assert.equal(await world.service.chatRatings.rate(await fresh(), 4), 'rated');
      assert.equal(await world.service.chatRatings.rate(await fresh(), 1), 'ratedBefore');
      assert.equal(await ratingOf(), 4);
    });
  }

  it('keeps one of two that come at the same moment', async () => {
    const { world, fresh, ratingOf } = await ended('agentEnded');
    const conversation = await fresh();
    const { chatRatings } = world.service;
    const rated = [chatRatings.rate(conversation, 1), chatRatings.rate(conversation, 5)];
    const results = await Promise.all(rated);
    assert.deepEqual(results.toSorted(), ['rated', 'ratedBefore']);
    assert.ok([1, 5].includes((await ratingOf()) ?? 0));
  });

  it('is offered to the customer with the end', async () => {
    const { world, customer } = await ended('agentEnded');
    const notice = world.messenger.sent.find(
      ({ address, content }) =>
        address === customer.address && content.kind === 'notice' && content.key === 'endedByAgent',
    );
    assert.ok(notice?.content.kind === 'notice');
    assert.ok(
      ['rate1', 'rate5', 'askAnother'].every(
        (each) => notice.content.kind === 'notice' && notice.content.choices.some((choice) => choice === each),
      ),
    );
  });

  it('is over after a day, and there is none of a chat that never was', async () => {
    const { world, fresh } = await ended('agentEnded');
    world.clock.advance(DAY_MS + 1);
    assert.equal(await world.service.chatRatings.rate(await fresh(), 3), 'nothingToRate');
    assert.equal(await world.service.chatRatings.rate(await world.customer('dan'), 3), 'nothingToRate');
  });

  it('is none of a chat that ended before what was asked last', async () => {
    const { world, fresh, ratingOf } = await ended('agentEnded');
    const { chatRatings } = world.service;
    assert.equal(await chatRatings.rate(await fresh(), 4, world.clock.now() + 1), 'nothingToRate');
    assert.equal(await ratingOf(), undefined);
    assert.equal(await chatRatings.rate(await fresh(), 4, world.clock.now()), 'rated');
  });

  it('is the customer’s: the agent of the chat has none to give', async () => {
    const { world, fresh } = await ended('agentEnded');
    const { endedChat } = await fresh();
    const agent = await world.stores.conversations.load('agent');
    assert.ok(agent && endedChat);
    assert.equal(await world.service.chatRatings.rate({ ...agent.value, endedChat }, 5), 'nothingToRate');
  });
});
