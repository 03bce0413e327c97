import { DEMO_ACCOUNTS } from '../../accounts.ts';
import type { CommentRecord, RequestRecord, SimulatorState } from '../model.ts';

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
    ...overrides,
  };
}

function aComment(id: string, authorId: string, body: string, rest: Partial<CommentRecord>): CommentRecord {
  return { id, authorId, body, public: true, createdAtMs: 0, ...rest };
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

/** What the demo site begins with; times lie in the days before `nowMs`. */
export function seedState(nowMs: number): SimulatorState {
  return {
    lastId: 20_000,
    lastRequestNumbers: { CERT: 5 },
    requests: [...requestsOfDemoCustomer(nowMs), ...requestsOfOthers(nowMs)],
    temporaryFiles: [],
  };
}
