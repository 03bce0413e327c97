import {
  AttachTemporaryFileSchema,
  CustomerRequestCreateMetaSchema,
  PagedArticleSchema,
  PagedRequestTypeGroupSchema,
  PagedRequestTypeSchema,
  PagedServiceDeskSchema,
  PagedUserSchema,
  RequestTypeSchema,
  ServiceDeskSchema,
} from '../../../jira/wireSchemas.ts';
import * as desks from '../handlers/desks.ts';
import * as files from '../handlers/files.ts';
import * as knowledge from '../handlers/knowledge.ts';
import type { Operation } from '../protocol.ts';
import { DESK, page, read, write } from './operationEntries.ts';
import { flag, integer, many, text } from './queryValues.ts';

/** What a service desk offers, and the files that wait for a request. */
export const DESK_OPERATIONS: readonly Operation[] = [
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
  write({
    id: 'attachTemporaryFile',
    status: 201,
    path: `${DESK}/attachTemporaryFile`,
    multipart: true,
    answers: AttachTemporaryFileSchema,
    handle: files.attachTemporaryFile,
  }),
];
