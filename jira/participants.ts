import { isKojiError } from '../errors.ts';
import type { JiraAccess } from './access.ts';
import { findAccountByEmail } from './accounts.ts';
import { asRefusal, refusedWith } from './asRefusal.ts';
import { fetchParticipants } from './fetchParticipants.ts';
import { findOwnedRequest } from './ownedRequests.ts';
import type { Account, OwnedRequest, ParticipantsResult, ShareResult } from './ports.ts';

export async function listParticipants(access: JiraAccess, owned: OwnedRequest): Promise<ParticipantsResult> {
  const found = await findOwnedRequest(access, owned);
  if (found.kind === 'notFound') return found;
  const users = await fetchParticipants(access, found.request.key);
  return { kind: 'found', participants: users.map(({ accountId, displayName }) => ({ accountId, displayName })) };
}

/** Approvers decide; whom a request is shared with is its owners' business. */
export async function shareRequest(access: JiraAccess, owned: OwnedRequest, email: string): Promise<ShareResult> {
  const found = await findOwnedRequest(access, owned, ['reporter', 'participant']);
  if (found.kind === 'notFound') return found;
  const result = await findAccountByEmail(access, email);
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
    await access.api.request.addRequestParticipants({ issueIdOrKey: key, accountIds: [accountId] });
    return { kind: 'shared', participant };
  } catch (error) {
    // The desk's settings may reserve sharing for agents, or for people of the same organization.
    if (isKojiError(error, 'forbidden')) return refusedWith(error);
    return asRefusal(error);
  }
}
