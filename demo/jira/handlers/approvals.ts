import { z } from 'zod';
import { finalDecisionOf, waitsFor } from '../decisions.ts';
import type { ApprovalRecord, RequestRecord } from '../model.ts';
import { pageOf } from '../pages.ts';
import { deskRefusal, json } from '../protocol.ts';
import type { Answer, Call } from '../protocol.ts';
import { accountToWire, dateToWire } from '../wire.ts';
import { changeStatus } from '../workflow.ts';
import { withRequest } from './lookups.ts';

function approvalToWire(call: Call, request: RequestRecord, approval: ApprovalRecord): object {
  const { id, name, createdAtMs, completedAtMs, approvers } = approval;
  return {
    id,
    name,
    finalDecision: finalDecisionOf(approval),
    canAnswerApproval: waitsFor(approval, call.caller?.accountId ?? ''),
    approvers: approvers.map(({ accountId, decision }) => ({
      approver: accountToWire(call, accountId),
      approverDecision: decision,
    })),
    createdDate: dateToWire(createdAtMs),
    ...(completedAtMs === undefined ? {} : { completedDate: dateToWire(completedAtMs) }),
    _links: { self: `${call.siteUrl}/rest/servicedeskapi/request/${request.issueId}/approval/${id}` },
  };
}

export function getApprovals(call: Call): Answer {
  return withRequest(call, (request) => {
    const wire = request.approvals.map((approval) => approvalToWire(call, request, approval));
    return json(200, pageOf(call, wire));
  });
}

const answerSchema = z.looseObject({ decision: z.enum(['approve', 'decline']) });

function decide(call: Call, request: RequestRecord, approval: ApprovalRecord, decision: 'approved' | 'declined'): void {
  const now = call.context.clock.now();
  const approver = approval.approvers.find(({ accountId }) => accountId === call.caller?.accountId);
  if (approver !== undefined) approver.decision = decision;
  request.updatedAtMs = now;
  const outcome = finalDecisionOf(approval);
  if (outcome === 'pending') return;
  approval.completedAtMs = now;
  const { initial, declined } = call.context.site.workflow;
  changeStatus(request, outcome === 'approved' ? initial : declined, now);
}

/** The decision is that of the caller, whoever the caller says it comes from. */
export function answerApproval(call: Call): Answer {
  const body = answerSchema.safeParse(call.body);
  if (!body.success) return deskRefusal(400, 'The decision must be "approve" or "decline".');
  return withRequest(call, (request) => {
    const approval = request.approvals.find(({ id }) => id === call.parameters['approvalId']);
    if (approval === undefined) return deskRefusal(404, 'The approval does not exist.');
    const me = call.caller?.accountId ?? '';
    const isAsked = approval.approvers.some(({ accountId }) => accountId === me);
    if (!isAsked) return deskRefusal(403, 'You are not an approver of this request.');
    if (!waitsFor(approval, me)) return deskRefusal(409, 'A decision has been made already.');
    decide(call, request, approval, body.data.decision === 'approve' ? 'approved' : 'declined');
    return json(200, approvalToWire(call, request, approval));
  });
}
