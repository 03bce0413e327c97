/**
 * The shapes of Atlassian's service desk API as jira.js ships them (zod), for whoever has to speak or check the same
 * language without importing jira.js.
 */
export {
  ApprovalDecisionRequestSchema,
  ApprovalSchema,
  AttachTemporaryFileSchema,
  AttachmentCreateResultSchema,
  AttachmentCreateSchema,
  CSATFeedbackFullSchema,
  CommentCreateSchema,
  CommentSchema,
  CustomerRequestCreateMetaSchema,
  CustomerRequestSchema,
  CustomerTransitionExecutionSchema,
  ErrorResponseSchema,
  PagedApprovalSchema,
  PagedArticleSchema,
  PagedAttachmentSchema,
  PagedCommentSchema,
  PagedCustomerRequestSchema,
  PagedCustomerTransitionSchema,
  PagedRequestTypeGroupSchema,
  PagedRequestTypeSchema,
  PagedServiceDeskSchema,
  PagedSlaInformationSchema,
  PagedUserSchema,
  RequestCreateSchema,
  RequestParticipantUpdateSchema,
  RequestTypeSchema,
  ServiceDeskSchema,
  SourceSchema,
} from 'jira.js/serviceDesk';
