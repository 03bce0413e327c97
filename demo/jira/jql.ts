import type { RequestRecord, Site } from './model.ts';
import { waitsFor } from './decisions.ts';
import { statusCategoryOf } from './workflow.ts';

/** A JQL query as a filter with an order. */
export interface JqlFilter {
  readonly accepts: (request: RequestRecord) => boolean;
  readonly compare: (one: RequestRecord, other: RequestRecord) => number;
}

/** What the meaning of a query depends on. */
export interface JqlSetting {
  readonly site: Site;
  readonly nowMs: number;
}

type Clause = (request: RequestRecord) => boolean;

const CLAUSE = /^(project|reporter|statusCategory)\s*(=|!=)\s*(?:"([^"\\]*)"|(\w+))$/;
const ORDER = /\s+ORDER BY (updated|created)(?: (ASC|DESC))?$/i;

function valueOf(site: Site, request: RequestRecord, field: string | undefined): string {
  switch (field) {
    case 'project':
      return request.key.replace(/-\d+$/, '');
    case 'reporter':
      return request.reporterId;
    default:
      return statusCategoryOf(site, request.status).toLowerCase();
  }
}

function readPlainClause(text: string, site: Site): Clause | undefined {
  const match = CLAUSE.exec(text);
  if (match === null) return undefined;
  const [, field, operator, quoted, bare] = match;
  const plain = quoted ?? bare ?? '';
  const wanted = field === 'statusCategory' ? plain.toLowerCase() : plain;
  return (request) => (valueOf(site, request, field) === wanted) === (operator === '=');
}

const PARTICIPANT_CLAUSE = /^"Request participants" = "([^"\\]*)"$/;
const APPROVAL_CLAUSE = /^approvals = (approver|pendingBy)\("([^"\\]*)"\)$/;

/** The fields that Jira Service Management adds to Jira's own. */
function readDeskClause(text: string): Clause | undefined {
  const participantId = PARTICIPANT_CLAUSE.exec(text)?.[1];
  if (participantId !== undefined) return ({ participantIds }) => participantIds.includes(participantId);
  const [, name, approverId = ''] = APPROVAL_CLAUSE.exec(text) ?? [];
  if (name === undefined) return undefined;
  if (name === 'pendingBy') return ({ approvals }) => approvals.some((approval) => waitsFor(approval, approverId));
  return ({ approvals }) =>
    approvals.some(({ approvers }) => approvers.some(({ accountId }) => accountId === approverId));
}

const CHANGED_CLAUSE = /^updated >= "-(\d+)m"$/;

function readTimeClause(text: string, nowMs: number): Clause | undefined {
  const minutes = CHANGED_CLAUSE.exec(text)?.[1];
  if (minutes === undefined) return undefined;
  return ({ updatedAtMs }) => updatedAtMs >= nowMs - Number(minutes) * 60_000;
}

function readClause(text: string, { site, nowMs }: JqlSetting): Clause | undefined {
  return readPlainClause(text, site) ?? readDeskClause(text) ?? readTimeClause(text, nowMs);
}

function readOrder(jql: string): JqlFilter['compare'] {
  const match = ORDER.exec(jql);
  const field = match?.[1]?.toLowerCase() === 'created' ? 'createdAtMs' : 'updatedAtMs';
  const sign = match?.[2]?.toUpperCase() === 'ASC' ? 1 : -1;
  return (one, other) => sign * (one[field] - other[field]);
}

/** Reads the part of JQL that the product writes: clauses of a few fields joined by AND, and an order. */
export function readJql(jql: string, setting: JqlSetting): JqlFilter | undefined {
  const parts = jql.replace(ORDER, '').split(' AND ');
  const clauses = parts.map((text) => readClause(text.trim(), setting));
  const known = clauses.filter((clause) => clause !== undefined);
  if (known.length !== clauses.length) return undefined;
  return { accepts: (request) => known.every((clause) => clause(request)), compare: readOrder(jql) };
}
