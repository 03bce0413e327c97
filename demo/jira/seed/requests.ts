import { DEMO_ACCOUNTS } from '../../accounts.ts';
import type { ApprovalRecord, CommentRecord, RequestRecord, SimulatorState } from '../model.ts';
import { BOT_ACCOUNT_ID } from './users.ts';

const DAY_MS = 24 * 60 * 60_000;

function accountIdOf(displayName: string): string {
  return DEMO_ACCOUNTS.find((account) => account.displayName === displayName)?.accountId ?? '';
}

const customer = accountIdOf('Demo Customer');
const secondCustomer = accountIdOf('Second Customer');
const agent = accountIdOf('Demo Agent');

type RequestSeed = Partial<RequestRecord> & { readonly key: string; readonly summary: string };

function aRequest(nowMs: number, seed: RequestSeed): RequestRecord {
  const { summary, ...overrides } = seed;
  const createdAtMs = seed.createdAtMs ?? nowMs - DAY_MS;
  return {
    issueId: `100${seed.key.split('-')[1]?.padStart(2, '0')}`,
    deskId: '1',
    requestTypeId: '1',
    reporterId: customer,
    participantIds: [],
    fieldValues: { summary, description: `${summary}, since yesterday.` },
    status: 'Waiting for support',
    statusChangedAtMs: createdAtMs,
    createdAtMs,
    updatedAtMs: createdAtMs,
    comments: [],
    attachments: [],
    properties: {},
    approvals: [],
    ...overrides,
  };
}

function aComment(id: string, authorId: string, body: string, rest: Partial<CommentRecord>): CommentRecord {
  return { id, authorId, body, public: true, createdAtMs: 0, attachmentIds: [], ...rest };
}

function requestsOfDemoCustomer(nowMs: number): readonly RequestRecord[] {
  return [
    aRequest(nowMs, {
      key: 'CERT-1',
      summary: 'The screen flickers',
      status: 'In progress',
      createdAtMs: nowMs - 3 * DAY_MS,
      statusChangedAtMs: nowMs - 2 * DAY_MS,
      updatedAtMs: nowMs - DAY_MS,
      comments: [
        aComment('10501', agent, 'Does it flicker with another cable, too?', { createdAtMs: nowMs - 2 * DAY_MS }),
        aComment('10502', agent, 'Probably the docking station.', { createdAtMs: nowMs - 2 * DAY_MS, public: false }),
        aComment('10503', customer, 'Yes, with both of them.', { createdAtMs: nowMs - DAY_MS }),
      ],
    }),
    aRequest(nowMs, { key: 'CERT-2', summary: 'The VPN is slow', createdAtMs: nowMs - 5 * DAY_MS }),
    aRequest(nowMs, {
      key: 'CERT-3',
      summary: 'I cannot print',
      status: 'Resolved',
      createdAtMs: nowMs - 20 * DAY_MS,
      statusChangedAtMs: nowMs - 18 * DAY_MS,
      updatedAtMs: nowMs - 18 * DAY_MS,
    }),
  ];
}

function requestsOfOthers(nowMs: number): readonly RequestRecord[] {
  return [
    aRequest(nowMs, {
      key: 'CERT-4',
      summary: 'Access to the accounting of the second floor',
      requestTypeId: '4',
      reporterId: secondCustomer,
      fieldValues: {
        summary: 'Access to the accounting of the second floor',
        customfield_10105: { id: '10221' },
        customfield_10106: 'I have changed the team.',
      },
      comments: [aComment('10504', agent, 'Your manager has been asked.', { createdAtMs: nowMs - DAY_MS / 2 })],
    }),
    aRequest(nowMs, {
      key: 'CERT-5',
      summary: 'The meeting room has no sound',
      reporterId: secondCustomer,
      participantIds: [customer],
      createdAtMs: nowMs - 2 * DAY_MS,
    }),
  ];
}

function anApproval(id: string, createdAtMs: number, approverIds: readonly string[]): ApprovalRecord {
  const approvers = approverIds.map((accountId) => ({ accountId, decision: 'pending' as const }));
  return { id, name: 'Waiting for approval', needed: 1, createdAtMs, approvers };
}

/**
 * Two requests that wait for the demo customer. The desk's first approver group has the service account in it, so that
 * people can decide in the chat; the second has not, and they have to go to the portal.
 */
function requestsForApproval(nowMs: number): readonly RequestRecord[] {
  const createdAtMs = nowMs - DAY_MS;
  const waiting = { reporterId: secondCustomer, status: 'Waiting for approval', requestTypeId: '2' } as const;
  const laptop = { customfield_10101: { id: '10203' }, duedate: new Date(nowMs).toISOString().slice(0, 10) };
  return [
    aRequest(nowMs, {
      ...waiting,
      key: 'CERT-6',
      summary: 'A laptop for the new colleague',
      fieldValues: { summary: 'A laptop for the new colleague', ...laptop },
      approvals: [anApproval('1', createdAtMs, [customer, BOT_ACCOUNT_ID])],
    }),
    aRequest(nowMs, {
      ...waiting,
      key: 'CERT-7',
      summary: 'A laptop for the reception',
      fieldValues: { summary: 'A laptop for the reception', ...laptop },
      approvals: [anApproval('2', createdAtMs, [customer])],
    }),
  ];
}

/** On a desk that the service account may not even know of. */
function restrictedRequest(nowMs: number): RequestRecord {
  const admin = accountIdOf('Demo Admin');
  const place = { issueId: '10101', deskId: '2', requestTypeId: '7', reporterId: admin, participantIds: [customer] };
  return aRequest(nowMs, { ...place, key: 'STAFF-1', summary: 'A question about my contract' });
}

/** What the demo site begins with; times lie in the days before `nowMs`. */
export function seedState(nowMs: number): SimulatorState {
  return {
    lastId: 20_000,
    lastRequestNumbers: { CERT: 7, STAFF: 1 },
    requests: [
      ...requestsOfDemoCustomer(nowMs),
      ...requestsOfOthers(nowMs),
      ...requestsForApproval(nowMs),
      restrictedRequest(nowMs),
    ],
    temporaryFiles: [],
  };
}
