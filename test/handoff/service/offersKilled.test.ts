import assert from 'node:assert/strict';
import type { Content, NoticeKey } from '../../../handoff/domain/content.ts';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import { offerOf } from '../../../handoff/domain/offer.ts';
import { liveChatSettings } from '../../support/data.ts';
import { dyingStores } from '../../support/dyingStores.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

const OFFER_MS = 120_000;
const ANY = { said: '' } as const;

/** Carol is offered to Ann; Bob is on duty too. */
async function offered() {
  const dying = dyingStores();
  const world = createWorld(dying.wrap);
  world.settings.current = liveChatSettings({ assignment: 'offer', offerMs: OFFER_MS });
  const ann = await world.agentOnDuty('ann');
  world.clock.advance(1);
  const bob = await world.agentOnDuty('bob');
  const carol = await world.customer('carol');
  const ask = async (): Promise<void> => {
    await world.ask(carol);
    await world.outbox.idle();
  };
  /** False when the work was done before the process could die. */
  const killedIn = async (work: () => Promise<unknown>, operations: number): Promise<boolean> => {
    dying.dieAfter(operations);
    const died = await work().then(
      () => false,
      () => true,
    );
    await world.outbox.idle();
    dying.revive();
    world.restart();
    await world.service.start();
    return died;
  };
  return { world, ann, bob, carol, ask, killedIn };
}

/** Time enough for everything that heals, well before an offer of now is too old. */
async function sweeps(world: World): Promise<void> {
  for (let sweep = 0; sweep < 4; sweep += 1) {
    world.clock.advance(15_000);
    await world.service.takeUpMessages();
    await world.service.sweep();
    await world.quiet();
  }
}

/** Who holds room for whom; agents by name. */
async function slotsOf(world: World): Promise<Readonly<Record<string, readonly string[]>>> {
  const present = await world.stores.agents.present('certification');
  return Object.fromEntries(present.map(({ value }) => [value.id, value.slots.map(({ handoffId }) => handoffId)]));
}

async function expectOneHolder(world: World, customer: Conversation): Promise<string> {
  const handoff = await world.handoffOf(customer);
  assert.ok(handoff);
  const holder = isConnected(handoff) ? handoff.state.agent.agentId : offerOf(handoff)?.agent.agentId;
  assert.ok(holder !== undefined, 'somebody has the chat, or is asked');
  const holders = Object.entries(await slotsOf(world)).filter(([, slots]) => slots.length > 0);
  assert.deepEqual(holders, [[holder, [handoff.id]]]);
  return holder;
}

/** How many different messages; what was sent and not marked is sent again under the same id. */
function count(world: World, { address }: Conversation, what: Content['kind'] | NoticeKey): number {
  const fitting = world.messenger.sent.filter(
    ({ address: to, content }) => to === address && (content.kind === 'notice' ? content.key : content.kind) === what,
  );
  return new Set(fitting.map(({ id }) => id)).size;
}

describe('a process that is killed while a chat is offered', () => {
  for (let operations = 1; operations <= 24; operations += 1) {
    it(`after ${operations} operations of asking: somebody is asked, once, and can accept`, async () => {
      const { world, ann, bob, carol, killedIn } = await offered();
      await killedIn(() => world.ask(carol), operations);
      if ((await world.handoffOf(carol)) === undefined) await world.ask(carol);
      await sweeps(world);
      const holder = await expectOneHolder(world, carol);
      assert.equal(count(world, ann, 'offer') + count(world, bob, 'offer'), 1);
      assert.equal((await world.service.offerAnswers.accept(holder, ANY)).kind, 'accepted');
      await world.quiet();
      assert.equal(count(world, carol, 'connectedCustomer'), 1);
    });
  }

  for (let operations = 1; operations <= 16; operations += 1) {
    it(`after ${operations} operations of accepting: the chat is the agent’s or still theirs to accept`, async () => {
      const { world, ann, carol, ask, killedIn } = await offered();
      await ask();
      await killedIn(() => world.service.offerAnswers.accept('ann', ANY), operations);
      await sweeps(world);
      assert.equal(await expectOneHolder(world, carol), 'ann');
      await world.service.offerAnswers.accept('ann', ANY);
      await world.quiet();
      assert.equal(ownerOf(await world.handoffOf(carol)), 'ann');
      assert.deepEqual([count(world, ann, 'summary'), count(world, carol, 'connectedCustomer')], [1, 1]);
    });

    it(`after ${operations} operations of declining: one agent is asked, and the other has room`, async () => {
      const { world, carol, ask, killedIn } = await offered();
      await ask();
      await killedIn(() => world.service.offerAnswers.decline('ann', ANY), operations);
      await sweeps(world);
      await expectOneHolder(world, carol);
      assert.equal((await world.service.duty.list()).length, 2);
    });

    it(`after ${operations} operations of the sweep that finds it unanswered: Ann is off duty, told once, and Bob is asked`, async () => {
      const { world, ann, carol, ask, killedIn } = await offered();
      await ask();
      world.clock.advance(OFFER_MS);
      await killedIn(() => world.service.sweep(), operations);
      await sweeps(world);
      assert.equal(await expectOneHolder(world, carol), 'bob');
      assert.deepEqual(
        (await world.service.duty.list()).map(({ id }) => id),
        ['bob'],
      );
      assert.equal((await world.stores.conversations.load('ann'))?.value.onDuty, undefined);
      assert.equal(count(world, ann, 'offerUnanswered'), 1);
    });

    it(`after ${operations} operations of the customer leaving: the agent has room for the next`, async () => {
      const { world, carol, ask, killedIn } = await offered();
      await ask();
      const handoff = await world.handoffOf(carol);
      assert.ok(handoff);
      const key = { deskId: handoff.deskId, id: handoff.id };
      await killedIn(() => world.service.endChat(key, 'customerLeftQueue'), operations);
      await world.service.endChat(key, 'customerLeftQueue');
      await sweeps(world);
      assert.deepEqual(await slotsOf(world), { ann: [], bob: [] });
      const next = await world.customer('dave');
      await world.ask(next);
      assert.ok(['ann', 'bob'].includes(await expectOneHolder(world, next)));
    });
  }
});
