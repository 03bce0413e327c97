import { z } from 'zod';

/** Somebody the simulated site knows. */
export interface SiteUser {
  readonly accountId: string;
  readonly displayName: string;
  readonly email: string;
  /** Whether the person's privacy settings keep the address out of every answer. */
  readonly emailHidden: boolean;
  readonly accountType: 'atlassian' | 'app' | 'customer';
  readonly role: 'admin' | 'agent' | 'customer';
  readonly active: boolean;
  readonly apiToken: string;
  /** An IANA name; `Etc/UTC` when absent. */
  readonly timeZone?: string;
}

export interface SiteOption {
  readonly id: string;
  readonly label: string;
  readonly children?: readonly SiteOption[];
}

/** The kinds of fields that the seeded request types use, as Jira's schema describes them. */
export type SiteFieldKind =
  | 'summary'
  | 'description'
  | 'text'
  | 'textarea'
  | 'number'
  | 'date'
  | 'datetime'
  | 'select'
  | 'multiselect'
  | 'cascading'
  | 'labels'
  | 'user'
  | 'attachment'
  | 'asset'
  | 'priority'
  | 'people';

export interface SiteField {
  readonly fieldId: string;
  readonly kind: SiteFieldKind;
  readonly name: string;
  readonly description?: string;
  readonly required: boolean;
  readonly visible?: boolean;
  readonly options?: readonly SiteOption[];
  readonly defaultOptionIds?: readonly string[];
  readonly defaultText?: string;
}

export interface SiteRequestType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly helpText: string;
  /** Empty: hidden in the portal. */
  readonly groupIds: readonly string[];
  readonly fields: readonly SiteField[];
}

export interface SiteDesk {
  readonly id: string;
  readonly projectId: string;
  readonly projectKey: string;
  readonly projectName: string;
  /** Closed: nobody but `memberIds` may see it. */
  readonly closed: boolean;
  readonly memberIds: readonly string[];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly requestTypes: readonly SiteRequestType[];
}

export interface SiteArticle {
  readonly pageId: string;
  readonly title: string;
  /** Plain text, paragraphs separated by an empty line. */
  readonly body: string;
}

export type StatusCategory = 'NEW' | 'INDETERMINATE' | 'DONE';

/** A transition that the workflow shows to customers. */
export interface CustomerTransition {
  readonly id: string;
  readonly name: string;
  readonly from: readonly string[];
  readonly to: string;
}

/** How requests of the site go on, in the site's own words. */
export interface SiteWorkflow {
  readonly statuses: Readonly<Record<string, StatusCategory>>;
  readonly transitions: readonly CustomerTransition[];
  /** Where a new request begins, and one goes on that was approved. */
  readonly initial: string;
  readonly declined: string;
  /** While the desk waits for the customer, the clocks of its promises stand still. */
  readonly waitingForCustomer: string;
}

/** A promise about time, counted from the creation of a request; there are no office hours here. */
export interface SitePromise {
  readonly id: string;
  readonly name: string;
  readonly goalMs: number;
  readonly pauses: boolean;
  readonly keptBy: 'firstResponse' | 'resolution';
}

/** The part of the simulated site that does not change while it runs. */
export interface Site {
  readonly users: readonly SiteUser[];
  readonly desks: readonly SiteDesk[];
  readonly articles: readonly SiteArticle[];
  readonly workflow: SiteWorkflow;
  readonly promises: readonly SitePromise[];
}

const fileSchema = z.object({ id: z.string(), filename: z.string(), mimeType: z.string(), sizeBytes: z.number() });

const commentSchema = z.object({
  id: z.string(),
  authorId: z.string(),
  body: z.string(),
  public: z.boolean(),
  createdAtMs: z.number(),
  /** Ids of attachments that came with the comment. */
  attachmentIds: z.array(z.string()).default([]),
});
export type CommentRecord = z.infer<typeof commentSchema>;

const attachmentSchema = fileSchema.extend({
  authorId: z.string(),
  createdAtMs: z.number(),
  /** Whether customers see it. */
  public: z.boolean().default(true),
});
export type AttachmentRecord = z.infer<typeof attachmentSchema>;

const decisionSchema = z.enum(['pending', 'approved', 'declined']);

const approvalSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** How many have to approve; one who declines is enough to decline. */
  needed: z.number(),
  createdAtMs: z.number(),
  approvers: z.array(z.object({ accountId: z.string(), decision: decisionSchema })),
  completedAtMs: z.number().optional(),
});
export type ApprovalRecord = z.infer<typeof approvalSchema>;

const feedbackSchema = z.object({ rating: z.number(), comment: z.string().optional() });

const requestSchema = z.object({
  issueId: z.string(),
  key: z.string(),
  deskId: z.string(),
  requestTypeId: z.string(),
  reporterId: z.string(),
  participantIds: z.array(z.string()),
  fieldValues: z.record(z.string(), z.json()),
  status: z.string(),
  statusChangedAtMs: z.number(),
  createdAtMs: z.number(),
  updatedAtMs: z.number(),
  comments: z.array(commentSchema),
  attachments: z.array(attachmentSchema),
  properties: z.record(z.string(), z.json()),
  approvals: z.array(approvalSchema).default([]),
  feedback: feedbackSchema.optional(),
});
export type RequestRecord = z.infer<typeof requestSchema>;

const temporaryFileSchema = fileSchema.extend({ deskId: z.string(), uploadedAtMs: z.number() });
export type TemporaryFileRecord = z.infer<typeof temporaryFileSchema>;

export const simulatorStateSchema = z.object({
  lastId: z.number(),
  /** Highest request number so far, by project key. */
  lastRequestNumbers: z.record(z.string(), z.number()),
  requests: z.array(requestSchema),
  temporaryFiles: z.array(temporaryFileSchema),
});

/** Everything that changes while the simulator runs, as plain data. The bytes of attachments are not kept. */
export type SimulatorState = z.infer<typeof simulatorStateSchema>;
