import type {
  AccountProfile,
  Approval,
  ApprovalDecision,
  ApprovalResult,
  ApprovalsResult,
  Article,
  AttachResult,
  ChangedRequest,
  ChangedRequests,
  ChangedSince,
  CommentResult,
  CommentsResult,
  ConversationDraft,
  ConversationOrigin,
  ConversationRequestResult,
  CreateOnceResult,
  CreateResult,
  CustomerRequest,
  Feedback,
  FeedbackResult,
  FileNamesResult,
  FileUpload,
  FormResult,
  GiveFeedbackResult,
  InvolvedResult,
  OwnedRequest,
  PendingApproval,
  PublicComment,
  RequestDraft,
  RequestForm,
  RequestPage,
  RequestQuery,
  RequestDetailsResult,
  RequestResult,
  RequestTransition,
  RequestType,
  RequestTypeGroup,
  ServiceDesk,
  ServiceLevel,
  ServiceLevelsResult,
  ShareResult,
  TransitionResult,
  TransitionsResult,
  UploadResult,
} from '../../jira/ports.ts';
import { KojiError } from '../../errors.ts';
import { aComment, aField, aForm, aRequest } from './deskData.ts';

export { aComment, aField, aForm, aRequest, aRequestType, anApproval, anArticle } from './deskData.ts';

export interface FakeRequest extends CustomerRequest {
  readonly owner: string;
  readonly isOpen: boolean;
  readonly sharedWith?: readonly string[];
  readonly approvers?: readonly string[];
}

/** What a change answers instead of being made. */
export interface FakeResults {
  comment?: CommentResult;
  attach?: AttachResult;
  transition?: TransitionResult;
  approval?: ApprovalResult;
  share?: ShareResult;
  feedback?: GiveFeedbackResult;
  upload?: UploadResult;
}

/** A service desk in memory. What it was asked to do is there to be looked at. */
export class FakeServiceDesk implements ServiceDesk {
  articles: readonly Article[] = [];
  forms: readonly RequestForm[] = [aForm([aField()])];
  requests: readonly FakeRequest[] = [];
  comments: readonly PublicComment[] = [];
  transitions: readonly RequestTransition[] = [];
  serviceLevels: readonly ServiceLevel[] = [];
  approvals: readonly Approval[] = [];
  feedback: Feedback | undefined;
  /** The account of whoever is asked for. */
  profile: AccountProfile | undefined;
  results: FakeResults = {};
  /** Thrown by the next change of a request. */
  fault: KojiError | undefined;
  /** What the next createRequest answers instead of creating. */
  refusal: Extract<CreateResult, { kind: 'refused' | 'notFound' }> | KojiError | undefined;
  /** Thrown by everything that is looked up. */
  outage: Error | undefined;

  readonly created: RequestDraft[] = [];
  readonly searches: string[] = [];
  readonly uploads: FileUpload[] = [];
  readonly attached: { readonly key: string; readonly ids: readonly string[]; readonly comment?: string }[] = [];
  readonly commented: { readonly key: string; readonly text: string }[] = [];
  readonly moved: { readonly key: string; readonly transitionId: string }[] = [];
  readonly decided: { readonly key: string; readonly approvalId: string; readonly decision: ApprovalDecision }[] = [];
  readonly shared: { readonly key: string; readonly email: string }[] = [];
  readonly rated: (Feedback & { readonly key: string })[] = [];
  readonly notes: { readonly key: string; readonly text: string }[] = [];

  async projectKey(): Promise<string> {
    this.#failWhereOut();
    return 'CERT';
  }

  async findRequestTypes(searchText?: string): Promise<readonly RequestTypeGroup[]> {
    this.#failWhereOut();
    const types = this.forms.map(({ requestType }) => requestType);
    const fits = ({ name }: RequestType): boolean => name.toLowerCase().includes((searchText ?? '').toLowerCase());
    return [{ id: '1', name: 'Common', requestTypes: types.filter(fits) }];
  }

  async findRequestForm(requestTypeId: string): Promise<FormResult> {
    const form = this.forms.find(({ requestType }) => requestType.id === requestTypeId);
    return form ? { kind: 'found', form } : { kind: 'notFound' };
  }

  async uploadTemporaryFile(file: FileUpload): Promise<UploadResult> {
    if (this.results.upload) return this.results.upload;
    this.uploads.push(file);
    return { kind: 'uploaded', temporaryFileId: `temp-${this.uploads.length}` };
  }

  async createRequest(draft: RequestDraft): Promise<CreateResult> {
    const refusal = this.refusal;
    this.refusal = undefined;
    if (refusal instanceof KojiError) throw refusal;
    if (refusal) return refusal;
    this.created.push(draft);
    const key = `CERT-${100 + this.created.length}`;
    return { kind: 'created', key, portalUrl: `https://desk.test/portal/1/${key}` };
  }

  /** Keys of what was created, by the conversation that it belongs to. */
  readonly ofConversation = new Map<string, string>();

  /** What {@link createRequestOnce} was asked for. */
  readonly onces: ConversationDraft[] = [];

  async createRequestOnce(once: ConversationDraft): Promise<CreateOnceResult> {
    const { draft, conversationId } = once;
    this.onces.push(once);
    const key = this.ofConversation.get(conversationId);
    if (key !== undefined) return { kind: 'existed', key, portalUrl: `https://desk.test/portal/1/${key}` };
    const result = await this.createRequest(draft);
    if (result.kind === 'created') this.ofConversation.set(conversationId, result.key);
    return result;
  }

  async findRequestOfConversation({ conversationId }: ConversationOrigin): Promise<ConversationRequestResult> {
    const key = this.ofConversation.get(conversationId);
    return key === undefined ? { kind: 'notFound' } : { kind: 'found', request: aRequest({ key }) };
  }

  async listRequests({ accountId, status, relation, limit, page = '0' }: RequestQuery): Promise<RequestPage> {
    this.#failWhereOut();
    const isTheirs = ({ owner, sharedWith = [] }: FakeRequest): boolean =>
      relation === 'participant' ? sharedWith.includes(accountId) : owner === accountId;
    const fitting = this.requests.filter((each) => isTheirs(each) && each.isOpen === (status === 'open'));
    const end = Number(page) + limit;
    return {
      requests: fitting.slice(Number(page), end),
      nextPage: fitting.length > end ? String(end) : undefined,
    };
  }

  async findRequestDetails(owned: OwnedRequest): Promise<RequestDetailsResult> {
    const found = await this.findRequest(owned);
    return found.kind === 'found' ? { ...found, fields: [], files: [] } : found;
  }

  async findRequest(owned: OwnedRequest): Promise<RequestResult> {
    const request = this.#owned(owned) ?? this.#createdOnce(owned);
    return request ? { kind: 'found', request } : { kind: 'notFound' };
  }

  async listPublicComments(owned: OwnedRequest, limit: number): Promise<CommentsResult> {
    if (!this.#owned(owned)) return { kind: 'notFound' };
    return { kind: 'found', comments: this.comments.slice(0, limit) };
  }

  async addPublicComment(owned: OwnedRequest, text: string): Promise<CommentResult> {
    const refused = this.#refusal(owned, 'comment');
    if (refused) return refused;
    this.commented.push({ key: owned.key, text });
    return { kind: 'added', comment: aComment({ text }) };
  }

  async attachFiles(owned: OwnedRequest, ids: readonly string[], comment?: string): Promise<AttachResult> {
    this.#failOnce();
    if (this.results.attach) return this.results.attach;
    this.attached.push({ key: owned.key, ids, ...(comment === undefined ? {} : { comment }) });
    return { kind: 'attached' };
  }

  async listTransitions(owned: OwnedRequest): Promise<TransitionsResult> {
    const request = this.#owned(owned);
    const mayChange = request && [request.owner, ...(request.sharedWith ?? [])].includes(owned.accountId);
    return mayChange ? { kind: 'found', transitions: this.transitions } : { kind: 'notFound' };
  }

  async performTransition(owned: OwnedRequest, transitionId: string): Promise<TransitionResult> {
    const refused = this.#refusal(owned, 'transition');
    if (refused) return refused;
    this.moved.push({ key: owned.key, transitionId });
    return { kind: 'changed', request: aRequest({ key: owned.key, status: 'Moved', statusCategory: 'done' }) };
  }

  async listServiceLevels(owned: OwnedRequest): Promise<ServiceLevelsResult> {
    return this.#owned(owned) ? { kind: 'found', serviceLevels: this.serviceLevels } : { kind: 'notFound' };
  }

  async listPendingApprovals(accountId: string, limit: number): Promise<readonly PendingApproval[]> {
    const waiting = this.requests.filter(({ approvers = [] }) => approvers.includes(accountId)).slice(0, limit);
    return waiting.flatMap((request) => this.approvals.map((approval) => ({ request, approval })));
  }

  async findPendingApprovals(owned: OwnedRequest): Promise<ApprovalsResult> {
    const request = this.#owned(owned);
    if (!request) return { kind: 'notFound' };
    const isAsked = request.approvers?.includes(owned.accountId) === true;
    return { kind: 'found', approvals: isAsked ? this.approvals : [] };
  }

  async answerApproval(owned: OwnedRequest, approvalId: string, decision: ApprovalDecision): Promise<ApprovalResult> {
    const refused = this.#refusal(owned, 'approval');
    if (refused) return refused;
    this.decided.push({ key: owned.key, approvalId, decision });
    return { kind: 'answered' };
  }

  async listParticipants(owned: OwnedRequest) {
    return this.#owned(owned) ? ({ kind: 'found', participants: [] } as const) : ({ kind: 'notFound' } as const);
  }

  async shareRequest(owned: OwnedRequest, email: string): Promise<ShareResult> {
    const refused = this.#refusal(owned, 'share');
    if (refused) return refused;
    this.shared.push({ key: owned.key, email });
    return { kind: 'shared', participant: { accountId: 'customer-9', displayName: 'Second Customer' } };
  }

  async findFeedback(owned: OwnedRequest): Promise<FeedbackResult> {
    if (this.#owned(owned)?.owner !== owned.accountId) return { kind: 'notFound' };
    return this.feedback ? { kind: 'found', feedback: this.feedback } : { kind: 'none' };
  }

  async giveFeedback(owned: OwnedRequest, feedback: Feedback): Promise<GiveFeedbackResult> {
    const refused = this.#refusal(owned, 'feedback');
    if (refused) return refused;
    this.rated.push({ ...feedback, key: owned.key });
    return { kind: 'given' };
  }

  /** What {@link listChangedRequests} finds. */
  changed: readonly ChangedRequest[] = [];

  async listChangedRequests({ limit, page = '0' }: ChangedSince): Promise<ChangedRequests> {
    this.#failWhereOut();
    const end = Number(page) + limit;
    return {
      requests: this.changed.slice(Number(page), end),
      nextPage: end < this.changed.length ? String(end) : undefined,
    };
  }

  async findInvolved(key: string): Promise<InvolvedResult> {
    this.#failWhereOut();
    const request = this.requests.find((each) => each.key === key);
    if (!request) return { kind: 'notFound' };
    return { kind: 'found', reporterAccountId: request.owner, participantAccountIds: request.sharedWith ?? [] };
  }

  async addPrivateComment(key: string, text: string): Promise<{ kind: 'added' }> {
    this.#failOnce();
    this.notes.push({ key, text });
    return { kind: 'added' };
  }

  /** What staff sees at the requests, with the notes that came with it. */
  readonly privateFiles: { readonly key: string; readonly filename: string; readonly note: string }[] = [];

  async attachPrivateFile(key: string, { filename }: FileUpload, note: string): Promise<{ kind: 'added' }> {
    this.#failOnce();
    this.privateFiles.push({ key, filename, note });
    return { kind: 'added' };
  }

  async listFileNames(key: string): Promise<FileNamesResult> {
    this.#failWhereOut();
    const names = this.privateFiles.filter((file) => file.key === key).map(({ filename }) => filename);
    return { kind: 'found', names };
  }

  async searchArticles(searchText: string, limit: number): Promise<readonly Article[]> {
    this.#failWhereOut();
    this.searches.push(searchText);
    return this.articles.slice(0, limit);
  }

  async probe() {
    return { accountId: 'bot', displayName: 'Koji' };
  }

  async findAccount(): Promise<AccountProfile | undefined> {
    this.#failWhereOut();
    return this.profile;
  }

  async findAccountByEmail(): Promise<{ kind: 'none' }> {
    return { kind: 'none' };
  }

  #createdOnce({ key }: OwnedRequest): CustomerRequest | undefined {
    return [...this.ofConversation.values()].includes(key) ? aRequest({ key }) : undefined;
  }

  #owned({ key, accountId }: OwnedRequest): FakeRequest | undefined {
    return this.requests.find(
      (each) =>
        each.key === key && [each.owner, ...(each.sharedWith ?? []), ...(each.approvers ?? [])].includes(accountId),
    );
  }

  /** What hinders a change: the fault, what the test wants answered, or that the request is somebody else's. */
  #refusal<K extends keyof FakeResults>(
    owned: OwnedRequest,
    change: K,
  ): FakeResults[K] | { kind: 'notFound' } | undefined {
    this.#failOnce();
    return this.results[change] ?? (this.#owned(owned) ? undefined : { kind: 'notFound' });
  }

  #failOnce(): void {
    const { fault } = this;
    this.fault = undefined;
    if (fault) throw fault;
  }

  #failWhereOut(): void {
    if (this.outage) throw this.outage;
  }
}
