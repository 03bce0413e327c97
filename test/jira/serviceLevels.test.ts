import assert from 'node:assert/strict';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { readPart, startDesk } from './deskHarness.ts';
import type { DeskHarness } from './deskHarness.ts';

const accountId = accountOf('Demo Customer').accountId;
const HOUR_MS = 60 * 60_000;
const shownServiceLevels = ['Time to first response', 'time to RESOLUTION'];

async function levelsOf(harness: DeskHarness, key: string): Promise<readonly (readonly unknown[])[]> {
  const levels = await readPart(harness.connect({ shownServiceLevels }), { key, accountId }, 'serviceLevels');
  return levels.map(({ name, state, dueAtMs }) => [
    name,
    state,
    dueAtMs === undefined ? undefined : (dueAtMs - harness.site.clock.now()) / HOUR_MS,
  ]);
}

describe('the service levels of a request', () => {
  it('are none unless the configuration names them, and are not asked for', async () => {
    await using harness = await startDesk();
    assert.deepEqual(await readPart(harness.desk, { key: 'CERT-1', accountId }, 'serviceLevels'), []);
    assert.equal(
      harness.site.simulator.journal.some(({ operation }) => operation === 'getSlaInformation'),
      false,
    );
  });

  it('are those that the configuration names, what was kept late included, and no other', async () => {
    await using harness = await startDesk();
    assert.deepEqual(await levelsOf(harness, 'CERT-1'), [
      ['Time to first response', 'missed', 8 - 72],
      ['Time to resolution', 'running', 96 - 72],
    ]);
  });

  it('may be overdue', async () => {
    await using harness = await startDesk();
    assert.deepEqual(await levelsOf(harness, 'CERT-2'), [
      ['Time to first response', 'overdue', 8 - 120],
      ['Time to resolution', 'overdue', 96 - 120],
    ]);
  });

  it('have no time while they pause because the customer is asked', async () => {
    await using harness = await startDesk();
    harness.site.simulator.setStatus('CERT-1', 'Waiting for customer');
    assert.deepEqual((await levelsOf(harness, 'CERT-1'))[1], ['Time to resolution', 'paused', undefined]);
  });

  it('say what was kept', async () => {
    await using harness = await startDesk();
    assert.deepEqual((await levelsOf(harness, 'CERT-3'))[1], ['Time to resolution', 'met', 96 - 480]);
  });

  it('are none when the service account is no agent', async () => {
    await using harness = await startDesk();
    const fault = { kind: 'answer', status: 403, text: '' } as const;
    harness.site.simulator.faults.plan(fault, { operation: 'getSlaInformation' });
    assert.deepEqual(await levelsOf(harness, 'CERT-1'), []);
  });
});
