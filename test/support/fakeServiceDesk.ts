import type {
  AccountKey,
  AccountResult,
  ApprovalDecision,
  ApprovalResult,
  Article,
  ChangedRequests,
  ChangedSince,
  CommentResult,
  ConversationDraft,
  ConversationOrigin,
  CreateResult,
  Feedback,
  FileNamesResult,
  FileUpload,
  FormResult,
  GiveFeedbackResult,
  InvolvedResult,
  NewComment,
  OwnedRequest,
  PendingApproval,
  PrivateNote,
  PrivateNotesResult,
  RequestDraft,
  RequestPage,
  RequestQuery,
  RequestTitle,
  RequestResult,
  RequestType,
  RequestTypeGroup,
  ServiceDesk,
  ShareResult,
  TransitionResult,
  UploadResult,
} from '../../jira/ports.ts';
import { KojiError } from '../../errors.ts';
import { aRequest } from './deskData.ts';
import type { FakeResults } from './fakeDeskState.ts';
import { FakeDeskState } from './fakeDeskState.ts';
import type { FakeRequest } from './fakeRequests.ts';
import { isAsked, partsFor, takesPart } from './fakeRequests.ts';

export { aComment, aField, aForm, aRequest, aRequestType, anApproval, anArticle } from './deskData.ts';

/** A service desk in memory. What it was asked to do is there to be looked at. */
export class FakeServiceDesk extends FakeDeskState implements ServiceDesk {
  async probe() {
    return { accountId: 'bot', displayName: 'Koji' };
  }

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
    const { formFault } = this;
    this.formFault = undefined;
    if (formFault) throw formFault;
    const form = this.forms.find(({ requestType }) => requestType.id === requestTypeId);
    return form ? { kind: 'found', form } : { kind: 'notFound' };
  }

  async uploadTemporaryFile(file: FileUpload): Promise<UploadResult> {
    if (this.results.upload) return this.results.upload;
    this.uploads.push(file);
    return { kind: 'uploaded', temporaryFileId: `temp-${this.uploads.length}` };
  }

  async createRequest(once: ConversationDraft): Promise<CreateResult> {
    const { draft, conversationId } = once;
    this.onces.push(once);
    const key = this.ofConversation.get(conversationId);
    if (key !== undefined) return { kind: 'existed', key, portalUrl: portalUrlOf(key) };
    const result = this.#create(draft);
    if (result.kind === 'created') this.ofConversation.set(conversationId, result.key);
    return result;
  }

  async findRequest(which: OwnedRequest | ConversationOrigin): Promise<RequestResult> {
    const { accountId } = which;
    const key = 'key' in which ? which.key : this.ofConversation.get(which.conversationId);
    const request = key === undefined ? undefined : this.#owned({ key, accountId });
    if (!request) return { kind: 'notFound' };
    const parts = partsFor(accountId, request, this);
    return {
      kind: 'found',
      request,
      read: async (part) => {
        const error = this.unreadable.get(part);
        if (error) throw error;
        return parts[part];
      },
    };
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

  async listTitles(accountId: string): Promise<readonly RequestTitle[]> {
    this.#failWhereOut();
    const theirs = this.requests.filter((request) => takesPart(request, accountId) || isAsked(request, accountId));
    return theirs.map(({ key, summary, owner }) => ({ key, summary, isReporter: owner === accountId }));
  }

  async addComment(owned: OwnedRequest, { text, temporaryFileIds: ids = [] }: NewComment): Promise<CommentResult> {
    const refused = this.#refusal(owned, 'comment');
    if (refused) return refused;
    const { key } = owned;
    if (ids.length === 0) this.commented.push({ key, text: text ?? '' });
    else this.attached.push({ key, ids, ...(text === undefined ? {} : { comment: text }) });
    return { kind: 'added', commentId: `comment-${this.commented.length + this.attached.length}` };
  }

  async performTransition(owned: OwnedRequest, transitionId: string): Promise<TransitionResult> {
    const refused = this.#refusal(owned, 'transition');
    if (refused) return refused;
    this.moved.push({ key: owned.key, transitionId });
    return { kind: 'changed', request: aRequest({ key: owned.key, status: 'Moved', statusCategory: 'done' }) };
  }

  async listPendingApprovals(accountId: string, limit: number): Promise<readonly PendingApproval[]> {
    const waiting = this.requests.filter((request) => isAsked(request, accountId)).slice(0, limit);
    return waiting.flatMap((request) => this.approvals.map((approval) => ({ request, approval })));
  }

  async answerApproval(owned: OwnedRequest, approvalId: string, decision: ApprovalDecision): Promise<ApprovalResult> {
    const refused = this.#refusal(owned, 'approval');
    if (refused) return refused;
    this.decided.push({ key: owned.key, approvalId, decision });
    return { kind: 'answered' };
  }

  async shareRequest(owned: OwnedRequest, email: string): Promise<ShareResult> {
    const refused = this.#refusal(owned, 'share');
    if (refused) return refused;
    this.shared.push({ key: owned.key, email });
    return { kind: 'shared', participant: { accountId: 'customer-9', displayName: 'Second Customer' } };
  }

  async giveFeedback(owned: OwnedRequest, feedback: Feedback): Promise<GiveFeedbackResult> {
    const refused = this.#refusal(owned, 'feedback');
    if (refused) return refused;
    this.rated.push({ ...feedback, key: owned.key });
    return { kind: 'given' };
  }

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

  async addPrivateNote(key: string, { text, file }: PrivateNote): Promise<{ kind: 'added' }> {
    this.#failOnce();
    if (file) this.privateFiles.push({ key, filename: file.filename, note: text });
    else this.notes.push({ key, text });
    return { kind: 'added' };
  }

  async listPrivateNotes(key: string): Promise<PrivateNotesResult> {
    this.#failWhereOut();
    const all = this.notes.map((note, index) => ({ ...note, id: `note-${String(index)}` }));
    return { kind: 'found', notes: all.filter((note) => note.key === key) };
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

  async findAccount(who: AccountKey): Promise<AccountResult> {
    this.#failWhereOut();
    const account = this.accounts.find((each) =>
      'email' in who ? each.email === who.email : each.accountId === who.accountId,
    );
    return account ? { kind: 'one', account } : { kind: 'none' };
  }

  #create(draft: RequestDraft): CreateResult {
    const { refusal } = this;
    this.refusal = undefined;
    if (refusal instanceof KojiError) throw refusal;
    if (refusal) return refusal;
    this.created.push(draft);
    const key = `CERT-${100 + this.created.length}`;
    return { kind: 'created', key, portalUrl: portalUrlOf(key) };
  }

  /** What was created here is whoever's asks. */
  #owned({ key, accountId }: OwnedRequest): FakeRequest | undefined {
    const found = this.requests.find((each) => each.key === key);
    if (found) return takesPart(found, accountId) || isAsked(found, accountId) ? found : undefined;
    const isCreated = [...this.ofConversation.values()].includes(key);
    return isCreated ? { ...aRequest({ key }), owner: accountId, isOpen: true } : undefined;
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

function portalUrlOf(key: string): string {
  return `https://desk.test/portal/1/${key}`;
}
