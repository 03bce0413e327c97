import { createServiceDeskClient } from 'jira.js/serviceDesk';
import type { ServiceDeskClient } from 'jira.js/serviceDesk';
import { z } from 'zod';
import type { Desk, JiraAccess } from './access.ts';
import { findAccount } from './accounts.ts';
import { answerApproval, listPendingApprovals } from './approvals.ts';
import { searchArticles } from './articles.ts';
import { findInvolved, listChangedRequests } from './changedRequests.ts';
import { addComment } from './comments.ts';
import { createConversationRequests } from './conversationRequests.ts';
import { decode } from './decode.ts';
import { giveFeedback } from './feedback.ts';
import { uploadTemporaryFile } from './uploadTemporaryFile.ts';
import { findRequest } from './findRequest.ts';
import { createGuardedClient } from './guardedClient.ts';
import type { JiraConnection } from './guardedClient.ts';
import { listRequests } from './listRequests.ts';
import { listTitles } from './listTitles.ts';
import { shareRequest } from './shareRequest.ts';
import type { ServiceDesk } from './ports.ts';
import { addPrivateNote, listFileNames, listPrivateNotes } from './privateNotes.ts';
import { probe } from './probe.ts';
import { findRequestForm, findRequestTypes } from './requestTypes.ts';
import { performTransition } from './transitions.ts';

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
  const ofConversations = createConversationRequests(access);
  return {
    probe: () => probe(access),
    projectKey: async () => (await access.desk()).projectKey,
    findRequestTypes: (searchText) => findRequestTypes(access, searchText),
    findRequestForm: (requestTypeId) => findRequestForm(access, requestTypeId),
    uploadTemporaryFile: (file) => uploadTemporaryFile(access, file),
    createRequest: (once) => ofConversations.create(once),
    findRequest: (which) => findRequest(access, ofConversations, which),
    listRequests: (query) => listRequests(access, query),
    listTitles: (accountId) => listTitles(access, accountId),
    addComment: (owned, comment) => addComment(access, owned, comment),
    performTransition: (owned, transitionId, comment) => performTransition(access, owned, transitionId, comment),
    listPendingApprovals: (accountId, limit) => listPendingApprovals(access, accountId, limit),
    answerApproval: (owned, approvalId, decision) => answerApproval(access, owned, approvalId, decision),
    shareRequest: (owned, email) => shareRequest(access, owned, email),
    giveFeedback: (owned, feedback) => giveFeedback(access, owned, feedback),
    listChangedRequests: (changed) => listChangedRequests(access, changed),
    findInvolved: (key) => findInvolved(access, key),
    addPrivateNote: (key, note) => addPrivateNote(access, key, note),
    listPrivateNotes: (key) => listPrivateNotes(access, key),
    listFileNames: (key) => listFileNames(access, key),
    searchArticles: (searchText, limit) => searchArticles(access, searchText, limit),
    findAccount: (who) => findAccount(access, who),
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
