import type { ApprovalRecord, RequestRecord, Site, SiteDesk, SiteRequestType } from '../../../demo/jira/model.ts';
import type { SimulatorState } from '../../../demo/jira/model.ts';
import { OTHER_TYPES } from './requestTypes.ts';
import { AGENT_ID, CUSTOMER_ID, NEIGHBOUR_ID, OTHER_USERS, SERVICE_ID } from './users.ts';

const HOUR_MS = 3_600_000;

/** `types` is the list itself, so that a test can take kinds of requests away while somebody fills one in. */
export function otherSite(types: readonly SiteRequestType[] = OTHER_TYPES): Site {
  return {
    users: OTHER_USERS,
    desks: [houseDesk(types), CLOSED_DESK],
    articles: [],
    workflow: {
      statuses: {
        Neu: 'NEW',
        Freigabe: 'NEW',
        'In Arbeit': 'INDETERMINATE',
        Rückfrage: 'INDETERMINATE',
        Fertig: 'DONE',
      },
      transitions: [
        { id: '11', name: 'Vorgang beenden', from: ['Neu', 'In Arbeit', 'Rückfrage'], to: 'Fertig' },
        { id: '21', name: 'Antwort gegeben', from: ['Rückfrage'], to: 'In Arbeit' },
        { id: '31', name: 'Noch einmal', from: ['Fertig'], to: 'Neu' },
      ],
      initial: 'Neu',
      declined: 'Fertig',
      waitingForCustomer: 'Rückfrage',
    },
    promises: [
      { id: '5', name: 'Reaktionszeit', goalMs: 2 * HOUR_MS, pauses: false, keptBy: 'firstResponse' },
      { id: '6', name: 'Lösungszeit', goalMs: 40 * HOUR_MS, pauses: true, keptBy: 'resolution' },
    ],
  };
}

function houseDesk(requestTypes: readonly SiteRequestType[]): SiteDesk {
  return {
    id: '47',
    projectId: '20417',
    projectKey: 'HAUS_2',
    projectName: 'Haus & Hof',
    closed: true,
    memberIds: OTHER_USERS.map(({ accountId }) => accountId),
    groups: [
      { id: '74', name: 'Dienste' },
      { id: '73', name: 'Zugänge' },
      { id: '72', name: 'Räume' },
      { id: '71', name: 'Störungen' },
      { id: '70', name: 'Leer' },
    ],
    requestTypes,
  };
}

const CLOSED_DESK: SiteDesk = {
  id: '48',
  projectId: '20418',
  projectKey: 'PERS',
  projectName: 'Personal',
  closed: true,
  memberIds: [AGENT_ID],
  groups: [{ id: '90', name: 'Verträge' }],
  requestTypes: [],
};

type RequestSeed = Partial<RequestRecord> & { readonly key: string; readonly summary: string };

function aRequest(nowMs: number, { summary, ...seed }: RequestSeed): RequestRecord {
  const createdAtMs = seed.createdAtMs ?? nowMs - 30 * HOUR_MS;
  return {
    issueId: `8${seed.key.replace(/\D/g, '')}`,
    deskId: '47',
    requestTypeId: '3100',
    reporterId: CUSTOMER_ID,
    participantIds: [],
    fieldValues: { summary },
    status: 'Neu',
    statusChangedAtMs: createdAtMs,
    createdAtMs,
    updatedAtMs: createdAtMs,
    comments: [],
    attachments: [],
    properties: {},
    approvals: [],
    ...seed,
  };
}

function anApproval(id: string, createdAtMs: number, approverIds: readonly string[]): ApprovalRecord {
  const approvers = approverIds.map((accountId) => ({ accountId, decision: 'pending' as const }));
  return { id, name: 'Freigabe *Leitung*', needed: 1, createdAtMs, approvers };
}

/** Requests of the other desk; the neighbour's ones hold words that nobody else may read. */
export function otherState(nowMs: number): SimulatorState {
  const many = Array.from({ length: 23 }, (_none, index) =>
    aRequest(nowMs, {
      key: `HAUS_2-${String(100 + index)}`,
      summary: `Lampe ${String(index + 1)}`,
      updatedAtMs: nowMs - (index + 2) * HOUR_MS,
    }),
  );
  return {
    lastId: 900_000,
    lastRequestNumbers: { HAUS_2: 200, PERS: 9 },
    requests: [
      ...many,
      aRequest(nowMs, { key: 'HAUS_2-7', summary: 'Tür [klemmt] *sehr*', status: 'Rückfrage', updatedAtMs: nowMs }),
      aRequest(nowMs, { key: 'HAUS_2-8', summary: 'Heizung kalt', status: 'Fertig' }),
      aRequest(nowMs, { key: 'HAUS_2-9', summary: 'Geheimnis des Nachbarn', reporterId: NEIGHBOUR_ID }),
      aRequest(nowMs, {
        key: 'HAUS_2-10',
        summary: 'Gemeinsamer Garten',
        reporterId: NEIGHBOUR_ID,
        participantIds: [AGENT_ID, CUSTOMER_ID],
      }),
      aRequest(nowMs, {
        key: 'HAUS_2-11',
        summary: 'Neue Küche',
        reporterId: NEIGHBOUR_ID,
        status: 'Freigabe',
        approvals: [anApproval('501', nowMs - HOUR_MS, [AGENT_ID, CUSTOMER_ID, SERVICE_ID])],
      }),
      aRequest(nowMs, { key: 'PERS-1', deskId: '48', summary: 'Vertrag', participantIds: [CUSTOMER_ID] }),
    ],
    temporaryFiles: [],
  };
}
