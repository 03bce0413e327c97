import { z } from 'zod';
import { isKojiError } from '../errors.ts';
import type { JiraAccess } from './access.ts';
import { asRefusal } from './asRefusal.ts';
import { jiraError } from './jiraError.ts';
import type { OwnRequest, OwnResult } from './ownedRequests.ts';
import { findOwnedRequest } from './ownedRequests.ts';
import { collectPages } from './pages.ts';
import type { OwnedRequest, RequestTransition, TransitionResult } from './ports.ts';
import { escapeWiki } from './wikiText.ts';

/** Approvers decide; they do not close other people's requests. */
const WHO_MAY = ['reporter', 'participant'] as const;

const transitionSchema = z.object({ id: z.string(), name: z.string() });

function fetchTransitions({ api }: JiraAccess, key: string): Promise<readonly RequestTransition[]> {
  return collectPages(transitionSchema, 'the transitions of a request', (range) =>
    api.request.getCustomerTransitions({ issueIdOrKey: key, ...range }),
  );
}

export async function readTransitions(
  access: JiraAccess,
  { request, relation }: OwnRequest,
): Promise<readonly RequestTransition[] | undefined> {
  const mayMove = WHO_MAY.some((each) => each === relation);
  return mayMove ? fetchTransitions(access, request.key) : undefined;
}

/** Looks at the offer again first: buttons in a chat stay where they are while the request moves on. */
export async function performTransition(
  access: JiraAccess,
  owned: OwnedRequest,
  transitionId: string,
  comment?: string,
): Promise<TransitionResult> {
  const found = await findOwnedRequest(access, owned, WHO_MAY);
  if (found.kind === 'notFound') return found;
  const offered = await fetchTransitions(access, found.request.key);
  if (!offered.some(({ id }) => id === transitionId)) return { kind: 'notOffered' };
  try {
    await access.api.request.performCustomerTransition({
      issueIdOrKey: owned.key,
      id: transitionId,
      ...(comment === undefined ? {} : { additionalComment: { body: escapeWiki(comment) } }),
    });
  } catch (error) {
    return asRefusal(error);
  }
  const changed = await lookAfterwards(access, owned);
  return changed.kind === 'found' ? { kind: 'changed', request: changed.request } : changed;
}

/** The change is made by then, so a failure here must not read as if nothing was done. */
async function lookAfterwards(access: JiraAccess, owned: OwnedRequest): Promise<OwnResult> {
  try {
    return await findOwnedRequest(access, owned, WHO_MAY);
  } catch (error) {
    if (!isKojiError(error)) throw error;
    throw jiraError('unavailable', 'Jira did not show a request after its status was changed.', { cause: error });
  }
}
