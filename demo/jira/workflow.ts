import type { RequestRecord, StatusName } from './model.ts';

type StatusCategory = 'NEW' | 'INDETERMINATE' | 'DONE';

const STATUS_CATEGORIES: Readonly<Record<StatusName, StatusCategory>> = {
  'Waiting for approval': 'NEW',
  'Waiting for support': 'NEW',
  'In progress': 'INDETERMINATE',
  'Waiting for customer': 'INDETERMINATE',
  Resolved: 'DONE',
  Canceled: 'DONE',
  Declined: 'DONE',
};

export function statusCategoryOf(status: StatusName): StatusCategory {
  return STATUS_CATEGORIES[status];
}

/** A transition that the workflow shows to customers. */
export interface CustomerTransition {
  readonly id: string;
  readonly name: string;
  readonly from: readonly StatusName[];
  readonly to: StatusName;
}

const WORKING: readonly StatusName[] = ['Waiting for support', 'In progress', 'Waiting for customer'];

const CUSTOMER_TRANSITIONS: readonly CustomerTransition[] = [
  { id: '761', name: 'Resolve this request', from: WORKING, to: 'Resolved' },
  { id: '901', name: 'Cancel request', from: ['Waiting for approval'], to: 'Canceled' },
  { id: '931', name: 'Reopen', from: ['Resolved', 'Canceled'], to: 'Waiting for support' },
];

/** What customers may do with the request now. Agents have more transitions, of which this API says nothing. */
export function transitionsOf({ status }: RequestRecord): readonly CustomerTransition[] {
  return CUSTOMER_TRANSITIONS.filter(({ from }) => from.includes(status));
}

/** Moves a request on. */
export function changeStatus(request: RequestRecord, status: StatusName, nowMs: number): void {
  request.status = status;
  request.statusChangedAtMs = nowMs;
  request.updatedAtMs = nowMs;
}
