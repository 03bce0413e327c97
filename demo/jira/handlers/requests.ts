import { z } from 'zod';
import { findDesk, findRequestType, findUser, findVisibleRequest, isAgent, nextId } from '../context.ts';
import { waitsFor } from '../decisions.ts';
import { findFieldProblem, presetValues } from '../fieldValues.ts';
import type { RequestRecord, SiteDesk, SiteRequestType } from '../model.ts';
import { pageOf } from '../pages.ts';
import { deskRefusal, json } from '../protocol.ts';
import type { Answer, Call } from '../protocol.ts';
import { requestToWire } from '../wire.ts';
import { withRequest } from './lookups.ts';
import { findTemporaryFiles, takeTemporaryFiles } from './temporaryFiles.ts';
import { statusCategoryOf } from '../workflow.ts';

const createSchema = z.looseObject({
  serviceDeskId: z.string(),
  requestTypeId: z.string(),
  requestFieldValues: z.record(z.string(), z.json()).default({}),
  raiseOnBehalfOf: z.string().optional(),
  requestParticipants: z.array(z.string()).default([]),
});
type CreateBody = z.infer<typeof createSchema>;

function nextKey(call: Call, desk: SiteDesk): string {
  const numbers = call.context.state.lastRequestNumbers;
  const number = (numbers[desk.projectKey] ?? 0) + 1;
  numbers[desk.projectKey] = number;
  return `${desk.projectKey}-${number}`;
}

/** Why the caller may not create this, before anything is looked at closely. */
function refuseCaller(call: Call, body: CreateBody): Answer | undefined {
  const forOthers = body.raiseOnBehalfOf !== undefined || body.requestParticipants.length > 0;
  if (forOthers && !isAgent(call.caller)) return deskRefusal(403, 'You may not raise requests on behalf of others.');
  const reporter = body.raiseOnBehalfOf;
  if (reporter !== undefined && findUser(call.context, reporter)?.active !== true) {
    return deskRefusal(400, 'The customer whom the request is raised for does not exist.');
  }
  return undefined;
}

function storeRequest(call: Call, desk: SiteDesk, type: SiteRequestType, body: CreateBody): RequestRecord {
  const now = call.context.clock.now();
  const { attachment, ...fieldValues } = body.requestFieldValues;
  const request: RequestRecord = {
    issueId: nextId(call.context),
    key: nextKey(call, desk),
    deskId: desk.id,
    requestTypeId: type.id,
    reporterId: body.raiseOnBehalfOf ?? call.caller?.accountId ?? '',
    participantIds: [...body.requestParticipants],
    fieldValues: { ...fieldValues, ...presetValues(type) },
    status: call.context.site.workflow.initial,
    statusChangedAtMs: now,
    createdAtMs: now,
    updatedAtMs: now,
    comments: [],
    attachments: takeTemporaryFiles(call, desk, attachment) ?? [],
    properties: {},
    approvals: [],
  };
  call.context.state.requests.push(request);
  return request;
}

export function createCustomerRequest(call: Call): Answer {
  const body = createSchema.safeParse(call.body);
  if (!body.success) return deskRefusal(400, 'The service desk and the request type are required.');
  const refusal = refuseCaller(call, body.data);
  if (refusal !== undefined) return refusal;
  const desk = findDesk(call.context, call.caller, body.data.serviceDeskId);
  const type = desk && findRequestType(desk, body.data.requestTypeId);
  if (desk === undefined || type === undefined) return deskRefusal(400, 'The request type does not exist.');
  const problem = findFieldProblem(type, body.data.requestFieldValues);
  if (problem !== undefined) return deskRefusal(400, problem, 'sd.request.create.error.field');
  if (findTemporaryFiles(call, desk, body.data.requestFieldValues['attachment']) === undefined) {
    return deskRefusal(400, 'A temporary attachment does not exist any more.');
  }
  return json(201, requestToWire(call, desk, storeRequest(call, desk, type, body.data)));
}

export function getCustomerRequestByIdOrKey(call: Call): Answer {
  return withRequest(call, (request, desk) => json(200, requestToWire(call, desk, request)));
}

function hasStatus({ context }: Call, request: RequestRecord, wanted: string | null): boolean {
  const done = statusCategoryOf(context.site, request.status) === 'DONE';
  if (wanted === 'CLOSED_REQUESTS') return done;
  return wanted === 'OPEN_REQUESTS' ? !done : true;
}

/** Whose requests: always those of the caller, whoever that is. An agent sees no more here than anybody else. */
export function getCustomerRequests(call: Call): Answer {
  const me = call.caller?.accountId ?? '';
  const ownership = call.query.getAll('requestOwnership');
  const wants = (name: string): boolean => ownership.length === 0 || ownership.includes(name);
  const mine = call.context.state.requests
    .filter(
      (each) =>
        (wants('OWNED_REQUESTS') && each.reporterId === me) ||
        (wants('PARTICIPATED_REQUESTS') && each.participantIds.includes(me)) ||
        (ownership.includes('APPROVER') && each.approvals.some((approval) => waitsFor(approval, me))),
    )
    .filter((each) => hasStatus(call, each, call.query.get('requestStatus')))
    .toSorted((one, other) => other.updatedAtMs - one.updatedAtMs);
  const wire = mine.flatMap((each) => {
    const found = findVisibleRequest(call.context, call.caller, each.key);
    return found === undefined ? [] : [requestToWire(call, found.desk, found.request)];
  });
  return json(200, pageOf(call, wire));
}
