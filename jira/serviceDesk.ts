import { createServiceDeskClient } from 'jira.js/serviceDesk';
import type { ServiceDeskClient } from 'jira.js/serviceDesk';
import { z } from 'zod';
import { findAccount, findAccountByEmail } from './accounts.ts';
import { searchArticles } from './articles.ts';
import { addPublicComment, listPublicComments } from './comments.ts';
import type { Desk, JiraAccess } from './access.ts';
import { answerApproval, findPendingApprovals, listPendingApprovals } from './approvals.ts';
import { findInvolved, listChangedRequests } from './changedRequests.ts';
import { createConversationRequests } from './conversationRequests.ts';
import { createRequest } from './createRequest.ts';
import { decode } from './decode.ts';
import { findFeedback, giveFeedback } from './feedback.ts';
import { attachFiles, uploadTemporaryFile } from './files.ts';
import { createGuardedClient } from './guardedClient.ts';
import type { JiraConnection } from './guardedClient.ts';
import { listRequests } from './listRequests.ts';
import { findOwnedRequest } from './ownedRequests.ts';
import { listParticipants, shareRequest } from './participants.ts';
import type { ServiceDesk } from './ports.ts';
import { addPrivateComment, attachPrivateFile, listFileNames } from './privateNotes.ts';
import { probe } from './probe.ts';
import { findRequestDetails } from './requestDetails.ts';
import { findRequestForm, findRequestTypes } from './requestTypes.ts';
import { listServiceLevels } from './serviceLevels.ts';
import { listTransitions, performTransition } from './transitions.ts';

export interface ServiceDeskOptions extends Omit<JiraConnection, 'host'> {
  /** The site or the gateway; a function where it is known later than the desk is made. */
  readonly host: string | (() => string);
  /** Id of the service desk or key of its project, such as `1` or `CERT`. */
  readonly desk: string;
  /** The site that people open, where it is not `host`. */
  readonly siteUrl?: string;
  /** Names of the service levels that customers may see; none when absent. */
  readonly shownServiceLevels?: readonly string[];
}

const deskSchema = z.object({ id: z.string().regex(/^\d+$/), projectKey: z.string().regex(/^[A-Z][A-Z0-9_]{1,9}$/) });

/** Asks once, also when several calls want the answer at the same time; a failure is not kept. */
function createDeskLookup(api: ServiceDeskClient, serviceDeskId: string): () => Promise<Desk> {
  let looked: Promise<Desk> | undefined;
  const lookUp = async (): Promise<Desk> => {
    try {
      return decode(deskSchema, await api.servicedesk.getServiceDeskById({ serviceDeskId }), 'the service desk');
    } catch (error) {
      looked = undefined;
      throw error;
    }
  };
  return () => (looked ??= lookUp());
}

/** The service desk behind jira.js. Nothing is sent before the first call. */
export function createServiceDesk(options: ServiceDeskOptions): ServiceDesk {
  const access = atFirstUse(() => connect(options));
  return {
    ...deskMethods(access),
    ...requestMethods(access),
    ...actionMethods(access),
    ...createConversationRequests(access),
  };
}

function connect(options: ServiceDeskOptions): JiraAccess {
  const host = typeof options.host === 'string' ? options.host : options.host();
  const client = createGuardedClient({ ...options, host });
  const api = createServiceDeskClient(client);
  const siteUrl = (options.siteUrl ?? host).replace(/\/+$/, '');
  const { logger, shownServiceLevels = [] } = options;
  return { client, api, siteUrl, desk: createDeskLookup(api, options.desk), shownServiceLevels, logger };
}

function atFirstUse(make: () => JiraAccess): JiraAccess {
  let made: JiraAccess | undefined;
  const access = (): JiraAccess => (made ??= make());
  return {
    get client() {
      return access().client;
    },
    get api() {
      return access().api;
    },
    get siteUrl() {
      return access().siteUrl;
    },
    get shownServiceLevels() {
      return access().shownServiceLevels;
    },
    get logger() {
      return access().logger;
    },
    desk: () => access().desk(),
  };
}

type Methods<Name extends keyof ServiceDesk> = Pick<ServiceDesk, Name>;

function deskMethods(
  access: JiraAccess,
): Methods<
  | 'probe'
  | 'projectKey'
  | 'findRequestTypes'
  | 'findRequestForm'
  | 'uploadTemporaryFile'
  | 'searchArticles'
  | 'findAccountByEmail'
  | 'findAccount'
  | 'listChangedRequests'
  | 'findInvolved'
  | 'addPrivateComment'
  | 'attachPrivateFile'
  | 'listFileNames'
> {
  return {
    probe: () => probe(access),
    projectKey: async () => (await access.desk()).projectKey,
    findRequestTypes: (searchText) => findRequestTypes(access, searchText),
    findRequestForm: (requestTypeId) => findRequestForm(access, requestTypeId),
    uploadTemporaryFile: (file) => uploadTemporaryFile(access, file),
    searchArticles: (searchText, limit) => searchArticles(access, searchText, limit),
    findAccountByEmail: (email) => findAccountByEmail(access, email),
    findAccount: (accountId) => findAccount(access, accountId),
    listChangedRequests: (changed) => listChangedRequests(access, changed),
    findInvolved: (key) => findInvolved(access, key),
    addPrivateComment: (key, text) => addPrivateComment(access, key, text),
    attachPrivateFile: (key, file, note) => attachPrivateFile(access, key, file, note),
    listFileNames: (key) => listFileNames(access, key),
  };
}

function requestMethods(
  access: JiraAccess,
): Methods<
  | 'createRequest'
  | 'listRequests'
  | 'findRequest'
  | 'findRequestDetails'
  | 'listPublicComments'
  | 'addPublicComment'
  | 'attachFiles'
> {
  return {
    createRequest: (draft) => createRequest(access, draft),
    listRequests: (query) => listRequests(access, query),
    findRequest: (owned) => findOwnedRequest(access, owned),
    findRequestDetails: (owned) => findRequestDetails(access, owned),
    listPublicComments: (owned, limit) => listPublicComments(access, owned, limit),
    addPublicComment: (owned, text) => addPublicComment(access, owned, text),
    attachFiles: (owned, temporaryFileIds, comment) => attachFiles(access, owned, temporaryFileIds, comment),
  };
}

function actionMethods(
  access: JiraAccess,
): Methods<
  | 'listTransitions'
  | 'performTransition'
  | 'listServiceLevels'
  | 'listPendingApprovals'
  | 'findPendingApprovals'
  | 'answerApproval'
  | 'listParticipants'
  | 'shareRequest'
  | 'findFeedback'
  | 'giveFeedback'
> {
  return {
    listTransitions: (owned) => listTransitions(access, owned),
    performTransition: (owned, transitionId, comment) => performTransition(access, owned, transitionId, comment),
    listServiceLevels: (owned) => listServiceLevels(access, owned),
    listPendingApprovals: (accountId, limit) => listPendingApprovals(access, accountId, limit),
    findPendingApprovals: (owned) => findPendingApprovals(access, owned),
    answerApproval: (owned, approvalId, decision) => answerApproval(access, owned, approvalId, decision),
    listParticipants: (owned) => listParticipants(access, owned),
    shareRequest: (owned, email) => shareRequest(access, owned, email),
    findFeedback: (owned) => findFeedback(access, owned),
    giveFeedback: (owned, feedback) => giveFeedback(access, owned, feedback),
  };
}
