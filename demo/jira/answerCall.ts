import { authenticate } from './authenticate.ts';
import type { ContractCheck } from './contract/contract.ts';
import type { Match } from './contract/matchOperation.ts';
import type { SimulatorContext } from './context.ts';
import type { Site } from './model.ts';
import { deskRefusal } from './protocol.ts';
import type { Answer, Operation, SimulatorRequest } from './protocol.ts';
import { readFiles, readJson } from './readBody.ts';
import type { Recorder } from './recorder.ts';

/** What is needed to answer calls. */
export interface AnswerSetting {
  readonly site: Site;
  /** Works on the site as it is now. What anything but a GET makes of it is kept. */
  readonly onSite: (method: Operation['method'], work: (context: SimulatorContext) => Answer) => Answer;
  readonly checks: readonly ContractCheck[];
  readonly recorder: Recorder;
}

/** What a site refuses before it looks at the request itself. */
function refuseHeaders(operation: Operation, isKnown: boolean, request: SimulatorRequest): Answer | undefined {
  if (!isKnown && operation.anonymous !== true) {
    return { kind: 'text', status: 401, text: 'Client must be authenticated to access this resource.' };
  }
  if (operation.experimental === true && request.headers['x-experimentalapi'] !== 'opt-in') {
    return deskRefusal(412, 'This API is experimental. Experimental APIs need the header X-ExperimentalApi: opt-in.');
  }
  if (operation.multipart === true && request.headers['x-atlassian-token'] !== 'no-check') {
    return { kind: 'text', status: 403, text: 'XSRF check failed' };
  }
  return undefined;
}

/** Authenticates, checks the request against the contract, lets the operation answer, and checks the answer. */
export async function answerCall(setting: AnswerSetting, match: Match, request: SimulatorRequest): Promise<Answer> {
  const { site, checks, recorder, onSite } = setting;
  const { operation, parameters } = match;
  const caller = authenticate(site, request.headers['authorization']);
  const refusal = refuseHeaders(operation, caller !== undefined, request);
  if (refusal !== undefined) return refusal;
  const files = operation.multipart === true ? await readFiles(request) : [];
  const read = operation.multipart === true ? { kind: 'json' as const, value: undefined } : readJson(request);
  if (read.kind === 'malformed') return deskRefusal(400, 'The body is not JSON.');
  const { path, query, siteUrl } = request;
  const body = read.value;
  recorder.recordCall({ operation: operation.id, path, callerId: caller?.accountId, body });
  const problems = checks.flatMap((check) => check.checkRequest(operation, request, body));
  recorder.recordProblems(operation.id, 'request', problems);
  const answer = onSite(operation.method, (context) =>
    operation.handle({ context, caller, parameters, query, body, files, path, siteUrl }),
  );
  return checkedAnswer(setting, operation, request, answer);
}

/** An answer that breaks the contract is a bug of the simulator and is not passed off as Jira's. */
function checkedAnswer(
  setting: AnswerSetting,
  operation: Operation,
  request: SimulatorRequest,
  answer: Answer,
): Answer {
  const problems = setting.checks.flatMap((check) => check.checkAnswer(operation, request, answer));
  const isWrong = setting.recorder.recordProblems(operation.id, 'answer', problems);
  return isWrong ? deskRefusal(500, `Simulator bug: ${problems.join(' ')}`) : answer;
}
