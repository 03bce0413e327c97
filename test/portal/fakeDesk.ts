import type {
  ConversationOrigin,
  OwnedRequest,
  RequestPage,
  RequestParts,
  RequestResult,
  ServiceDesk,
} from '../../jira/ports.ts';
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

const PARTS: RequestParts = {
  fields: [{ label: 'Description', value: 'Since <Monday>\nEvery morning' }],
  files: [{ filename: '<photo>.png', sizeBytes: 1_234_567, attachedAtMs: NOW }],
  comments: [{ id: '1', authorName: 'Demo Agent', authorAccountId: 'agent', text: 'Which <cable>?', createdAtMs: NOW }],
  serviceLevels: [],
  transitions: [],
  approvals: [],
  feedback: { kind: 'none' },
};

const OWNER = DEMO_ACCOUNTS[0]?.accountId;

const notAsked = (): Promise<never> => Promise.reject(new KojiError('contract', 'The portal does not use this.'));

/** A desk with one request, which is the demo customer's. */
export class FakeDesk implements ServiceDesk {
  /** Thrown by every call, as a desk that cannot be reached would. */
  failure: Error | undefined;
  readonly searched: string[] = [];

  probe = notAsked;
  listTitles = notAsked;
  projectKey = notAsked;
  findRequestForm = notAsked;
  uploadTemporaryFile = notAsked;
  createRequest = notAsked;
  addComment = notAsked;
  performTransition = notAsked;
  listPendingApprovals = notAsked;
  answerApproval = notAsked;
  shareRequest = notAsked;
  giveFeedback = notAsked;
  listChangedRequests = notAsked;
  findInvolved = notAsked;
  addPrivateNote = notAsked;
  listPrivateNotes = notAsked;
  listFileNames = notAsked;
  findAccount = notAsked;

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

  async findRequest(which: OwnedRequest | ConversationOrigin): Promise<RequestResult> {
    await this.#answer();
    const isTheirs = 'key' in which && which.key === REQUEST.key && which.accountId === OWNER;
    return isTheirs ? { kind: 'found', request: REQUEST, read: async (part) => PARTS[part] } : { kind: 'notFound' };
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
