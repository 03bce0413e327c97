import assert from 'node:assert/strict';
import type { Changed } from '../../../handoff/service/revise.ts';
import { TIMINGS } from '../../../composition/timings.ts';
import { liveChatSettings } from '../../support/data.ts';
import { dyingStores } from '../../support/dyingStores.ts';
import { createWorld } from '../../support/handoffWorld.ts';

const EDITED: Changed = {
  kind: 'edited',
  originalId: 'm1',
  said: { activityId: 'm1~edited', text: 'call 0800-2', attachments: [] },
};
const DELETED: Changed = {
  kind: 'deleted',
  originalId: 'm1',
  said: { activityId: 'm1~deleted', text: '', attachments: [] },
};

/** Carol waits while the agent talks to Ann, and the server dies over a change of what Carol has said. */
async function killedOver(changed: Changed, operations: number) {
  const dying = dyingStores();
  const world = createWorld(dying.wrap);
  world.settings.current = liveChatSettings({ capacity: 1 });
  const agent = await world.agentOnDuty('agent');
  const [ann, carol] = [await world.customer('ann'), await world.customer('carol')];
  await world.ask(ann);
  await world.ask(carol);
  await world.say(carol, 'call 0800-1', 'm1');
  await world.quiet();
  const change = async (): Promise<unknown> => {
    const part = (await world.part(carol)) ?? assert.fail('no handoff');
    return world.service.revise(part, changed);
  };
  dying.dieAfter(operations);
  const isOver = await change().then(
    () => true,
    () => false,
  );
  dying.revive();
  world.restart();
  await world.service.start();
  /** All that the agent reads of Carol once they have time for her, in order. */
  async function read(): Promise<readonly string[]> {
    world.messenger.sent.length = 0;
    await world.service.endChat((await world.handoffOf(ann)) ?? assert.fail('no chat'), 'customerEnded');
    await world.quiet();
    world.clock.advance(TIMINGS.claimMs);
    await world.outbox.takeUp();
    await world.quiet();
    return world.messenger.sent
      .filter(({ address }) => address === agent.address)
      .flatMap(({ content }) => {
        if (content.kind === 'summary') return content.summary.asked.slice(1);
        return content.kind === 'line' ? [content.text] : [];
      });
  }
  return { change, read, isOver };
}

/** More than a change in the queue takes; the last of them dies over nothing. */
const OPERATIONS = Array.from({ length: 12 }, (_, index) => index);

describe('a server that is killed over a change in the queue', () => {
  it('dies in the middle of it in some of these tests, and not in all', async () => {
    const ends = await Promise.all([2, OPERATIONS.length - 1].map((operations) => killedOver(EDITED, operations)));
    assert.deepEqual(
      ends.map(({ isOver }) => isOver),
      [false, true],
    );
  });

  for (const operations of OPERATIONS) {
    it(`after ${operations} operations of an edit: what was said last is read last, also without the channel’s second try`, async () => {
      const { read } = await killedOver(EDITED, operations);
      const all = await read();
      assert.ok(all.length > 0);
      assert.ok(!all.includes('call 0800-2') || all.at(-1) === 'call 0800-2', all.join(', '));
    });

    it(`after ${operations} operations of an edit: brought again, it is read, once and last`, async () => {
      const { change, read } = await killedOver(EDITED, operations);
      await change();
      const all = await read();
      assert.equal(all.at(-1), 'call 0800-2');
      assert.equal(all.filter((each) => each === 'call 0800-2').length, 1);
    });

    it(`after ${operations} operations of a deletion: brought again, nothing is read of the line`, async () => {
      const { change, read } = await killedOver(DELETED, operations);
      await change();
      assert.deepEqual(await read(), []);
    });
  }
});
