import { isKojiError } from '../errors.ts';
import type { JiraAccess } from './access.ts';
import { findAccount } from './accounts.ts';
import { asRefusal, refusedWith } from './asRefusal.ts';
import { requireAnswer } from './decode.ts';
import { findOwnedRequest } from './ownedRequests.ts';
import type { Account, OwnedRequest, ShareResult } from './ports.ts';

/** Approvers decide; whom a request is shared with is its owners' business. */
export async function shareRequest(access: JiraAccess, owned: OwnedRequest, email: string): Promise<ShareResult> {
  const found = await findOwnedRequest(access, owned, ['reporter', 'participant']);
  if (found.kind === 'notFound') return found;
  const result = await findAccount(access, { email });
  if (result.kind === 'none') return { kind: 'noAccount' };
  if (result.kind === 'several') return { kind: 'severalAccounts' };
  return addParticipant(access, found.request.key, result.account);
}

async function addParticipant(access: JiraAccess, key: string, account: Account): Promise<ShareResult> {
  const { accountId, displayName } = account;
  const participant = { accountId, displayName };
  const isIn = (await findOwnedRequest(access, { key, accountId }, ['reporter', 'participant'])).kind === 'found';
  if (isIn) return { kind: 'alreadyShared', participant };
  try {
    const answer = await access.api.request.addRequestParticipants({ issueIdOrKey: key, accountIds: [accountId] });
    requireAnswer(answer, 'a new participant');
    return { kind: 'shared', participant };
  } catch (error) {
    // The desk's settings may reserve sharing for agents, or for people of the same organization.
    if (isKojiError(error, 'forbidden')) return refusedWith(error);
    return asRefusal(error);
  }
}
