/**
 * The shapes of Atlassian's service desk API as jira.js ships them (zod), for whoever has to speak or check the same
 * language without importing jira.js.
 */
export {
  AttachTemporaryFileSchema,
  AttachmentCreateResultSchema,
  AttachmentCreateSchema,
  CommentCreateSchema,
  CommentSchema,
  CustomerRequestCreateMetaSchema,
  CustomerRequestSchema,
  ErrorResponseSchema,
  PagedArticleSchema,
  PagedAttachmentSchema,
  PagedCommentSchema,
  PagedCustomerRequestSchema,
  PagedRequestTypeGroupSchema,
  PagedRequestTypeSchema,
  PagedServiceDeskSchema,
  PagedUserSchema,
  RequestCreateSchema,
  RequestTypeSchema,
  ServiceDeskSchema,
  SourceSchema,
} from 'jira.js/serviceDesk';
