import type { JiraAccess } from './access.ts';
import { readApprovals } from './approvals.ts';
import { readComments } from './comments.ts';
import type { ConversationRequests } from './conversationRequests.ts';
import { readFeedback } from './feedback.ts';
import type { OwnRequest } from './ownedRequests.ts';
import { findOwnedRequest } from './ownedRequests.ts';
import type { ConversationOrigin, OwnedRequest, RequestParts, RequestResult } from './ports.ts';
import { readFields } from './requestFields.ts';
import { readFiles } from './requestFiles.ts';
import { readServiceLevels } from './serviceLevels.ts';
import { readTransitions } from './transitions.ts';

type Readers = {
  readonly [Part in keyof RequestParts]: (access: JiraAccess, own: OwnRequest) => Promise<RequestParts[Part]>;
};

/** None of them asks again whose request it is. */
const READERS: Readers = {
  fields: readFields,
  files: readFiles,
  comments: readComments,
  serviceLevels: readServiceLevels,
  transitions: readTransitions,
  approvals: readApprovals,
  feedback: readFeedback,
};

/** The request, and a way to its parts for those whose request it is. */
export async function findRequest(
  access: JiraAccess,
  ofConversations: ConversationRequests,
  which: OwnedRequest | ConversationOrigin,
): Promise<RequestResult> {
  const found = 'key' in which ? await findOwnedRequest(access, which) : await ofConversations.find(which);
  if (found.kind === 'notFound') return found;
  return { kind: 'found', request: found.request, read: (part) => READERS[part](access, found) };
}
