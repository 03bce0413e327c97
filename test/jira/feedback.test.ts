import assert from 'node:assert/strict';
import { seedState } from '../../demo/jira/seed/requests.ts';
import { MemoryStore } from '../demo/jira/memoryStore.ts';
import { NOW } from '../support/clock.ts';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { readPart, startDesk } from './deskHarness.ts';
import type { DeskHarness } from './deskHarness.ts';

const owned = { key: 'CERT-3', accountId: accountOf('Demo Customer').accountId };
const JSON_TYPE = { 'content-type': 'application/json' };

/** A site on which the request has feedback, as its reporter gave it in the portal. */
async function startRatedDesk(feedback: { rating: number; comment?: string }): Promise<DeskHarness> {
  const state = seedState(NOW);
  const request = state.requests.find(({ key }) => key === owned.key);
  assert.ok(request);
  request.feedback = feedback;
  return startDesk({ store: new MemoryStore(state) });
}

describe('the feedback on a request', () => {
  it('is what the reporter said', async () => {
    await using harness = await startRatedDesk({ rating: 4, comment: 'Quick.' });
    const feedback = { rating: 4, comment: 'Quick.' };
    assert.deepEqual(await readPart(harness.desk, owned, 'feedback'), { kind: 'found', feedback });
  });

  it('may be a rating without words', async () => {
    await using harness = await startRatedDesk({ rating: 1 });
    assert.deepEqual(await readPart(harness.desk, owned, 'feedback'), {
      kind: 'found',
      feedback: { rating: 1, comment: '' },
    });
  });

  for (const [title, status, text] of [
    ['404', 404, '{"errorMessage":"none"}'],
    ['nothing', 204, ''],
    ['no rating', 200, '{"type":"csat"}'],
  ] as const) {
    it(`is none yet where Jira answers ${title}`, async () => {
      await using harness = await startDesk();
      const fault = { kind: 'answer', status, headers: JSON_TYPE, text } as const;
      harness.site.simulator.faults.plan(fault, { operation: 'getFeedback' });
      assert.deepEqual(await readPart(harness.desk, owned, 'feedback'), { kind: 'none' });
    });
  }

  it('is not taken for none where the answer is cut off', async () => {
    await using harness = await startRatedDesk({ rating: 4 });
    harness.site.simulator.faults.plan({ kind: 'cutOff' }, { operation: 'getFeedback' });
    await assert.rejects(readPart(harness.desk, owned, 'feedback'), { kind: 'unavailable' });
  });
});

describe('giveFeedback', () => {
  it('leads to the portal where Jira takes feedback from the reporter only', async () => {
    await using harness = await startDesk();
    const portalUrl = `${new URL(harness.site.url).origin}/portal/requests/CERT-3`;
    const result = await harness.desk.giveFeedback(owned, { rating: 5, comment: '' });
    assert.deepEqual(result, { kind: 'portalOnly', portalUrl });
  });

  it('is given where Jira takes it, with the words or without', async () => {
    await using harness = await startDesk();
    const fault = { kind: 'answer', status: 201, headers: JSON_TYPE, text: '{"type":"csat","rating":5}' } as const;
    harness.site.simulator.faults.plan(fault, { operation: 'postFeedback', times: 2 });
    assert.deepEqual(await harness.desk.giveFeedback(owned, { rating: 5, comment: 'Thanks' }), { kind: 'given' });
    assert.deepEqual(await harness.desk.giveFeedback(owned, { rating: 5, comment: '' }), { kind: 'given' });
  });

  it("passes Jira's reason on when the feedback is refused", async () => {
    await using harness = await startDesk();
    const text = '{"errorMessage":"The request is open."}';
    const fault = { kind: 'answer', status: 400, headers: JSON_TYPE, text } as const;
    harness.site.simulator.faults.plan(fault, { operation: 'postFeedback' });
    const refused = { kind: 'refused', reason: 'The request is open.' };
    assert.deepEqual(await harness.desk.giveFeedback(owned, { rating: 2, comment: 'x' }), refused);
  });
});
