import type { SimulatorState } from './model.ts';

/** How a call is to go wrong. */
export type Fault =
  /** This answer instead of the real one. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly text: string;
    }
  /** The connection is closed without an answer. */
  | { readonly kind: 'drop' }
  /** No answer ever comes. */
  | { readonly kind: 'silence' }
  /** The call is carried out, but no answer ever comes. */
  | { readonly kind: 'answerLost' }
  /** The real answer of the site as it was then: Jira's search lags behind its own writes. Nothing is changed. */
  | { readonly kind: 'stale'; readonly state: SimulatorState }
  /** The real answer, cut off in the middle. */
  | { readonly kind: 'cutOff' }
  /** The real answer, but only after `until` is settled. */
  | { readonly kind: 'delay'; readonly until: Promise<void> };

interface Planned {
  readonly fault: Fault;
  /** Absent: whatever is called next. */
  readonly operation: string | undefined;
  remaining: number;
}

/** Faults that wait for the calls they are meant for, in the order in which they were planned. */
export interface FaultQueue {
  plan(fault: Fault, options?: { readonly operation?: string; readonly times?: number }): void;
  take(operation: string): Fault | undefined;
}

export function createFaultQueue(): FaultQueue {
  const planned: Planned[] = [];
  return {
    plan(fault, { operation, times = 1 } = {}) {
      planned.push({ fault, operation, remaining: times });
    },
    take(operation) {
      const found = planned.find((each) => each.remaining > 0 && (each.operation ?? operation) === operation);
      if (found === undefined) return undefined;
      found.remaining -= 1;
      return found.fault;
    },
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Answers that Atlassian's gateways and sites have been seen to give. */
export const seenFaults = {
  plainUnauthorized: {
    kind: 'answer',
    status: 401,
    headers: { 'content-type': 'text/plain' },
    text: 'Client must be authenticated to access this resource.',
  },
  scopeMismatch: {
    kind: 'answer',
    status: 401,
    headers: JSON_TYPE,
    text: '{"code":401,"message":"Unauthorized; scope does not match"}',
  },
  /** What a site without a licence answers. */
  emptyForbidden: { kind: 'answer', status: 403, text: '' },
  badGateway: {
    kind: 'answer',
    status: 502,
    headers: { 'content-type': 'text/html' },
    text: '<html><body><h1>502 Bad Gateway</h1></body></html>',
  },
  maintenancePage: {
    kind: 'answer',
    status: 200,
    headers: { 'content-type': 'text/html' },
    text: '<html><body>We will be back soon.</body></html>',
  },
} as const satisfies Readonly<Record<string, Fault>>;

/** Atlassian's limits are independent of each other; the quota's exact name has not been seen. */
export type RateLimitReason = 'jira-burst-based' | 'jira-per-issue-on-write' | 'jira-quota-based';

/** 429 as Atlassian sends it since 2026, with its reason. */
export function rateLimited(retryAfterSeconds: number, reason: RateLimitReason = 'jira-burst-based'): Fault {
  const headers = {
    ...JSON_TYPE,
    'retry-after': String(retryAfterSeconds),
    'ratelimit-reason': reason,
    'x-ratelimit-remaining': '0',
  };
  return { kind: 'answer', status: 429, headers, text: '{"errorMessages":["Rate limit exceeded."],"errors":{}}' };
}
