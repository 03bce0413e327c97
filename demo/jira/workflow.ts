import type { CustomerTransition, RequestRecord, Site, StatusCategory } from './model.ts';

export function statusCategoryOf({ workflow }: Pick<Site, 'workflow'>, status: string): StatusCategory {
  return workflow.statuses[status] ?? 'INDETERMINATE';
}

/** What customers may do with the request now. Agents have more transitions, of which this API says nothing. */
export function transitionsOf(
  { workflow }: Pick<Site, 'workflow'>,
  request: RequestRecord,
): readonly CustomerTransition[] {
  return workflow.transitions.filter(({ from }) => from.includes(request.status));
}

/** Moves a request on. */
export function changeStatus(request: RequestRecord, status: string, nowMs: number): void {
  request.status = status;
  request.statusChangedAtMs = nowMs;
  request.updatedAtMs = nowMs;
}
