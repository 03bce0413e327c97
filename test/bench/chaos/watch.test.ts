import assert from 'node:assert/strict';
import { startWatch } from '../../../bench/chaos/watch.ts';
import type { Handoff } from '../../../handoff/domain/handoff.ts';
import type { Agent } from '../../../handoff/domain/presence.ts';
import { FakeClock } from '../../support/clock.ts';
import { aConnectedHandoff, anAgent, anAgentParty, aParty } from '../../support/data.ts';
import { createMemoryStores } from '../../support/memoryStores.ts';

const clock = new FakeClock();

async function seen(handoff: Handoff, agent: Agent) {
  const stores = createMemoryStores();
  await stores.handoffs.create(handoff);
  await stores.agents.create(agent);
  const watch = startWatch({ stores, deskId: handoff.deskId, clock });
  await watch.stop();
  return { moments: watch.moments(), room: watch.room() };
}

describe('the watch over a schedule', () => {
  const customer = aParty({ name: 'Customer1x1' });
  const chat = aConnectedHandoff({ customer }, anAgentParty({ name: 'Agent1x1' }));

  it('sees who has which chat, and how much room is held', async () => {
    const slots = [{ handoffId: chat.id, reservedAt: 0, handle: '1' }];
    const { moments, room } = await seen(
      chat,
      anAgent({ party: anAgentParty({ name: 'Agent1x1' }), deskId: chat.deskId, slots }),
    );
    const chats = [{ handoffId: chat.id, agent: 'Agent1x1', customer: 'Customer1x1' }];
    assert.deepEqual(moments, [{ at: clock.now(), chats }]);
    assert.deepEqual(room, [{ at: clock.now(), agent: 'Agent1x1', slots: 1 }]);
  });

  it('takes down nothing where nobody has a chat', async () => {
    const over: Handoff = { ...chat, state: { kind: 'ended', at: 0, reason: 'agentEnded' } };
    assert.deepEqual(await seen(over, anAgent({ deskId: chat.deskId })), { moments: [], room: [] });
  });
});
