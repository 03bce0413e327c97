import { z } from 'zod';
import * as platform from '../handlers/platform.ts';
import type { Operation } from '../protocol.ts';
import { integer, many, text } from './queryValues.ts';

const platformError = z.strictObject({ errorMessages: z.array(text), errors: z.record(text, text) });
const platformErrors = { 400: platformError, 403: platformError, 404: platformError, 429: platformError };

/**
 * The shapes of the platform API are written out here: importing jira.js's own takes ten times as long as the rest of
 * it together, and the tests check the same answers against Atlassian's document.
 */
const platformUser = z.strictObject({
  self: z.url(),
  accountId: text.max(128),
  accountType: z.enum(['atlassian', 'app', 'customer']),
  emailAddress: text.optional(),
  displayName: text,
  active: z.boolean(),
  timeZone: text,
  locale: text,
});

const issue = z.strictObject({
  id: text,
  key: text.optional(),
  self: z.url().optional(),
  fields: z.record(text, z.unknown()).optional(),
  properties: z.record(text, z.unknown()).optional(),
});

/** The operations of the Jira platform API that the product calls. */
export const PLATFORM_OPERATIONS: readonly Operation[] = [
  {
    id: 'getCurrentUser',
    method: 'GET',
    path: '/rest/api/3/myself',
    anonymous: true,
    query: z.strictObject({ expand: text.optional() }),
    responses: { 200: platformUser },
    handle: platform.getCurrentUser,
  },
  {
    id: 'getUser',
    method: 'GET',
    path: '/rest/api/3/user',
    query: z.strictObject({ accountId: text.optional(), expand: text.optional() }),
    responses: { ...platformErrors, 200: platformUser },
    handle: platform.getUser,
  },
  {
    id: 'findUsers',
    method: 'GET',
    path: '/rest/api/3/user/search',
    anonymous: true,
    query: z.strictObject({ query: text, startAt: integer.optional(), maxResults: integer.optional() }),
    responses: { ...platformErrors, 200: z.array(platformUser) },
    handle: platform.findUsers,
  },
  {
    id: 'searchAndReconsileIssuesUsingJql',
    method: 'GET',
    path: '/rest/api/3/search/jql',
    anonymous: true,
    query: z.strictObject({
      jql: text,
      fields: many.optional(),
      properties: many.optional(),
      maxResults: integer.optional(),
      nextPageToken: text.optional(),
    }),
    responses: {
      ...platformErrors,
      200: z.strictObject({ issues: z.array(issue), isLast: z.boolean(), nextPageToken: text.optional() }),
    },
    handle: platform.searchAndReconsileIssuesUsingJql,
  },
  {
    id: 'getIssueProperty',
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
    query: z.strictObject({}),
    responses: { ...platformErrors, 200: z.strictObject({ key: text, value: z.json() }) },
    handle: platform.getIssueProperty,
  },
  {
    id: 'setIssueProperty',
    method: 'PUT',
    path: '/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
    query: z.strictObject({}),
    body: z.json(),
    responses: { ...platformErrors, 200: z.strictObject({}), 201: z.strictObject({}) },
    handle: platform.setIssueProperty,
  },
];
