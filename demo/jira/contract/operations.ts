import { z } from 'zod';
import {
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
} from '../../../jira/wireSchemas.ts';
import * as comments from '../handlers/comments.ts';
import * as desks from '../handlers/desks.ts';
import * as files from '../handlers/files.ts';
import * as knowledge from '../handlers/knowledge.ts';
import * as requests from '../handlers/requests.ts';
import type { Operation } from '../protocol.ts';
import { PLATFORM_OPERATIONS } from './platformOperations.ts';
import { flag, integer, many, text } from './queryValues.ts';
import { strictSchema } from './strictSchema.ts';

const page = { start: integer.optional(), limit: integer.optional() };

/** The answers that Atlassian documents for nearly every service desk operation, besides the good one. */
const deskErrors = [400, 401, 403, 404, 412, 413, 429, 500] as const;

function deskResponses(status: number, schema: z.ZodType): Readonly<Record<number, z.ZodType>> {
  const errors = Object.fromEntries(deskErrors.map((each) => [each, strictSchema(ErrorResponseSchema)]));
  return { ...errors, [status]: schema };
}

/** Extra keys of an article's source are allowed by Atlassian's document; the page id is one of them. */
const openSchemas = new Set([SourceSchema]);

const DESK = '/rest/servicedeskapi/servicedesk/{serviceDeskId}';
const REQUEST = '/rest/servicedeskapi/request/{issueIdOrKey}';

type Entry = Omit<Operation, 'query' | 'responses'> & { readonly query?: z.ZodRawShape; readonly answers: z.ZodType };

function read(entry: Omit<Entry, 'method'>): Operation {
  const { query, answers, ...rest } = entry;
  const responses = deskResponses(200, strictSchema(answers, openSchemas));
  return { ...rest, method: 'GET', query: z.strictObject(query ?? {}), responses };
}

function create(entry: Omit<Entry, 'method' | 'body' | 'query'> & { readonly body?: z.ZodType }): Operation {
  const { answers, body, ...rest } = entry;
  const responses = deskResponses(201, strictSchema(answers));
  const checked = body === undefined ? {} : { body: strictSchema(body) };
  return { ...rest, ...checked, method: 'POST', query: z.strictObject({}), responses };
}

const deskOperations: readonly Operation[] = [
  read({
    id: 'getServiceDesks',
    path: '/rest/servicedeskapi/servicedesk',
    query: page,
    answers: PagedServiceDeskSchema,
    handle: desks.getServiceDesks,
  }),
  read({ id: 'getServiceDeskById', path: DESK, answers: ServiceDeskSchema, handle: desks.getServiceDeskById }),
  read({
    id: 'getRequestTypes',
    path: `${DESK}/requesttype`,
    query: {
      ...page,
      groupId: integer.optional(),
      expand: many.optional(),
      searchQuery: text.optional(),
      includeHiddenRequestTypesInSearch: flag.optional(),
      restrictionStatus: text.optional(),
    },
    answers: PagedRequestTypeSchema,
    handle: desks.getRequestTypes,
  }),
  read({
    id: 'getRequestTypeById',
    path: `${DESK}/requesttype/{requestTypeId}`,
    query: { expand: many.optional() },
    answers: RequestTypeSchema,
    handle: desks.getRequestTypeById,
  }),
  read({
    id: 'getRequestTypeFields',
    path: `${DESK}/requesttype/{requestTypeId}/field`,
    query: { expand: many.optional() },
    answers: CustomerRequestCreateMetaSchema,
    handle: desks.getRequestTypeFields,
  }),
  read({
    id: 'getRequestTypeGroups',
    path: `${DESK}/requesttypegroup`,
    query: page,
    answers: PagedRequestTypeGroupSchema,
    handle: desks.getRequestTypeGroups,
  }),
  read({
    id: 'getCustomers',
    path: `${DESK}/customer`,
    experimental: true,
    query: { ...page, query: text.optional() },
    answers: PagedUserSchema,
    handle: desks.getCustomers,
  }),
  read({
    id: 'getArticles',
    path: `${DESK}/knowledgebase/article`,
    query: { ...page, query: text, highlight: flag, cursor: text.optional(), prev: flag.optional() },
    answers: PagedArticleSchema,
    handle: knowledge.getServiceDeskArticles,
  }),
  create({
    id: 'attachTemporaryFile',
    path: `${DESK}/attachTemporaryFile`,
    multipart: true,
    answers: AttachTemporaryFileSchema,
    handle: files.attachTemporaryFile,
  }),
];

const requestOperations: readonly Operation[] = [
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
  create({
    id: 'createCustomerRequest',
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
    id: 'getRequestParticipants',
    path: `${REQUEST}/participant`,
    query: page,
    answers: PagedUserSchema,
    handle: requests.getRequestParticipants,
  }),
  read({
    id: 'getRequestComments',
    path: `${REQUEST}/comment`,
    query: { ...page, public: flag.optional(), internal: flag.optional(), expand: many.optional() },
    answers: PagedCommentSchema,
    handle: comments.getRequestComments,
  }),
  create({
    id: 'createRequestComment',
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
  create({
    id: 'createCommentWithAttachment',
    path: `${REQUEST}/attachment`,
    body: AttachmentCreateSchema,
    answers: AttachmentCreateResultSchema,
    handle: files.createCommentWithAttachment,
  }),
];

/** Every operation that the simulator knows. */
export const OPERATIONS: readonly Operation[] = [...deskOperations, ...requestOperations, ...PLATFORM_OPERATIONS];
