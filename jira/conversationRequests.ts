import { requireAccountId } from './accountId.ts';
import type { JiraAccess } from './access.ts';
import { conversationOf, isUnmarked, markRequest, newestRequests } from './conversationMarks.ts';
import type { MarkedRequest } from './conversationMarks.ts';
import { createRequest } from './createRequest.ts';
import type { OwnResult } from './ownedRequests.ts';
import { findOwnedRequest, isOfType } from './ownedRequests.ts';
import type { ConversationDraft, ConversationOrigin, CreateResult, RequestDraft } from './ports.ts';

/** How far Jira's clock may be behind ours. */
const CLOCK_SKEW_MS = 60_000;
/** Created requests that are remembered, because Jira's search lags behind its own writes by some seconds. */
const MOST_REMEMBERED = 1000;

function summaryOf({ answers }: RequestDraft): string | undefined {
  const answer = answers['summary'];
  return answer?.kind === 'text' ? answer.text.trim() : undefined;
}

/** A request that an earlier try created although its answer was lost: that one could not mark it. */
async function findLost(
  access: JiraAccess,
  candidates: readonly MarkedRequest[],
  { draft, firstTriedAtMs }: ConversationDraft,
): Promise<MarkedRequest | undefined> {
  if (firstTriedAtMs === undefined) return undefined;
  const since = firstTriedAtMs - CLOCK_SKEW_MS;
  const recent = candidates.filter((candidate) => isUnmarked(candidate) && candidate.fields.created >= since);
  const summary = summaryOf(draft);
  if (summary !== undefined) return recent.find(({ fields }) => fields.summary?.trim() === summary);
  // Some forms write the summary themselves.
  for (const candidate of recent) {
    if (await isOfType(access, candidate.key, draft.requestTypeId)) return candidate;
  }
  return undefined;
}

interface Existing {
  readonly key: string;
  /** `created` by an earlier try that never heard of it: what comes after a creation is still to be done. */
  readonly kind: 'existed' | 'created';
}

async function findExisting(access: JiraAccess, once: ConversationDraft): Promise<Existing | undefined> {
  const { draft, conversationId } = once;
  const candidates = await newestRequests(access, draft.accountId);
  const marked = candidates.find((candidate) => conversationOf(candidate) === conversationId);
  if (marked !== undefined) return { kind: 'existed', key: marked.key };
  const lost = await findLost(access, candidates, once);
  if (lost === undefined) return undefined;
  await markRequest(access, lost.key, conversationId);
  return { kind: 'created', key: lost.key };
}

async function createOnce(access: JiraAccess, once: ConversationDraft): Promise<CreateResult> {
  const { draft, conversationId } = once;
  const existing = await findExisting(access, once);
  if (existing !== undefined) {
    const owned = { key: existing.key, accountId: draft.accountId };
    const found = await findOwnedRequest(access, owned, ['reporter']);
    if (found.kind === 'found') return { ...existing, portalUrl: found.request.portalUrl };
  }
  const result = await createRequest(access, draft);
  if (result.kind === 'created') await markRequest(access, result.key, conversationId);
  return result;
}

async function findMarked(access: JiraAccess, origin: ConversationOrigin): Promise<OwnResult> {
  const { accountId, conversationId } = origin;
  const candidates = await newestRequests(access, accountId);
  const marked = candidates.find((candidate) => conversationOf(candidate) === conversationId);
  if (marked === undefined) return { kind: 'notFound' };
  return findOwnedRequest(access, { key: marked.key, accountId }, ['reporter']);
}

function nameOf(accountId: string, conversationId: string): string {
  return JSON.stringify([accountId, conversationId]);
}

/** Requests that belong to conversations, each at most one. */
export interface ConversationRequests {
  create(once: ConversationDraft): Promise<CreateResult>;
  find(origin: ConversationOrigin): Promise<OwnResult>;
}

export function createConversationRequests(access: JiraAccess): ConversationRequests {
  const running = new Map<string, Promise<CreateResult>>();
  const remembered = new Map<string, string>();

  function remember(name: string, result: CreateResult): CreateResult {
    if (result.kind === 'created' || result.kind === 'existed') remembered.set(name, result.key);
    const [oldest] = remembered.keys();
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return result;
  }

  async function start(name: string, once: ConversationDraft): Promise<CreateResult> {
    const key = remembered.get(name);
    const { accountId } = once.draft;
    const found = key === undefined ? undefined : await findOwnedRequest(access, { key, accountId }, ['reporter']);
    if (found?.kind === 'found') return { kind: 'existed', key: found.request.key, portalUrl: found.request.portalUrl };
    return remember(name, await createOnce(access, once));
  }

  return {
    async create(once) {
      const name = nameOf(requireAccountId(once.draft.accountId), once.conversationId);
      const current = running.get(name) ?? start(name, once).finally(() => running.delete(name));
      running.set(name, current);
      return current;
    },
    async find(origin) {
      const key = remembered.get(nameOf(origin.accountId, origin.conversationId));
      if (key === undefined) return findMarked(access, origin);
      return findOwnedRequest(access, { key, accountId: origin.accountId }, ['reporter']);
    },
  };
}
