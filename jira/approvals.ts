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

async function toApproval(access: JiraAccess, approval: JiraApproval): Promise<Approval> {
  const { id, name, createdDate, canAnswerApproval } = approval;
  const isBegun = approval.approvers.some(({ approverDecision }) => approverDecision !== 'pending');
  const ours = isBegun ? await oursIn(access, approval) : undefined;
  return { id, name, createdAtMs: createdDate, canAnswerHere: canAnswerApproval, ...(ours ? { ours } : {}) };
}

export async function readApprovals(
  access: JiraAccess,
  { request, accountId }: Pick<OwnRequest, 'request' | 'accountId'>,
): Promise<readonly Approval[]> {
  const approvals = await fetchApprovals(access, request.key);
  const waiting = approvals.filter((approval) => waitsFor(approval, accountId));
  return Promise.all(waiting.map((approval) => toApproval(access, approval)));
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
    if (isKojiError(error, 'conflict')) {
      const now = (await fetchApprovals(access, owned.key)).find(({ id }) => id === approvalId);
      if (now && waitsFor(now, owned.accountId)) throw error;
      return decidedBefore(access, now ?? approval);
    }
    if (isKojiError(error, 'forbidden')) return { kind: 'portalOnly', portalUrl: found.request.portalUrl };
    return asRefusal(error);
  }
}

const DECISIONS: Readonly<Record<string, ApprovalDecision>> = { approved: 'approve', declined: 'decline' };

async function decidedBefore(access: JiraAccess, approval: JiraApproval): Promise<ApprovalResult> {
  const ours = await oursIn(access, approval);
  return { kind: 'alreadyDecided', ...(ours ? { ours } : {}) };
}

/** What is decided from here stands there as the service account's. */
async function oursIn(access: JiraAccess, { approvers }: JiraApproval): Promise<ApprovalDecision | undefined> {
  const { accountId } = await probe(access);
  const own = approvers.find(({ approver }) => approver.accountId === accountId);
  return own && DECISIONS[own.approverDecision];
}
