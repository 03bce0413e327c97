import { z } from 'zod';
import {
  AttachmentCreateResultSchema,
  AttachmentCreateSchema,
  CommentCreateSchema,
  CommentSchema,
  CustomerRequestSchema,
  PagedAttachmentSchema,
  PagedCommentSchema,
  PagedCustomerRequestSchema,
  RequestCreateSchema,
} from '../../../jira/wireSchemas.ts';
import * as comments from '../handlers/comments.ts';
import * as files from '../handlers/files.ts';
import * as requests from '../handlers/requests.ts';
import type { Operation } from '../protocol.ts';
import { page, read, REQUEST, write } from './operationEntries.ts';
import { flag, integer, many, text } from './queryValues.ts';

/** Requests with their comments and files. */
export const REQUEST_OPERATIONS: readonly Operation[] = [
  read({
    id: 'getCustomerRequests',
    path: '/rest/servicedeskapi/request',
    query: {
      ...page,
      searchTerm: text.optional(),
      requestOwnership: many.optional(),
      requestStatus: z.enum(['OPEN_REQUESTS', 'CLOSED_REQUESTS', 'ALL_REQUESTS']).optional(),
      serviceDeskId: integer.optional(),
      requestTypeId: integer.optional(),
      expand: many.optional(),
    },
    answers: PagedCustomerRequestSchema,
    handle: requests.getCustomerRequests,
  }),
  write({
    id: 'createCustomerRequest',
    status: 201,
    path: '/rest/servicedeskapi/request',
    body: RequestCreateSchema,
    answers: CustomerRequestSchema,
    handle: requests.createCustomerRequest,
  }),
  read({
    id: 'getCustomerRequestByIdOrKey',
    path: REQUEST,
    query: { expand: many.optional() },
    answers: CustomerRequestSchema,
    handle: requests.getCustomerRequestByIdOrKey,
  }),
  read({
    id: 'getRequestComments',
    path: `${REQUEST}/comment`,
    query: { ...page, public: flag.optional(), internal: flag.optional(), expand: many.optional() },
    answers: PagedCommentSchema,
    handle: comments.getRequestComments,
  }),
  write({
    id: 'createRequestComment',
    status: 201,
    path: `${REQUEST}/comment`,
    body: CommentCreateSchema,
    answers: CommentSchema,
    handle: comments.createRequestComment,
  }),
  read({
    id: 'getAttachmentsForRequest',
    path: `${REQUEST}/attachment`,
    query: page,
    answers: PagedAttachmentSchema,
    handle: files.getAttachmentsForRequest,
  }),
  write({
    id: 'createCommentWithAttachment',
    status: 201,
    path: `${REQUEST}/attachment`,
    body: AttachmentCreateSchema,
    answers: AttachmentCreateResultSchema,
    handle: files.createCommentWithAttachment,
  }),
];
