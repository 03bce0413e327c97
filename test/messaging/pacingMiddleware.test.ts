import assert from 'node:assert/strict';
import { TestAdapter } from 'botbuilder';
import { createPacing } from '../../messaging/pacing.ts';
import { createPacingMiddleware } from '../../messaging/pacingMiddleware.ts';
import { VirtualTime } from '../support/virtualTime.ts';

const CONVERSATION = { id: 'agent', tenantId: 'tenant', name: '', isGroup: false, conversationType: 'personal' };

describe('what the bot says within a turn', () => {
  let time: VirtualTime;
  let pacing: ReturnType<typeof createPacing>;
  beforeEach(() => {
    time = new VirtualTime();
    pacing = createPacing({ clock: time, pause: time.pause });
  });

  async function turn(...says: readonly string[]): Promise<TestAdapter> {
    const adapter = new TestAdapter(async (context) => {
      await context.sendActivities(says.map((text) => ({ type: 'message', text })));
    });
    adapter.use(createPacingMiddleware({ pacing, clock: time }));
    await time.run(adapter.receiveActivity({ type: 'message', channelId: 'msteams', conversation: CONVERSATION }));
    return adapter;
  }

  it('counts towards the budget of its thread', async () => {
    await turn('1', '2', '3', '4', '5');
    assert.equal(pacing.admitNow({ channelId: 'msteams', conversation: CONVERSATION }), undefined);
  });

  it('waits for the budget', async () => {
    await turn('1', '2', '3', '4', '5', '6', '7');
    assert.deepEqual(time.pauses, []);
    await turn('8');
    assert.deepEqual(time.pauses, [1_000]);
  });

  it('goes after five seconds all the same, so that the speaker’s next line need not wait', async () => {
    pacing.holdOff({ channelId: 'msteams', conversation: CONVERSATION }, 60_000);
    const adapter = await turn('1');
    assert.deepEqual(time.pauses, [5_000]);
    assert.equal(adapter.activeQueue.length, 1);
  });
});
