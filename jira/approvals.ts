import { isKojiError } from '../errors.ts';
import type { JiraAccess } from './access.ts';
import { asRefusal } from './asRefusal.ts';
import { requireAnswer } from './decode.ts';
import { fetchApprovals, waitsFor } from './fetchApprovals.ts';
import type { JiraApproval } from './fetchApprovals.ts';
import type { OwnRequest } from './ownedRequests.ts';
import { findOwnedRequest } from './ownedRequests.ts';
import type { Approval, ApprovalDecision, ApprovalResult, OwnedRequest, PendingApproval } from './ports.ts';
import { probe } from './probe.ts';
import { searchRequests } from './searchRequests.ts';

function toApproval({ id, name, createdDate, canAnswerApproval }: JiraApproval): Approval {
  return { id, name, createdAtMs: createdDate, canAnswerHere: canAnswerApproval };
}

export async function readApprovals(
  access: JiraAccess,
  { request, accountId }: Pick<OwnRequest, 'request' | 'accountId'>,
): Promise<readonly Approval[]> {
  const approvals = await fetchApprovals(access, request.key);
  return approvals.filter((approval) => waitsFor(approval, accountId)).map(toApproval);
}

export async function listPendingApprovals(
  access: JiraAccess,
  accountId: string,
  limit: number,
): Promise<readonly PendingApproval[]> {
  const { requests } = await searchRequests(access, { accountId, only: 'waitingForApproval', limit });
  const pending = await Promise.all(
    requests.map(async (request) => {
      const approvals = await readApprovals(access, { request, accountId });
      return approvals.map((approval) => ({ request, approval }));
    }),
  );
  return pending.flat();
}

export async function answerApproval(
  access: JiraAccess,
  owned: OwnedRequest,
  approvalId: string,
  decision: ApprovalDecision,
): Promise<ApprovalResult> {
  const found = await findOwnedRequest(access, owned, ['approver']);
  if (found.kind === 'notFound') return found;
  const approval = (await fetchApprovals(access, owned.key)).find(({ id }) => id === approvalId);
  const isAsked = approval?.approvers.some(({ approver }) => approver.accountId === owned.accountId) === true;
  if (approval === undefined || !isAsked) return { kind: 'notFound' };
  if (!waitsFor(approval, owned.accountId)) return decidedBefore(access, approval);
  try {
    const decided = { issueIdOrKey: owned.key, approvalId: Number(approval.id), decision };
    requireAnswer(await access.api.request.answerApproval(decided), 'a decision');
    return { kind: 'answered' };
  } catch (error) {
    if (isKojiError(error, 'conflict')) return decidedBefore(access, approval);
    if (isKojiError(error, 'forbidden')) return { kind: 'portalOnly', portalUrl: found.request.portalUrl };
    return asRefusal(error);
  }
}

const DECISIONS: Readonly<Record<string, ApprovalDecision>> = { approved: 'approve', declined: 'decline' };

/** What is decided from here stands there as the service account's. */
async function decidedBefore(access: JiraAccess, { approvers }: JiraApproval): Promise<ApprovalResult> {
  const { accountId } = await probe(access);
  const own = approvers.find(({ approver }) => approver.accountId === accountId);
  const ours = own && DECISIONS[own.approverDecision];
  return { kind: 'alreadyDecided', ...(ours ? { ours } : {}) };
}
