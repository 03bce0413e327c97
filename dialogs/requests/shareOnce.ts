import type { TurnContext } from 'botbuilder';
import type { OwnedRequest, ShareResult } from '../../jira/ports.ts';
import { begunBefore } from '../../messaging/firstArrival.ts';
import type { DialogPorts } from '../ports.ts';
import { whereKnown } from '../whereKnown.ts';
import type { Failed } from './attempt.ts';
import { attempt } from './attempt.ts';

type Desk = DialogPorts['serviceDesk'];

interface Sharing {
  readonly owned: OwnedRequest;
  readonly email: string;
  /** A try before this one got no answer. */
  readonly isTried: boolean;
}

/** `unseen`: there was no answer, and the person is not there so far. */
type Shared = ShareResult | Failed | { readonly kind: 'unseen' };

/** Shares it; where a try gets no answer, or died with its server, the request itself says whether the person is there. */
export async function shareOnce(context: TurnContext, desk: Desk, { owned, email, isTried }: Sharing): Promise<Shared> {
  const result = await attempt(() => desk.shareRequest(owned, email));
  const isOurs = isTried || begunBefore(context) !== undefined;
  if (result.kind === 'alreadyShared' && isOurs) return { ...result, kind: 'shared' };
  return result.kind === 'unknown' ? look(desk, owned, email) : result;
}

/** Only after a try: that has made sure that the request is its customer's, and that the person was not there before. */
async function look(desk: Desk, { key }: OwnedRequest, email: string): Promise<Shared> {
  const found = await whereKnown(desk.findAccount({ email }));
  const involved = found?.kind === 'one' ? await whereKnown(desk.findInvolved(key)) : undefined;
  if (found?.kind !== 'one' || involved?.kind !== 'found') return { kind: 'unknown' };
  const { accountId, displayName } = found.account;
  const isThere = involved.participantAccountIds.includes(accountId);
  return isThere ? { kind: 'shared', participant: { accountId, displayName } } : { kind: 'unseen' };
}
