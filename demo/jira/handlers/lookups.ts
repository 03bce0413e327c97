import { findDesk, findRequestType, findVisibleRequest } from '../context.ts';
import type { RequestRecord, SiteDesk, SiteRequestType } from '../model.ts';
import { deskRefusal } from '../protocol.ts';
import type { Answer, Call } from '../protocol.ts';

/** Wording and key as a real site has been seen to give them. */
function missingDesk(): Answer {
  const key = 'sd.agent.servicedesk.error.servicedesk.missing';
  return deskRefusal(404, 'The Service Desk you are trying to view does not exist.', key);
}

export function withDesk(call: Call, use: (desk: SiteDesk) => Answer): Answer {
  const desk = findDesk(call.context, call.caller, call.parameters['serviceDeskId'] ?? '');
  return desk === undefined ? missingDesk() : use(desk);
}

export function withRequestType(call: Call, use: (desk: SiteDesk, type: SiteRequestType) => Answer): Answer {
  return withDesk(call, (desk) => {
    const type = findRequestType(desk, call.parameters['requestTypeId'] ?? '');
    return type === undefined ? deskRefusal(404, 'The request type does not exist.') : use(desk, type);
  });
}

export function withRequest(call: Call, use: (request: RequestRecord, desk: SiteDesk) => Answer): Answer {
  const found = findVisibleRequest(call.context, call.caller, call.parameters['issueIdOrKey'] ?? '');
  if (found !== undefined) return use(found.request, found.desk);
  return deskRefusal(404, 'The request does not exist, or you may not see it.', 'sd.request.error.missing');
}
