import assert from 'node:assert/strict';
import { runSmokeSteps, SMOKE_STEPS } from './smokeScenarios.ts';
import type { SmokeOutcome } from './smokeScenarios.ts';
import { startDesk } from './deskHarness.ts';

const customerEmail = 'koji.customer3@example.com';

describe('the smoke scenarios', () => {
  it('hold against the simulated site', async () => {
    await using harness = await startDesk();
    const outcomes: SmokeOutcome[] = [];
    const setting = { desk: harness.desk, customerEmail, runId: 'run-1', wait: () => Promise.resolve() };
    const isWell = await runSmokeSteps(setting, (outcome) => void outcomes.push(outcome));
    assert.deepEqual(
      outcomes,
      SMOKE_STEPS.map(({ title }) => ({ title })),
    );
    assert.equal(isWell, true);
  });

  it('tell what fails, and leave nothing behind without a customer', async () => {
    await using harness = await startDesk();
    const before = harness.site.simulator.snapshot();
    const failed: string[] = [];
    const nobody = 'nobody@example.com';
    const setting = { desk: harness.desk, customerEmail: nobody, runId: 'run-1', wait: () => Promise.resolve() };
    const isWell = await runSmokeSteps(setting, ({ title, error }) => void (error && failed.push(title)));
    assert.equal(isWell, false);
    assert.equal(failed[0], 'the customer is found by address');
    assert.deepEqual(harness.site.simulator.snapshot().requests, before.requests);
  });
});
