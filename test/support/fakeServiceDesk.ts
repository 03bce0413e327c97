import type {
  Article,
  CommentsResult,
  CreateResult,
  CustomerRequest,
  FileUpload,
  FormResult,
  OwnedRequest,
  PublicComment,
  RequestDraft,
  RequestForm,
  RequestPage,
  RequestQuery,
  RequestResult,
  RequestType,
  RequestTypeGroup,
  ServiceDesk,
  UploadResult,
} from '../../jira/ports.ts';
import { KojiError } from '../../errors.ts';
import type { RequestField } from '../../jira/requestForm.ts';

export function anArticle(overrides: Partial<Article> = {}): Article {
  return {
    id: '1',
    title: 'Replacing toner',
    excerpt: 'Open the front door.',
    url: 'https://desk.test/kb/1',
    ...overrides,
  };
}

export function aRequestType(overrides: Partial<RequestType> = {}): RequestType {
  return { id: '10', name: 'Get IT help', description: 'For all problems', helpText: '', ...overrides };
}

export function aField(overrides: Partial<RequestField> = {}): RequestField {
  const field = { kind: 'text', fieldId: 'summary', name: 'Summary', hint: '', required: true, defaultText: undefined };
  return { ...field, ...overrides } as RequestField;
}

export function aForm(fields: readonly RequestField[], overrides: Partial<RequestForm> = {}): RequestForm {
  const requestType = aRequestType();
  return {
    requestType,
    fields,
    portalUrl: 'https://desk.test/portal/1/create/10',
    canCreateOnBehalf: true,
    ...overrides,
  };
}

export function aRequest(overrides: Partial<CustomerRequest> = {}): CustomerRequest {
  return {
    key: 'CERT-1',
    summary: 'No toner',
    requestTypeName: 'Get IT help',
    status: 'Waiting for support',
    statusCategory: 'inProgress',
    createdAtMs: Date.UTC(2026, 0, 2),
    statusChangedAtMs: Date.UTC(2026, 0, 3),
    portalUrl: 'https://desk.test/portal/1/CERT-1',
    ...overrides,
  };
}

/** A service desk in memory. What it was asked to do is there to be looked at. */
export class FakeServiceDesk implements ServiceDesk {
  articles: readonly Article[] = [];
  forms: readonly RequestForm[] = [aForm([aField()])];
  requests: readonly (CustomerRequest & { readonly owner: string; readonly isOpen: boolean })[] = [];
  comments: readonly PublicComment[] = [];
  /** What the next createRequest answers instead of creating. */
  refusal: Extract<CreateResult, { kind: 'refused' | 'notFound' }> | KojiError | undefined;
  /** Thrown by everything that is looked up. */
  outage: KojiError | undefined;

  readonly created: RequestDraft[] = [];
  readonly searches: string[] = [];
  readonly uploads: FileUpload[] = [];
  readonly attached: { readonly key: string; readonly ids: readonly string[] }[] = [];

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

  async listRequests({ accountId, status, limit }: RequestQuery): Promise<RequestPage> {
    this.#failWhereOut();
    const own = this.requests.filter(({ owner, isOpen }) => owner === accountId && isOpen === (status === 'open'));
    return { requests: own.slice(0, limit), nextPage: own.length > limit ? '2' : undefined };
  }

  async findRequest({ key, accountId }: OwnedRequest): Promise<RequestResult> {
    const request = this.requests.find((each) => each.key === key && each.owner === accountId);
    return request ? { kind: 'found', request } : { kind: 'notFound' };
  }

  async listPublicComments(_owned: OwnedRequest, limit: number): Promise<CommentsResult> {
    return { kind: 'found', comments: this.comments.slice(0, limit) };
  }

  async attachFiles({ key }: OwnedRequest, ids: readonly string[]): Promise<{ kind: 'attached' }> {
    this.attached.push({ key, ids });
    return { kind: 'attached' };
  }

  async searchArticles(searchText: string, limit: number): Promise<readonly Article[]> {
    this.#failWhereOut();
    this.searches.push(searchText);
    return this.articles.slice(0, limit);
  }

  async probe() {
    return { accountId: 'bot', displayName: 'Koji' };
  }

  async addPublicComment(): Promise<{ kind: 'notFound' }> {
    return { kind: 'notFound' };
  }

  async findAccountByEmail(): Promise<{ kind: 'none' }> {
    return { kind: 'none' };
  }

  #failWhereOut(): void {
    if (this.outage) throw this.outage;
  }
}
