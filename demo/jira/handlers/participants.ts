import { z } from 'zod';
import { findUser, isAgent, mayUseDesk } from '../context.ts';
import { pageOf } from '../pages.ts';
import { deskRefusal, json } from '../protocol.ts';
import type { Answer, Call } from '../protocol.ts';
import { accountToWire } from '../wire.ts';
import { withRequest } from './lookups.ts';

export function getRequestParticipants(call: Call): Answer {
  return withRequest(call, (request) => {
    const participants = request.participantIds.map((id) => accountToWire(call, id));
    return json(200, pageOf(call, participants));
  });
}

const addSchema = z.looseObject({ accountIds: z.array(z.string()).min(1) });

/** Answers with those who were added. */
export function addRequestParticipants(call: Call): Answer {
  const body = addSchema.safeParse(call.body);
  if (!body.success) return deskRefusal(400, 'Account ids are required.');
  const { accountIds } = body.data;
  return withRequest(call, (request, desk) => {
    const me = call.caller?.accountId ?? '';
    const mayShare = isAgent(call.caller) || [request.reporterId, ...request.participantIds].includes(me);
    if (!mayShare) return deskRefusal(403, 'You may not share this request.');
    const users = accountIds.map((id) => findUser(call.context, id));
    const areAllKnown = users.every((user) => user?.active === true && mayUseDesk(user, desk));
    if (!areAllKnown) return deskRefusal(400, 'A person whom the request was to be shared with does not exist.');
    const added = accountIds.filter((id) => !request.participantIds.includes(id));
    request.participantIds.push(...added);
    request.updatedAtMs = call.context.clock.now();
    const wire = added.map((id) => accountToWire(call, id));
    return json(200, pageOf(call, wire));
  });
}
