import type { ApprovalRecord } from './model.ts';

/** What came out of an approval so far. */
export function finalDecisionOf({ approvers, needed }: ApprovalRecord): 'pending' | 'approved' | 'declined' {
  if (approvers.some(({ decision }) => decision === 'declined')) return 'declined';
  const approved = approvers.filter(({ decision }) => decision === 'approved').length;
  return approved >= needed ? 'approved' : 'pending';
}

/** Whether the account can still decide. */
export function waitsFor(approval: ApprovalRecord, accountId: string): boolean {
  if (finalDecisionOf(approval) !== 'pending') return false;
  return approval.approvers.some((each) => each.accountId === accountId && each.decision === 'pending');
}
