import type { CommentsResult, OwnedRequest, RequestDetailsResult, RequestPage, ServiceDesk } from '../../jira/ports.ts';
import { KojiError } from '../../errors.ts';
import { NOW } from '../support/clock.ts';
import { DEMO_ACCOUNTS } from '../../demo/accounts.ts';

export const REQUEST = {
  key: 'CERT-7',
  summary: 'The <screen> flickers',
  requestTypeName: 'Get IT help',
  status: 'In progress',
  statusCategory: 'inProgress',
  createdAtMs: NOW,
  statusChangedAtMs: NOW,
  portalUrl: 'https://example.com/CERT-7',
} as const;

const OWNER = DEMO_ACCOUNTS[0]?.accountId;

const notAsked = (): Promise<never> => Promise.reject(new KojiError('contract', 'The portal does not use this.'));

/** A desk with one request, which is the demo customer's. */
export class FakeDesk implements ServiceDesk {
  /** Thrown by every call, as a desk that cannot be reached would. */
  failure: Error | undefined;
  readonly searched: string[] = [];

  probe = notAsked;
  projectKey = notAsked;
  findRequest = notAsked;
  findRequestForm = notAsked;
  uploadTemporaryFile = notAsked;
  createRequest = notAsked;
  addPublicComment = notAsked;
  attachFiles = notAsked;
  findAccountByEmail = notAsked;
  findAccount = notAsked;
  createRequestOnce = notAsked;
  findRequestOfConversation = notAsked;
  listTransitions = notAsked;
  performTransition = notAsked;
  listServiceLevels = notAsked;
  listPendingApprovals = notAsked;
  findPendingApprovals = notAsked;
  answerApproval = notAsked;
  listParticipants = notAsked;
  shareRequest = notAsked;
  findFeedback = notAsked;
  giveFeedback = notAsked;
  listChangedRequests = notAsked;
  findInvolved = notAsked;
  addPrivateComment = notAsked;
  attachPrivateFile = notAsked;
  listFileNames = notAsked;

  async findRequestTypes(searchText?: string) {
    await this.#answer();
    const type = { id: '1', name: 'Get IT help', description: 'For <anything>', helpText: '' };
    return searchText === undefined ? [{ id: '1', name: 'Common', requestTypes: [type] }] : [];
  }

  async searchArticles(searchText: string) {
    await this.#answer();
    this.searched.push(searchText);
    if (searchText !== 'password') return [];
    return [
      { id: '1', title: 'Reset your password', excerpt: 'Choose "Forgot"', url: 'https://example.com/1' },
      { id: '2', title: 'Odd link', excerpt: '', url: 'javascript:alert(1)' },
    ];
  }

  async findRequestDetails({ key, accountId }: OwnedRequest): Promise<RequestDetailsResult> {
    await this.#answer();
    if (key !== REQUEST.key || accountId !== OWNER) return { kind: 'notFound' };
    const fields = [{ label: 'Description', value: 'Since <Monday>\nEvery morning' }];
    const files = [{ filename: '<photo>.png', sizeBytes: 1_234_567, attachedAtMs: NOW }];
    return { kind: 'found', request: REQUEST, fields, files };
  }

  async listPublicComments(): Promise<CommentsResult> {
    await this.#answer();
    const comment = { id: '1', authorName: 'Demo Agent', authorAccountId: 'agent', text: 'Which <cable>?' };
    return { kind: 'found', comments: [{ ...comment, createdAtMs: NOW }] };
  }

  async listRequests({ accountId, status }: { accountId: string; status: string }): Promise<RequestPage> {
    await this.#answer();
    const isTheirs = accountId === OWNER && status === 'open';
    return { requests: isTheirs ? [REQUEST] : [], nextPage: undefined };
  }

  #answer(): Promise<void> {
    return this.failure === undefined ? Promise.resolve() : Promise.reject(this.failure);
  }
}
