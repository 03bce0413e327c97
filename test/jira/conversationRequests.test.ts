import assert from 'node:assert/strict';
import type { Site, SiteField } from '../../demo/jira/model.ts';
import { createJiraSimulator } from '../../demo/jira/simulator.ts';
import type { ConversationDraft, CreateResult, RequestDraft } from '../../jira/ports.ts';
import type { FieldAnswers } from '../../jira/requestForm.ts';
import { accountOf, BOT } from '../demo/jira/jiraSite.ts';
import { FakeClock } from '../support/clock.ts';
import { startDesk } from './deskHarness.ts';
import type { DeskHarness } from './deskHarness.ts';

const accountId = accountOf('Demo Customer').accountId;

function aTry(overrides: Partial<ConversationDraft> = {}): ConversationDraft {
  const summary = { kind: 'text', text: 'The mouse is dead' } as const;
  const description = { kind: 'multiLine', text: 'It does not move.' } as const;
  return {
    draft: { requestTypeId: '1', accountId, answers: { summary, description } },
    conversationId: 'conversation-1',
    ...overrides,
  };
}

function createdIn({ site }: DeskHarness): number {
  return site.simulator.snapshot().requests.length - 8;
}

/** A request that says nothing about a conversation, as people make them in the help portal. */
async function createUnmarked(harness: DeskHarness, draft: RequestDraft): Promise<void> {
  harness.site.simulator.faults.plan({ kind: 'answer', status: 403, text: '' }, { operation: 'setIssueProperty' });
  const created = await harness.connect({}).createRequest({ draft, conversationId: 'unmarked' });
  assert.equal(created.kind, 'created');
}

const keyOf = (result: CreateResult): string => ('key' in result ? result.key : result.kind);

/** A site whose forms do not ask for a summary. */
function withoutSummaries(): Site {
  const { site } = createJiraSimulator({ bot: BOT, clock: new FakeClock() });
  const hidden = (field: SiteField): SiteField =>
    field.fieldId === 'summary' ? { ...field, required: false, visible: false } : field;
  const desks = site.desks.map((desk) => ({
    ...desk,
    requestTypes: desk.requestTypes.map((type) => ({ ...type, fields: type.fields.map(hidden) })),
  }));
  return { ...site, desks };
}

const laptop: FieldAnswers = {
  customfield_10101: { kind: 'singleChoice', choiceId: '10202' },
  duedate: { kind: 'date', isoDate: '2026-12-01' },
};

describe('createRequest for a conversation', () => {
  it('creates the request and writes the conversation on it', async () => {
    await using harness = await startDesk();
    const result = await harness.desk.createRequest(aTry());
    assert.equal(result.kind, 'created');
    const stored = harness.site.simulator.snapshot().requests.at(-1);
    assert.deepEqual(stored?.properties, { 'koji.conversation': { conversationId: 'conversation-1' } });
  });

  it('creates nothing more for the same conversation, after a restart neither', async () => {
    await using harness = await startDesk();
    const first = await harness.desk.createRequest(aTry());
    assert.equal(first.kind, 'created');
    const { key, portalUrl } = first;
    for (const desk of [harness.desk, harness.connect({})]) {
      assert.deepEqual(await desk.createRequest(aTry()), { kind: 'existed', key, portalUrl });
    }
    assert.equal(createdIn(harness), 1);
  });

  it('creates one request for tries at the same time', async () => {
    await using harness = await startDesk();
    const results = await Promise.all([1, 2, 3].map(() => harness.desk.createRequest(aTry())));
    assert.equal(new Set(results.map((result) => 'key' in result && result.key)).size, 1);
    assert.equal(createdIn(harness), 1);
  });

  it("knows what it created before Jira's search does", async () => {
    await using harness = await startDesk();
    const fault = { kind: 'stale', state: harness.site.simulator.snapshot() } as const;
    await harness.desk.createRequest(aTry());
    harness.site.simulator.faults.plan(fault, { operation: 'searchAndReconsileIssuesUsingJql', times: 9 });
    assert.equal((await harness.desk.createRequest(aTry())).kind, 'existed');
  });

  it('creates one request for each conversation', async () => {
    await using harness = await startDesk();
    await harness.desk.createRequest(aTry());
    const other = await harness.desk.createRequest(aTry({ conversationId: 'conversation-2' }));
    assert.equal(other.kind, 'created');
    assert.equal(createdIn(harness), 2);
  });

  it('takes up a request that was created although the answer was lost, as created by this try', async () => {
    await using harness = await startDesk();
    const firstTriedAtMs = harness.site.clock.now();
    harness.site.simulator.faults.plan({ kind: 'cutOff' }, { operation: 'createCustomerRequest' });
    await assert.rejects(harness.desk.createRequest(aTry({ firstTriedAtMs })), { kind: 'unavailable' });
    harness.site.clock.advance(60 * 60_000);
    const result = await harness.desk.createRequest(aTry({ firstTriedAtMs }));
    assert.equal(result.kind, 'created');
    assert.equal((await harness.desk.createRequest(aTry({ firstTriedAtMs }))).kind, 'existed');
    assert.equal(createdIn(harness), 1);
    const stored = harness.site.simulator.snapshot().requests.at(-1);
    assert.deepEqual(stored?.properties['koji.conversation'], { conversationId: 'conversation-1' });
  });

  it('takes up a request of the same kind where the form writes the summary itself', async () => {
    await using harness = await startDesk({ site: withoutSummaries() });
    const { draft } = aTry();
    const { description } = draft.answers;
    const once = aTry({
      draft: { ...draft, answers: description ? { description } : {} },
      firstTriedAtMs: harness.site.clock.now(),
    });
    await createUnmarked(harness, { requestTypeId: '2', accountId, answers: laptop });
    const hasty = harness.connect({ timeoutMs: 500 });
    harness.site.simulator.faults.plan({ kind: 'answerLost' }, { operation: 'createCustomerRequest' });
    await assert.rejects(hasty.createRequest(once), { kind: 'unavailable' });
    assert.equal(keyOf(await harness.desk.createRequest(once)), 'CERT-9');
    assert.equal(createdIn(harness), 2);
  });

  it('takes up neither older requests of the same summary nor those of other conversations', async () => {
    await using harness = await startDesk();
    await createUnmarked(harness, aTry().draft);
    harness.site.clock.advance(60 * 60_000);
    const firstTriedAtMs = harness.site.clock.now();
    const one = await harness.desk.createRequest(aTry({ firstTriedAtMs }));
    const two = await harness.desk.createRequest(aTry({ firstTriedAtMs, conversationId: 'conversation-2' }));
    assert.deepEqual([one.kind, two.kind], ['created', 'created']);
    assert.equal(createdIn(harness), 3);
  });

  it('tells the key even when the request cannot be marked, and logs neither conversation nor text', async () => {
    await using harness = await startDesk();
    const lines: string[] = [];
    const logger = { debug: () => undefined, warn: (fields: unknown) => void lines.push(JSON.stringify(fields)) };
    const fault = { kind: 'answer', status: 403, text: '' } as const;
    harness.site.simulator.faults.plan(fault, { operation: 'setIssueProperty' });
    const desk = harness.connect({ logger });
    assert.equal((await desk.createRequest(aTry())).kind, 'created');
    assert.deepEqual(lines, ['{"request":"CERT-8","kind":"forbidden"}']);
    assert.equal((await desk.createRequest(aTry())).kind, 'existed');
  });

  it('can be tried again after a refusal', async () => {
    await using harness = await startDesk();
    const { draft } = aTry();
    const wrong = await harness.desk.createRequest(aTry({ draft: { ...draft, answers: {} } }));
    assert.equal(wrong.kind, 'refused');
    assert.equal((await harness.desk.createRequest(aTry())).kind, 'created');
  });

  it('creates nothing while it cannot be known what exists', async () => {
    await using harness = await startDesk();
    harness.site.simulator.faults.plan({ kind: 'drop' }, { operation: 'searchAndReconsileIssuesUsingJql' });
    await assert.rejects(harness.desk.createRequest(aTry()), { kind: 'unavailable' });
    assert.equal(createdIn(harness), 0);
  });
});

describe('findRequest by a conversation', () => {
  it('finds the request of the conversation, after a restart too', async () => {
    await using harness = await startDesk();
    const origin = { conversationId: 'conversation-1', accountId };
    assert.deepEqual(await harness.desk.findRequest(origin), { kind: 'notFound' });
    await harness.desk.createRequest(aTry());
    for (const desk of [harness.desk, harness.connect({})]) {
      const found = await desk.findRequest(origin);
      assert.equal(found.kind, 'found');
      assert.equal(found.request.key, 'CERT-8');
    }
  });
});
