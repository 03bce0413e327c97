import type { SitePromise, SiteWorkflow } from '../model.ts';

const HOUR_MS = 60 * 60_000;
const WORKING = ['Waiting for support', 'In progress', 'Waiting for customer'];

export const SITE_WORKFLOW: SiteWorkflow = {
  statuses: {
    'Waiting for approval': 'NEW',
    'Waiting for support': 'NEW',
    'In progress': 'INDETERMINATE',
    'Waiting for customer': 'INDETERMINATE',
    Resolved: 'DONE',
    Canceled: 'DONE',
    Declined: 'DONE',
  },
  transitions: [
    { id: '761', name: 'Resolve this request', from: WORKING, to: 'Resolved' },
    { id: '901', name: 'Cancel request', from: ['Waiting for approval'], to: 'Canceled' },
    { id: '931', name: 'Reopen', from: ['Resolved', 'Canceled'], to: 'Waiting for support' },
  ],
  initial: 'Waiting for support',
  declined: 'Declined',
  waitingForCustomer: 'Waiting for customer',
};

export const SITE_PROMISES: readonly SitePromise[] = [
  { id: '10', name: 'Time to first response', goalMs: 8 * HOUR_MS, pauses: false, keptBy: 'firstResponse' },
  { id: '11', name: 'Time to resolution', goalMs: 96 * HOUR_MS, pauses: true, keptBy: 'resolution' },
  /** Nothing for customers to see. */
  { id: '12', name: 'Internal escalation', goalMs: 24 * HOUR_MS, pauses: false, keptBy: 'resolution' },
];
