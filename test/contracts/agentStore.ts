import assert from 'node:assert/strict';
import type { Agent } from '../../handoff/domain/presence.ts';
import { NOW } from '../support/clock.ts';
import { anAgent, anAgentParty, DESK } from '../support/data.ts';
import { behavesAsDocuments } from './documents.ts';
import type { OpenFixture } from './storeFixture.ts';
import { useFixture } from './storeFixture.ts';

const slot = { handoffId: 'handoff-1', reservedAt: NOW, handle: '1' };

/** What every AgentStore does. */
export function describeAgentStore(name: string, open: OpenFixture): void {
  describe(`${name}: agents`, () => {
    const fixture = useFixture(open);
    const store = () => fixture().stores.agents;
    const create = async (...agents: readonly Agent[]) => {
      for (const agent of agents) await store().create(agent);
    };
    const presentIds = async (deskId = DESK) => (await store().present(deskId)).map((each) => each.value.id);

    behavesAsDocuments(fixture, {
      store: (stores) => stores.agents,
      variant: (text) => anAgent({ party: anAgentParty({ name: text }), slots: [slot] }),
      other: anAgent({ deskId: 'another' }),
      keyOf: ({ deskId, id }) => ({ deskId, id }),
      record: 'agents',
      id: `${DESK}/account:agent`,
    });

    it('counts as present who is on duty and who still holds a slot', async () => {
      await create(
        anAgent({ id: 'idle', duty: 'on' }),
        anAgent({ id: 'busy', duty: 'on', slots: [slot] }),
        anAgent({ id: 'leaving', duty: 'off', slots: [slot] }),
        anAgent({ id: 'gone', duty: 'off' }),
        anAgent({ id: 'elsewhere', deskId: 'another' }),
      );
      assert.deepEqual((await presentIds()).toSorted(), ['busy', 'idle', 'leaving']);
      assert.deepEqual(await presentIds('another'), ['elsewhere']);
    });

    it('keeps what an agent can be asked about', async () => {
      const agent = anAgent({ party: anAgentParty({ skills: ['Payroll', 'Printers'] }) });
      await create(agent);
      assert.deepEqual((await store().load(agent))?.value, agent);
    });

    it('forgets as present who goes off duty with no slot left', async () => {
      await create(anAgent());
      const [found] = await store().present(DESK);
      assert(found);
      assert.notEqual(await store().replace(anAgent({ duty: 'off' }), found.version), 'stale');
      assert.deepEqual(await presentIds(), []);
    });
  });
}
