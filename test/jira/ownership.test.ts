import assert from 'node:assert/strict';
import { seedState } from '../../demo/jira/seed/requests.ts';
import type { ServiceDesk } from '../../jira/ports.ts';
import { MemoryStore } from '../demo/jira/memoryStore.ts';
import { NOW } from '../support/clock.ts';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { startDesk } from './deskHarness.ts';

const customer = accountOf('Demo Customer').accountId;
const stranger = accountOf('Third Customer').accountId;

type Route = (desk: ServiceDesk, key: string, accountId: string) => Promise<{ readonly kind: string }>;

const routes: Readonly<Record<string, Route>> = {
  findRequest: (desk, key, accountId) => desk.findRequest({ key, accountId }),
  listPublicComments: (desk, key, accountId) => desk.listPublicComments({ key, accountId }, 5),
  addPublicComment: (desk, key, accountId) => desk.addPublicComment({ key, accountId }, 'Let me in'),
  attachFiles: (desk, key, accountId) => desk.attachFiles({ key, accountId }, ['temp1']),
};

describe('requests of other people', () => {
  for (const [name, route] of Object.entries(routes)) {
    it(`are not found by ${name}, and stay as they are`, async () => {
      await using harness = await startDesk();
      const before = harness.site.simulator.snapshot();
      assert.deepEqual(await route(harness.desk, 'CERT-4', customer), { kind: 'notFound' });
      assert.deepEqual(await route(harness.desk, 'CERT-1', stranger), { kind: 'notFound' });
      assert.deepEqual(harness.site.simulator.snapshot(), before);
    });

    it(`look to ${name} like requests that do not exist`, async () => {
      await using harness = await startDesk();
      const others = await route(harness.desk, 'CERT-4', customer);
      assert.deepEqual(await route(harness.desk, 'CERT-4711', customer), others);
    });

    it(`are open to ${name} for those who take part`, async () => {
      await using harness = await startDesk();
      assert.notEqual((await route(harness.desk, 'CERT-5', customer)).kind, 'notFound');
    });

    for (const key of ['../servicedesk?x=1', 'CERT-1/../CERT-4', 'CERT-4#', '', 'cert-4', '10004', 'CERT-4%2F..']) {
      it(`are not reached by ${name} with ${JSON.stringify(key)}, which is never sent`, async () => {
        await using harness = await startDesk();
        assert.deepEqual(await route(harness.desk, key, customer), { kind: 'notFound' });
        assert.deepEqual(harness.site.simulator.journal, []);
      });
    }

    it(`are not reached by ${name} with an account id that is none`, async () => {
      await using harness = await startDesk();
      await assert.rejects(route(harness.desk, 'CERT-4', ''), { kind: 'badRequest' });
    });
  }

  it('are not found when the service account itself may not see them', async () => {
    await using harness = await startDesk();
    const fault = { kind: 'answer', status: 403, text: '' } as const;
    harness.site.simulator.faults.plan(fault, { operation: 'getCustomerRequestByIdOrKey' });
    assert.deepEqual(await harness.desk.findRequest({ key: 'CERT-1', accountId: customer }), { kind: 'notFound' });
  });

  it('are found for a participant on a later page', async () => {
    const state = seedState(NOW);
    const shared = state.requests.find((request) => request.key === 'CERT-5');
    shared?.participantIds.unshift(accountOf('Demo Admin').accountId, accountOf('Demo Agent').accountId);
    await using harness = await startDesk({ maxPageSize: 1, store: new MemoryStore(state) });
    assert.equal((await harness.desk.findRequest({ key: 'CERT-5', accountId: customer })).kind, 'found');
  });
});
