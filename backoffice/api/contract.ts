import { z } from 'zod';
import { ARTICLE_SOURCES } from '../../articleVotes/articleVotes.ts';
import type { Role } from '../../identity/ports.ts';
import { ROLES } from '../../identity/ports.ts';

/** The pages of the backoffice. Which of them a person may use is decided by the server and shown by the web app. */
export const PAGE_IDS = ['liveAgent', 'knowledge', 'tenantRoleSetup', 'chat'] as const;
export type PageId = (typeof PAGE_IDS)[number];

/** What each role may use. Somebody licensed without a role of their own gets in for the chat. */
export const PAGES_OF_ROLE = {
  customer: ['chat'],
  liveAgent: ['chat'],
  analyst: ['knowledge', 'chat'],
  admin: PAGE_IDS,
} as const satisfies Readonly<Record<Role, readonly PageId[]>>;

/** `GET /backoffice/api/me`: who is signed in, and what they may see. */
export const meSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().optional(),
  role: z.enum(ROLES),
  pages: z.array(z.enum(PAGE_IDS)),
});
export type Me = Readonly<z.infer<typeof meSchema>>;

/** One row of Tenant role setup. */
export const personRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().optional(),
  role: z.enum(ROLES),
  /** What a live agent can be asked about. */
  skills: z.array(z.string()),
  channels: z.array(z.string()),
  /** Epoch milliseconds; `null` for somebody who was added ahead of time and has not come yet. */
  lastSeenAt: z.number().nullable(),
  /** The person who asks: their own role is for another admin to change. */
  isYou: z.boolean(),
});
export type PersonRow = Readonly<z.infer<typeof personRowSchema>>;

/** `GET /backoffice/api/people?query=`: those whose name or e-mail contains the query, by name. */
export const peopleSchema = z.object({ people: z.array(personRowSchema) });

/** Body of `PUT /backoffice/api/people/:id/role`. */
export const roleChangeSchema = z.strictObject({
  role: z.enum(ROLES),
  /** The role that was shown; with it, what another admin set in between is not overwritten. */
  expectedRole: z.enum(ROLES).optional(),
});

/** Body of `PUT /backoffice/api/people/:id/skills`: all of the person's skills, each one of the desk's. */
export const skillsChangeSchema = z.strictObject({ skills: z.array(z.string().max(100)).max(100) });

/** Body of `POST /backoffice/api/people`. */
export const newPersonSchema = z.strictObject({ email: z.string() });

/** How often an article or a quick answer solved the problem of whom it was shown to, and how often not. */
export const articleVotesRowSchema = z.object({
  id: z.string(),
  source: z.enum(ARTICLE_SOURCES),
  title: z.string(),
  /** Not there for quick answers. */
  url: z.string().optional(),
  solved: z.number(),
  notSolved: z.number(),
  /** Epoch milliseconds. */
  lastAt: z.number(),
});
export type ArticleVotesRow = Readonly<z.infer<typeof articleVotesRowSchema>>;

/** `GET /backoffice/api/knowledge/votes`, for Koji analysts and Koji admins: what was voted on last comes first. */
export const articleVotesListSchema = z.object({ articles: z.array(articleVotesRowSchema) });
export type ArticleVotesList = Readonly<z.infer<typeof articleVotesListSchema>>;

/** Every refusal of the API. The message says how to mend it and is fit to be shown. */
export const REFUSAL_KINDS = [
  'badRequest',
  'unauthorized',
  'forbidden',
  'notFound',
  'conflict',
  'stale',
  'tooLarge',
  'preconditionRequired',
  'rateLimited',
  'unavailable',
  'internal',
] as const;
export type RefusalKind = (typeof REFUSAL_KINDS)[number];

export const refusalSchema = z.object({ error: z.object({ kind: z.enum(REFUSAL_KINDS), message: z.string() }) });
