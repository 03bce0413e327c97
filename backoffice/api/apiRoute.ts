import type { Request, Response } from 'restify';
import { isKojiError } from '../../errors.ts';
import type { Person } from '../../identity/ports.ts';
import type { Visitors } from '../../portal/visitors.ts';
import type { Answer } from './answer.ts';
import { refusalKindOf, refuse, sendAnswer } from './answer.ts';

/** Who may call a route: every licensed person, Koji analysts and admins, or Koji admins only. */
export type Audience = 'licensed' | 'analyst' | 'admin';

/** A request by somebody who may make it. */
export interface Call {
  readonly asker: Person;
  readonly request: Request;
  readonly response: Response;
}

const SAFE_METHODS: readonly (string | undefined)[] = ['GET', 'HEAD'];

/** Makes a restify handler of `handle`, which runs only for those of the audience, on their own behalf. */
export function apiRoute(visitors: Visitors, audience: Audience, handle: (call: Call) => Promise<Answer>) {
  return async (request: Request, response: Response): Promise<void> => {
    try {
      sendAnswer(response, await answerOf(visitors, audience, { request, response }, handle));
    } catch (error) {
      sendAnswer(response, failureAnswer(request, error));
    }
  };
}

const FOREIGN_PAGE = refuse(
  'forbidden',
  'This request did not come from a page of this site. Open the backoffice and try again there; a script sends the ' +
    'header "Origin" with the address of this site.',
);
const NOT_SIGNED_IN = refuse('unauthorized', 'You are not signed in. Log in and try again.');
const NOT_LICENSED = refuse(
  'forbidden',
  'The backoffice is for people with a Jira licence. Ask a Jira admin for access, or use the help portal.',
);
const NOT_ADMIN = refuse(
  'forbidden',
  'Only a Koji admin may do this. Ask one to give you the role in Tenant role setup.',
);
const NOT_ANALYST = refuse(
  'forbidden',
  'Only a Koji analyst or a Koji admin may see this. Ask a Koji admin to give you the role in Tenant role setup.',
);

async function answerOf(
  visitors: Visitors,
  audience: Audience,
  exchange: Omit<Call, 'asker'>,
  handle: (call: Call) => Promise<Answer>,
): Promise<Answer> {
  const { request } = exchange;
  if (!SAFE_METHODS.includes(request.method) && !visitors.isSameOrigin(request)) return FOREIGN_PAGE;
  const asker = await visitors.personOf(request);
  if (asker === undefined) return NOT_SIGNED_IN;
  if (!visitors.isLicensed(asker)) return NOT_LICENSED;
  if (audience === 'admin' && asker.role !== 'admin') return NOT_ADMIN;
  if (audience === 'analyst' && !['analyst', 'admin'].includes(asker.role)) return NOT_ANALYST;
  return handle({ asker, ...exchange });
}

function failureAnswer(request: Request, error: unknown): Answer {
  const kind = isKojiError(error) ? refusalKindOf(error.kind) : 'internal';
  if (isKojiError(error) && kind !== 'internal' && kind !== 'unavailable') return refuse(kind, error.message);
  const reference = request.id();
  request.log.error({ err: error, reference }, 'a backoffice request failed');
  const mend = `Try again in a moment. If it stays so, give your administrator this reference: ${reference}.`;
  if (kind === 'unavailable') return refuse(kind, `The service cannot reach its store or a neighbour. ${mend}`);
  return refuse('internal', `Something went wrong on the server. ${mend}`);
}
