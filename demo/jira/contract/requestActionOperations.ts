import {
  ApprovalDecisionRequestSchema,
  ApprovalSchema,
  CSATFeedbackFullSchema,
  CustomerTransitionExecutionSchema,
  PagedApprovalSchema,
  PagedCustomerTransitionSchema,
  PagedSlaInformationSchema,
  PagedUserSchema,
  RequestParticipantUpdateSchema,
} from '../../../jira/wireSchemas.ts';
import * as approvals from '../handlers/approvals.ts';
import * as feedback from '../handlers/feedback.ts';
import * as participants from '../handlers/participants.ts';
import * as serviceLevels from '../handlers/serviceLevels.ts';
import * as transitions from '../handlers/transitions.ts';
import type { Operation } from '../protocol.ts';
import { page, read, REQUEST, write } from './operationEntries.ts';

/** Atlassian calls the same parameter by another name here. */
const FEEDBACK = '/rest/servicedeskapi/request/{requestIdOrKey}/feedback';

/** What people do with a request besides talking about it. */
export const REQUEST_ACTION_OPERATIONS: readonly Operation[] = [
  read({
    id: 'getRequestParticipants',
    path: `${REQUEST}/participant`,
    query: page,
    answers: PagedUserSchema,
    handle: participants.getRequestParticipants,
  }),
  write({
    id: 'addRequestParticipants',
    status: 200,
    path: `${REQUEST}/participant`,
    body: RequestParticipantUpdateSchema,
    answers: PagedUserSchema,
    handle: participants.addRequestParticipants,
  }),
  read({
    id: 'getCustomerTransitions',
    path: `${REQUEST}/transition`,
    query: page,
    answers: PagedCustomerTransitionSchema,
    handle: transitions.getCustomerTransitions,
  }),
  write({
    id: 'performCustomerTransition',
    status: 204,
    path: `${REQUEST}/transition`,
    body: CustomerTransitionExecutionSchema,
    handle: transitions.performCustomerTransition,
  }),
  read({
    id: 'getSlaInformation',
    path: `${REQUEST}/sla`,
    query: page,
    answers: PagedSlaInformationSchema,
    handle: serviceLevels.getSlaInformation,
  }),
  read({
    id: 'getApprovals',
    path: `${REQUEST}/approval`,
    query: page,
    answers: PagedApprovalSchema,
    handle: approvals.getApprovals,
  }),
  write({
    id: 'answerApproval',
    status: 200,
    path: `${REQUEST}/approval/{approvalId}`,
    body: ApprovalDecisionRequestSchema,
    answers: ApprovalSchema,
    handle: approvals.answerApproval,
  }),
  read({
    id: 'getFeedback',
    path: FEEDBACK,
    experimental: true,
    answers: CSATFeedbackFullSchema,
    handle: feedback.getFeedback,
  }),
  write({
    id: 'postFeedback',
    status: 201,
    path: FEEDBACK,
    experimental: true,
    body: CSATFeedbackFullSchema,
    answers: CSATFeedbackFullSchema,
    handle: feedback.postFeedback,
  }),
];
