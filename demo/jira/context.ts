import type { Clock } from '../../clock.ts';
import type { RequestRecord, Site, SiteDesk, SiteRequestType, SiteUser, SimulatorState } from './model.ts';

/** What the operations work on. */
export interface SimulatorContext {
  readonly site: Site;
  readonly state: SimulatorState;
  readonly clock: Clock;
  /** Where the pages of the demo site are; portal links of requests and articles begin with it. */
  readonly publicUrl: (siteUrl: string) => string;
  /** The largest page that any paged operation answers with. */
  readonly maxPageSize: number;
}

export function nextId(context: SimulatorContext): string {
  context.state.lastId += 1;
  return String(context.state.lastId);
}

export function findUser(context: SimulatorContext, accountId: string): SiteUser | undefined {
  return context.site.users.find((user) => user.accountId === accountId);
}

function namesDesk(identifier: string, desk: SiteDesk): boolean {
  const names = [desk.id, desk.projectKey, `projectKey:${desk.projectKey}`, `projectId:${desk.projectId}`];
  return names.includes(identifier) || identifier === `serviceDeskId:${desk.id}`;
}

export function mayUseDesk(caller: SiteUser | undefined, desk: SiteDesk): boolean {
  return caller !== undefined && (!desk.closed || desk.memberIds.includes(caller.accountId));
}

/** A desk by any identifier that Jira accepts, unless the caller may not know it. */
export function findDesk(context: SimulatorContext, caller: SiteUser | undefined, id: string): SiteDesk | undefined {
  return context.site.desks.find((desk) => namesDesk(id, desk) && mayUseDesk(caller, desk));
}

export function findRequestType(desk: SiteDesk, id: string): SiteRequestType | undefined {
  return desk.requestTypes.find((type) => type.id === id);
}

export function isAgent(user: SiteUser | undefined): boolean {
  return user?.role === 'agent' || user?.role === 'admin';
}

function isApprover({ approvals }: RequestRecord, accountId: string): boolean {
  return approvals.some(({ approvers }) => approvers.some((approver) => approver.accountId === accountId));
}

export function maySeeRequest(caller: SiteUser | undefined, desk: SiteDesk, request: RequestRecord): boolean {
  if (caller === undefined || !mayUseDesk(caller, desk)) return false;
  const { accountId } = caller;
  const isInvolved = request.reporterId === accountId || request.participantIds.includes(accountId);
  return isInvolved || isAgent(caller) || isApprover(request, accountId);
}

/** A request by key or issue id, with its desk, unless the caller may not see it. */
export function findVisibleRequest(
  context: SimulatorContext,
  caller: SiteUser | undefined,
  keyOrId: string,
): { readonly request: RequestRecord; readonly desk: SiteDesk } | undefined {
  const request = context.state.requests.find((each) => each.key === keyOrId || each.issueId === keyOrId);
  const desk = context.site.desks.find((each) => each.id === request?.deskId);
  if (request === undefined || desk === undefined || !maySeeRequest(caller, desk, request)) return undefined;
  return { request, desk };
}
