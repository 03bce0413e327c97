import assert from 'node:assert/strict';
import { RETENTION_MS, startHousekeeping } from '../../composition/housekeeping.ts';
import { DESK } from '../support/data.ts';
import { createWorld } from '../support/handoffWorld.ts';
import { silentLogger } from '../support/logger.ts';

describe('housekeeping by a clock that was put on by months', () => {
  it('erases nothing of those who wait or chat, and what is over as it would have', async () => {
    const world = createWorld();
    const agent = await world.agentOnDuty('agent');
    const [over, chatting, waiting] = [
      await world.customer('over'),
      await world.customer('chatting'),
      await world.customer('waiting'),
    ];
    await world.ask(over);
    await world.quiet();
    const ended = await world.handoffOf(over);
    assert.ok(ended);
    await world.service.endOnly(ended, 'agentEnded');
    await world.quiet();
    await world.ask(chatting);
    await world.ask(waiting);
    await world.quiet();
    for (const each of [chatting, waiting]) await world.say(each, 'is anybody there?');
    await world.quiet();
    const live = await Promise.all([chatting, waiting].map((each) => world.handoffOf(each)));
    const before = await Promise.all(live.map(async (each) => world.stores.journal.entries(each?.id ?? '')));
    assert.ok(before.every((entries) => entries.length > 0) && world.got(agent).length > 0);

    world.clock.advance(2 * RETENTION_MS);
    const { stores, clock } = world;
    const work = startHousekeeping({ deskId: DESK, stores, directLine: undefined, clock, logger: silentLogger() });
    await work.stop();

    const after = await Promise.all(live.map(async (each) => stores.journal.entries(each?.id ?? '')));
    assert.deepEqual(after, before);
    assert.deepEqual(await stores.journal.entries(ended.id), []);
  });
});
