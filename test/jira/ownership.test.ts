import assert from 'node:assert/strict';
import { seedState } from '../../demo/jira/seed/requests.ts';
import type { RequestParts, ServiceDesk } from '../../jira/ports.ts';
import { MemoryStore } from '../demo/jira/memoryStore.ts';
import { NOW } from '../support/clock.ts';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { startDesk } from './deskHarness.ts';

const customer = accountOf('Demo Customer').accountId;
const stranger = accountOf('Third Customer').accountId;

type Route = (desk: ServiceDesk, key: string, accountId: string) => Promise<{ readonly kind: string }>;

/**
 * Every method of the port. A route takes the key of a request and has to check it; the rest says why there is
 * nothing to check. A new method does not compile until it stands here.
 */
const methods: Readonly<Record<keyof ServiceDesk, Route | 'names no request' | 'lists by account' | 'for staff'>> = {
  probe: 'names no request',
  projectKey: 'names no request',
  findRequestTypes: 'names no request',
  findRequestForm: 'names no request',
  uploadTemporaryFile: 'names no request',
  searchArticles: 'names no request',
  findAccount: 'names no request',
  createRequest: 'lists by account',
  listRequests: 'lists by account',
  listTitles: 'lists by account',
  listPendingApprovals: 'lists by account',
  listChangedRequests: 'for staff',
  findInvolved: 'for staff',
  addPrivateNote: 'for staff',
  listPrivateNotes: 'for staff',
  listFileNames: 'for staff',
  findRequest: (desk, key, accountId) => desk.findRequest({ key, accountId }),
  addComment: (desk, key, accountId) =>
    desk.addComment({ key, accountId }, { text: 'Let me in', temporaryFileIds: ['temp1'] }),
  performTransition: (desk, key, accountId) => desk.performTransition({ key, accountId }, '761', 'Let me in'),
  answerApproval: (desk, key, accountId) => desk.answerApproval({ key, accountId }, '1', 'approve'),
  shareRequest: (desk, key, accountId) => desk.shareRequest({ key, accountId }, 'koji.customer@example.com'),
  giveFeedback: (desk, key, accountId) => desk.giveFeedback({ key, accountId }, { rating: 1, comment: '' }),
};

/** A part that this account is not told counts as not found. */
function toPart(part: keyof RequestParts): Route {
  return async (desk, key, accountId) => {
    const found = await desk.findRequest({ key, accountId });
    if (found.kind === 'notFound') return found;
    const value = await found.read(part);
    const isTold = value !== undefined && !('kind' in value && value.kind === 'reporterOnly');
    return { kind: isTold ? 'found' : 'notFound' };
  };
}

/** Every part of a request; a new one does not compile until it stands here. */
const parts: Readonly<Record<keyof RequestParts, Route>> = {
  fields: toPart('fields'),
  files: toPart('files'),
  comments: toPart('comments'),
  serviceLevels: toPart('serviceLevels'),
  transitions: toPart('transitions'),
  approvals: toPart('approvals'),
  feedback: toPart('feedback'),
};

const routes = Object.entries({ ...methods, ...parts }).flatMap(([name, route]) =>
  typeof route === 'string' ? [] : [{ name, route }],
);

/** What is not open to everybody involved. */
const REPORTER_ONLY = ['feedback', 'giveFeedback'];
const OWNERS_ONLY = ['transitions', 'performTransition', 'shareRequest'];

const SUSPICIOUS_KEYS = [
  '../servicedesk?x=1',
  'CERT-1/../CERT-4',
  'CERT-4#',
  '',
  'cert-4',
  '10004',
  'CERT-4%2F..',
  'CERT-4\n',
  ' CERT-4',
  'CERT-04',
  'CERT-４',
  'ＣＥＲＴ-4',
  'CERT-4\u200b',
  'CERT-4/comment',
  'CERT-4;.json',
  '%43ERT-4',
  'CERT-4" OR reporter is not EMPTY OR key = "CERT-4',
  '[~admin] CERT-4',
];

describe('requests of other people', () => {
  it('are kept by a gateway whose every method is looked at here', async () => {
    await using harness = await startDesk();
    assert.deepEqual(Object.keys(harness.desk).toSorted(), Object.keys(methods).toSorted());
  });

  for (const { name, route } of routes) {
    it(`are not found by ${name}, and stay as they are`, async () => {
      await using harness = await startDesk();
      const before = harness.site.simulator.snapshot();
      assert.deepEqual(await route(harness.desk, 'CERT-4', customer), { kind: 'notFound' });
      for (const key of ['CERT-1', 'CERT-5', 'CERT-6']) {
        assert.deepEqual(await route(harness.desk, key, stranger), { kind: 'notFound' });
      }
      assert.deepEqual(harness.site.simulator.snapshot(), before);
    });

    it(`look to ${name} like requests that do not exist`, async () => {
      await using harness = await startDesk();
      const others = await route(harness.desk, 'CERT-4', customer);
      assert.deepEqual(await route(harness.desk, 'CERT-4711', customer), others);
    });

    it(`are ${REPORTER_ONLY.includes(name) ? 'closed' : 'open'} to ${name} for those who take part`, async () => {
      await using harness = await startDesk();
      const { kind } = await route(harness.desk, 'CERT-5', customer);
      const isClosed = REPORTER_ONLY.includes(name) || name === 'answerApproval';
      assert.equal(kind === 'notFound', isClosed);
    });

    const isClosedToApprovers = [...REPORTER_ONLY, ...OWNERS_ONLY].includes(name);
    it(`are ${isClosedToApprovers ? 'closed' : 'open'} to ${name} for those who approve`, async () => {
      await using harness = await startDesk();
      const { kind } = await route(harness.desk, 'CERT-6', customer);
      assert.equal(kind === 'notFound', isClosedToApprovers);
    });

    for (const key of SUSPICIOUS_KEYS) {
      it(`are not reached by ${name} with ${JSON.stringify(key)}, which is never sent`, async () => {
        await using harness = await startDesk();
        assert.deepEqual(await route(harness.desk, key, customer), { kind: 'notFound' });
        assert.deepEqual(harness.site.simulator.journal, []);
      });
    }

    it(`are not reached by ${name} with an account id that is none`, async () => {
      await using harness = await startDesk();
      for (const accountId of ['', '" OR reporter != "x']) {
        await assert.rejects(route(harness.desk, 'CERT-4', accountId), { kind: 'badRequest' });
      }
    });
  }

  it('are not found when the service account itself may not see them', async () => {
    await using harness = await startDesk();
    const fault = { kind: 'answer', status: 403, text: '' } as const;
    harness.site.simulator.faults.plan(fault, { operation: 'getCustomerRequestByIdOrKey' });
    assert.deepEqual(await harness.desk.findRequest({ key: 'CERT-1', accountId: customer }), { kind: 'notFound' });
  });

  it('are not found on a desk that the service account is not on, whoever takes part in them', async () => {
    await using harness = await startDesk();
    for (const name of ['Demo Customer', 'Demo Admin']) {
      const { accountId } = accountOf(name);
      assert.deepEqual(await harness.desk.findRequest({ key: 'STAFF-1', accountId }), { kind: 'notFound' });
    }
  });

  it('are found for a participant on a later page', async () => {
    const state = seedState(NOW);
    const shared = state.requests.find((request) => request.key === 'CERT-5');
    shared?.participantIds.unshift(accountOf('Demo Admin').accountId, accountOf('Demo Agent').accountId);
    await using harness = await startDesk({ maxPageSize: 1, store: new MemoryStore(state) });
    assert.equal((await harness.desk.findRequest({ key: 'CERT-5', accountId: customer })).kind, 'found');
  });
});

describe('lists by account', () => {
  it('hold nothing of other people, even when Jira finds too much', async () => {
    await using harness = await startDesk();
    const issues = ['CERT-1', 'CERT-4', 'CERT-5', 'CERT-6'].map((key) => ({ id: key, key }));
    const text = JSON.stringify({ issues, isLast: true });
    const headers = { 'content-type': 'application/json' };
    const fault = { kind: 'answer', status: 200, headers, text } as const;
    harness.site.simulator.faults.plan(fault, { operation: 'searchAndReconsileIssuesUsingJql', times: 5 });
    for (const relation of ['reporter', 'participant', 'approver'] as const) {
      const page = await harness.desk.listRequests({ accountId: stranger, relation, status: 'open', limit: 20 });
      assert.deepEqual(page.requests, []);
    }
    assert.deepEqual(await harness.desk.listPendingApprovals(stranger, 20), []);
  });

  it('are not asked for with an account id that is none', async () => {
    await using harness = await startDesk();
    const accountId = 'x" OR project = "CERT';
    const { desk } = harness;
    await assert.rejects(desk.listRequests({ accountId, status: 'open', limit: 5 }), { kind: 'badRequest' });
    await assert.rejects(desk.listPendingApprovals(accountId, 5), { kind: 'badRequest' });
    await assert.rejects(desk.findRequest({ conversationId: '1', accountId }), { kind: 'badRequest' });
    const draft = { requestTypeId: '1', accountId, answers: {} };
    await assert.rejects(desk.createRequest({ conversationId: '1', draft }), { kind: 'badRequest' });
    assert.deepEqual(harness.site.simulator.journal, []);
  });

  it('do not give the request of a conversation to another customer who names it', async () => {
    await using harness = await startDesk();
    const summary = { kind: 'text', text: 'Help' } as const;
    const description = { kind: 'multiLine', text: 'Now' } as const;
    const draft = { requestTypeId: '1', accountId: customer, answers: { summary, description } };
    assert.equal((await harness.desk.createRequest({ conversationId: 'c1', draft })).kind, 'created');
    const others = { conversationId: 'c1', accountId: stranger };
    assert.deepEqual(await harness.desk.findRequest(others), { kind: 'notFound' });
    assert.deepEqual(await harness.connect({}).findRequest(others), { kind: 'notFound' });
  });
});

describe('methods for staff', () => {
  const file = { filename: 'chat.txt', contentType: 'text/plain', content: new Uint8Array([1]) };
  for (const key of [...SUSPICIOUS_KEYS, 'STAFF-1', 'OTHER-1']) {
    it(`reach nothing with ${JSON.stringify(key)}`, async () => {
      await using harness = await startDesk();
      const before = harness.site.simulator.snapshot();
      assert.deepEqual(await harness.desk.findInvolved(key), { kind: 'notFound' });
      assert.deepEqual(await harness.desk.addPrivateNote(key, { text: 'psst' }), { kind: 'notFound' });
      assert.deepEqual(await harness.desk.addPrivateNote(key, { text: 'psst', file }), { kind: 'notFound' });
      assert.deepEqual(await harness.desk.listPrivateNotes(key), { kind: 'notFound' });
      assert.deepEqual(await harness.desk.listFileNames(key), { kind: 'notFound' });
      assert.deepEqual(harness.site.simulator.snapshot(), before);
    });
  }
});
