import type { KojiError } from '../../errors.ts';
import type {
  Account,
  Approval,
  ApprovalDecision,
  ApprovalResult,
  Article,
  ChangedRequest,
  CommentResult,
  ConversationDraft,
  CreateResult,
  Feedback,
  FileUpload,
  GiveFeedbackResult,
  PublicComment,
  RequestDraft,
  RequestForm,
  RequestParts,
  RequestTransition,
  ServiceLevel,
  ShareResult,
  TransitionResult,
  UploadResult,
} from '../../jira/ports.ts';
import { aField, aForm } from './deskData.ts';
import type { AtRequests, FakeRequest } from './fakeRequests.ts';

/** What a change answers instead of being made. */
export interface FakeResults {
  comment?: CommentResult;
  transition?: TransitionResult;
  approval?: ApprovalResult;
  share?: ShareResult;
  feedback?: GiveFeedbackResult;
  upload?: UploadResult;
}

/** What a test lays down for the fake desk, and what it can look at afterwards. */
export class FakeDeskState implements AtRequests {
  articles: readonly Article[] = [];
  forms: readonly RequestForm[] = [aForm([aField()])];
  requests: readonly FakeRequest[] = [];
  accounts: readonly Account[] = [];
  comments: readonly PublicComment[] = [];
  transitions: readonly RequestTransition[] = [];
  serviceLevels: readonly ServiceLevel[] = [];
  approvals: readonly Approval[] = [];
  feedback: Feedback | undefined;
  changed: readonly ChangedRequest[] = [];
  results: FakeResults = {};
  /** Thrown by the next change of a request. */
  fault: KojiError | undefined;
  /** What the next createRequest answers instead of creating. */
  refusal: Extract<CreateResult, { kind: 'refused' | 'notFound' }> | KojiError | undefined;
  /** Thrown by the next look at a form. */
  formFault: KojiError | undefined;
  /** Thrown by everything that is looked up. */
  outage: Error | undefined;
  /** Parts of requests that cannot be read. */
  readonly unreadable = new Map<keyof RequestParts, KojiError>();

  /** What createRequest was asked for. */
  readonly onces: ConversationDraft[] = [];
  readonly created: RequestDraft[] = [];
  /** Keys of what was created, by the conversation that it belongs to. */
  readonly ofConversation = new Map<string, string>();
  readonly searches: string[] = [];
  readonly uploads: FileUpload[] = [];
  readonly attached: { readonly key: string; readonly ids: readonly string[]; readonly comment?: string }[] = [];
  readonly commented: { readonly key: string; readonly text: string }[] = [];
  readonly moved: { readonly key: string; readonly transitionId: string }[] = [];
  readonly decided: { readonly key: string; readonly approvalId: string; readonly decision: ApprovalDecision }[] = [];
  readonly shared: { readonly key: string; readonly email: string }[] = [];
  readonly rated: (Feedback & { readonly key: string })[] = [];
  readonly notes: { readonly key: string; readonly text: string }[] = [];
  /** What staff sees at the requests, with the notes that came with it. */
  readonly privateFiles: { readonly key: string; readonly filename: string; readonly note: string }[] = [];
}
