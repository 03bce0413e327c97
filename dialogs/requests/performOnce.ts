import type { TurnContext } from 'botbuilder';
import type { CustomerRequest, OwnedRequest, TransitionResult } from '../../jira/ports.ts';
import { begunBefore } from '../../messaging/firstArrival.ts';
import type { ChangeStatusOptions, SeenStatus } from '../requestOptions.ts';
import type { DialogPorts } from '../ports.ts';
import { whereKnown } from '../whereKnown.ts';
import type { Failed } from './attempt.ts';
import { attempt } from './attempt.ts';
import { isReached } from './statusGoal.ts';

/** A change that was confirmed. */
export interface Changing {
  readonly owned: OwnedRequest;
  readonly transitionId: string;
  /** Before any try. */
  readonly seen: SeenStatus;
  readonly goal: ChangeStatusOptions['goal'];
  /** A try before this one got no answer. */
  readonly isTried: boolean;
}

type Desk = DialogPorts['serviceDesk'];

/**
 * Makes the change once: where a try gets no answer, or died with its server, the request itself says whether it was made.
 * What was made before the customer was asked, or leads elsewhere, is another change.
 */
export async function performOnce(
  context: TurnContext,
  desk: Desk,
  changing: Changing,
): Promise<TransitionResult | Failed> {
  const isTried = changing.isTried || begunBefore(context) !== undefined;
  const made = isTried ? await changedSince(desk, changing) : undefined;
  if (made) return made;
  const result = await attempt(() => desk.performTransition(changing.owned, changing.transitionId));
  if (result.kind === 'changed') return isWithoutEffect(result.request, changing) ? { kind: 'unknown' } : result;
  const isDoubtful = result.kind === 'unknown' || (isTried && result.kind === 'notOffered');
  return (isDoubtful ? await changedSince(desk, changing) : undefined) ?? result;
}

/** Undefined where it is as it was, or nobody's who asks. */
async function changedSince(desk: Desk, changing: Changing): Promise<TransitionResult | Failed | undefined> {
  const found = await whereKnown(desk.findRequest(changing.owned));
  if (!found) return { kind: 'unknown' };
  return found.kind === 'found' && isMade(found.request, changing)
    ? { kind: 'changed', request: found.request }
    : undefined;
}

function isMade(request: CustomerRequest, changing: Changing): boolean {
  const { goal } = changing;
  return isMoved(request, changing) && (goal === undefined || isReached(request, goal));
}

/** A change may lead back to the same status, but not one that is to close or reopen a request. */
function isWithoutEffect(request: CustomerRequest, changing: Changing): boolean {
  const { goal } = changing;
  return goal !== undefined && !isMoved(request, changing) && !isReached(request, goal);
}

function isMoved({ status, statusChangedAtMs }: CustomerRequest, { seen }: Changing): boolean {
  return status !== seen.status || statusChangedAtMs !== seen.changedAtMs;
}
