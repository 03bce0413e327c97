import { z } from 'zod';
import type { Content } from '../../handoff/domain/content.ts';
import { CHOICES, NOTICE_KEYS } from '../../handoff/domain/content.ts';
import { OFFER_OUTCOMES } from '../../handoff/domain/offered.ts';
import { attachmentSchema } from './attachment.ts';
import { contextSchema } from './context.ts';
import { exactly } from './exactly.ts';
import { requestNewsSchema } from './requestNews.ts';

const { flow, articles, collected, openRequests } = contextSchema.shape;

const revisionSchema = z.object({
  kind: z.enum(['corrects', 'takesBack']),
  entryId: z.string(),
  before: z.string(),
});

const saidSchema = z.object({
  entryId: z.string().exactOptional(),
  name: z.string(),
  text: z.string(),
  isNote: z.literal(true).exactOptional(),
  fate: z.literal('unknown').exactOptional(),
  revises: revisionSchema.exactOptional(),
});

const summarySchema = z.object({
  name: z.string(),
  email: z.string().exactOptional(),
  signedIn: z.boolean(),
  channel: z.string(),
  locale: z.string(),
  flow,
  asked: z.array(z.string()),
  told: z.array(z.string()).exactOptional(),
  said: z.array(saidSchema).exactOptional(),
  articles,
  collected,
  openRequests,
  waitedMs: z.number(),
});

export const contentSchema = exactly<Content>()(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('requestNews'), news: z.array(requestNewsSchema), more: z.number() }),
    z.object({
      kind: z.literal('line'),
      author: z.string(),
      text: z.string(),
      attachments: z.array(attachmentSchema),
      revises: revisionSchema.exactOptional(),
    }),
    z.object({
      kind: z.literal('notice'),
      key: z.enum(NOTICE_KEYS),
      params: z.record(z.string(), z.string()),
      choices: z.array(z.enum(CHOICES)),
    }),
    z.object({
      kind: z.literal('queue'),
      place: z.object({
        position: z.number(),
        estimateMinutes: z.number().exactOptional(),
        isNobodyOnDuty: z.literal(true).exactOptional(),
        lostAhead: z.number().exactOptional(),
      }),
      pushedBack: z.boolean(),
      corrected: z.literal(true).exactOptional(),
    }),
    z.object({
      kind: z.literal('summary'),
      summary: summarySchema,
      handle: z.string(),
      current: z.string().exactOptional(),
      currentId: z.string().exactOptional(),
    }),
    z.object({
      kind: z.literal('offer'),
      offer: z.object({ handoffId: z.string(), offerId: z.string() }),
      summary: summarySchema,
      handle: z.string(),
      seconds: z.number(),
    }),
    z.object({
      kind: z.literal('offerOver'),
      customer: z.string(),
      outcome: z.enum(OFFER_OUTCOMES),
      replaces: z.string().exactOptional(),
    }),
  ]),
);
