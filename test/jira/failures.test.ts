import assert from 'node:assert/strict';
import { rateLimited, seenFaults } from '../../demo/jira/faults.ts';
import type { Fault } from '../../demo/jira/faults.ts';
import { isKojiError } from '../../errors.ts';
import type { ErrorKind } from '../../errors.ts';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { startDesk } from './deskHarness.ts';

const json = { 'content-type': 'application/json' };

const failures: readonly [title: string, fault: Fault, kind: ErrorKind][] = [
  ['401 in plain text', seenFaults.plainUnauthorized, 'unauthorized'],
  ['a token without the scope', seenFaults.scopeMismatch, 'unauthorized'],
  ['403 without a body', seenFaults.emptyForbidden, 'forbidden'],
  ['404', { kind: 'answer', status: 404, headers: json, text: '{"errorMessage":"gone"}' }, 'notFound'],
  ['409', { kind: 'answer', status: 409, headers: json, text: '{}' }, 'conflict'],
  ['412', { kind: 'answer', status: 412, headers: json, text: '{}' }, 'contract'],
  ['413', { kind: 'answer', status: 413, text: '' }, 'tooLarge'],
  ['502 with a page of HTML', seenFaults.badGateway, 'unavailable'],
  ['503', { kind: 'answer', status: 503, headers: { 'retry-after': '1' }, text: '' }, 'unavailable'],
  ['200 with a page of HTML', seenFaults.maintenancePage, 'unavailable'],
  ['an empty 204', { kind: 'answer', status: 204, text: '' }, 'unavailable'],
  ['JSON that is cut off', { kind: 'cutOff' }, 'unavailable'],
  ['JSON of another shape', { kind: 'answer', status: 200, headers: json, text: '{"values":[1]}' }, 'contract'],
  ['a closed connection', { kind: 'drop' }, 'unavailable'],
];

describe('a failing Jira', () => {
  for (const [title, fault, kind] of failures) {
    it(`makes ${title} an error of kind ${kind}`, async () => {
      await using harness = await startDesk();
      harness.site.simulator.faults.plan(fault);
      await assert.rejects(harness.desk.probe(), (error) => isKojiError(error, kind));
    });
  }

  it("keeps Jira's own sentence", async () => {
    await using harness = await startDesk();
    const text = '{"errorMessages":["Too many."],"errors":{"jql":"Bad."}}';
    harness.site.simulator.faults.plan({ kind: 'answer', status: 400, headers: json, text });
    await assert.rejects(harness.desk.probe(), { kind: 'badRequest', message: 'Too many. Bad.' });
  });

  it('is unavailable when it says nothing within the time limit', async () => {
    await using harness = await startDesk();
    harness.site.simulator.faults.plan({ kind: 'silence' });
    await assert.rejects(harness.connect({ timeoutMs: 20 }).probe(), {
      kind: 'unavailable',
      message: 'Jira did not answer GET /rest/api/3/myself within 20 ms.',
    });
  });

  it('is unavailable when nothing listens', async () => {
    await using harness = await startDesk();
    await assert.rejects(harness.connect({ host: 'http://127.0.0.1:9' }).probe(), { kind: 'unavailable' });
  });

  it('refuses a wrong token at once instead of answering with nothing', async () => {
    await using harness = await startDesk();
    await assert.rejects(harness.connect({ apiToken: 'revoked' }).probe(), { kind: 'unauthorized' });
  });

  it('says who the service account is when all is well', async () => {
    await using harness = await startDesk();
    assert.equal((await harness.desk.probe()).displayName, 'Koji service account');
  });
});

describe('a busy Jira', () => {
  it('is asked once more after the pause that it names, when that is short', async () => {
    await using harness = await startDesk();
    const waited: number[] = [];
    const wait = (ms: number): Promise<void> => Promise.resolve(void waited.push(ms));
    harness.site.simulator.faults.plan(rateLimited(2));
    assert.ok(await harness.connect({ wait }).probe());
    assert.deepEqual(waited, [2000]);
  });

  it('is asked no third time', async () => {
    await using harness = await startDesk();
    harness.site.simulator.faults.plan(rateLimited(1), { times: 2 });
    const desk = harness.connect({ wait: () => Promise.resolve() });
    await assert.rejects(desk.probe(), { kind: 'rateLimited', retryAfterMs: 1000 });
  });

  for (const reason of ['jira-burst-based', 'jira-per-issue-on-write', 'jira-quota-based'] as const) {
    it(`tells when to come back when a write meets the limit ${reason}, and the write is not repeated`, async () => {
      await using harness = await startDesk();
      harness.site.simulator.faults.plan(rateLimited(2, reason), { operation: 'createRequestComment' });
      const owned = { key: 'CERT-1', accountId: accountOf('Demo Customer').accountId };
      const limited = harness.connect({ wait: () => Promise.reject(new Error('Nobody waits for a write.')) });
      await assert.rejects(limited.addComment(owned, { text: 'x' }), { kind: 'rateLimited', retryAfterMs: 2000 });
    });
  }

  it('passes a long pause on', async () => {
    await using harness = await startDesk();
    harness.site.simulator.faults.plan(rateLimited(60));
    await assert.rejects(harness.desk.probe(), { kind: 'rateLimited', retryAfterMs: 60_000 });
  });
});

describe('the log of a failing Jira', () => {
  it('names call, kind and duration, and neither token nor address nor text', async () => {
    await using harness = await startDesk();
    const lines: string[] = [];
    const logger = { debug: (fields: unknown) => void lines.push(JSON.stringify(fields)), warn: () => undefined };
    harness.site.simulator.faults.plan({ kind: 'drop' }, { operation: 'findUsers' });
    const desk = harness.connect({ logger });
    await assert.rejects(desk.findAccount({ email: 'koji.customer@example.com' }));
    assert.deepEqual(lines, ['{"call":"GET /rest/api/3/user/search","kind":"unavailable","durationMs":0}']);
  });

  it('tells the operator that the token is refused, whoever was asked', async () => {
    await using harness = await startDesk();
    const lines: unknown[] = [];
    const logger = { debug: () => undefined, warn: (...line: unknown[]) => void lines.push(line) };
    harness.site.simulator.faults.plan(seenFaults.plainUnauthorized);
    await assert.rejects(harness.connect({ logger }).probe());
    assert.deepEqual(lines, [
      [
        { call: 'GET /rest/api/3/myself', kind: 'unauthorized' },
        'ALERT: Jira refuses the token of the service account',
      ],
    ]);
  });
});
