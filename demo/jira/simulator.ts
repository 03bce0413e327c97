import type { Clock } from '../../clock.ts';
import { answerCall } from './answerCall.ts';
import { tableContract } from './contract/contract.ts';
import type { ContractCheck, Violation } from './contract/contract.ts';
import { createMatcher } from './contract/matchOperation.ts';
import { OPERATIONS } from './contract/operations.ts';
import type { SimulatorContext } from './context.ts';
import { createFaultQueue } from './faults.ts';
import type { Fault, FaultQueue } from './faults.ts';
import type { Site, SimulatorState, StatusName } from './model.ts';
import { deskRefusal } from './protocol.ts';
import type { Answer, SimulatorReply, SimulatorRequest } from './protocol.ts';
import { createRecorder } from './recorder.ts';
import type { JournalEntry } from './recorder.ts';
import { SITE_ARTICLES } from './seed/articles.ts';
import { SITE_DESKS } from './seed/desks.ts';
import { seedState } from './seed/requests.ts';
import { siteUsers } from './seed/users.ts';
import type { BotCredentials } from './seed/users.ts';
import type { SimulatorStore } from './stateFile.ts';
import { changeStatus } from './workflow.ts';

export interface JiraSimulatorOptions {
  readonly clock: Clock;
  /** The service account of the bot. */
  readonly bot: BotCredentials;
  /** Where the demo site's own pages are; absent: on the server that the simulator is reached under. */
  readonly publicUrl?: string;
  /** Keeps requests over a restart; absent: they are forgotten. */
  readonly store?: SimulatorStore;
  /** The largest page of any paged operation; 50 when absent. */
  readonly maxPageSize?: number;
  /** Further checks besides the schemas that jira.js ships. */
  readonly contractChecks?: readonly ContractCheck[];
}

/** The API of a Jira site with a service desk, in one process, without HTTP. */
export interface JiraSimulator {
  readonly site: Site;
  readonly faults: FaultQueue;
  /** The latest calls, oldest first. */
  readonly journal: readonly JournalEntry[];
  /** Whatever was sent either way that Atlassian does not document. A test that uses the simulator expects none. */
  readonly violations: readonly Violation[];
  /** A copy of everything that changes. */
  snapshot(): SimulatorState;
  /** Moves a request on, as an agent would in Jira. Unknown keys change nothing. */
  setStatus(key: string, status: StatusName): void;
  handle(request: SimulatorRequest): Promise<SimulatorReply>;
}

function createContext(options: JiraSimulatorOptions): SimulatorContext {
  const { clock, bot, store, publicUrl, maxPageSize = 50 } = options;
  return {
    site: { users: siteUsers(bot), desks: SITE_DESKS, articles: SITE_ARTICLES },
    state: store?.load() ?? seedState(clock.now()),
    clock,
    publicUrl: (siteUrl) => publicUrl ?? new URL(siteUrl).origin,
    maxPageSize,
  };
}

export function createJiraSimulator(options: JiraSimulatorOptions): JiraSimulator {
  const { store, contractChecks = [] } = options;
  const context = createContext(options);
  const recorder = createRecorder();
  const faults = createFaultQueue();
  const match = createMatcher(OPERATIONS);
  const setting = { context, recorder, checks: [tableContract, ...contractChecks] };
  return {
    site: context.site,
    faults,
    journal: recorder.journal,
    violations: recorder.violations,
    snapshot: () => structuredClone(context.state),
    setStatus(key, status) {
      moveOn(context, key, status);
      store?.save(context.state);
    },
    async handle(request) {
      const found = match(request.method, request.path);
      if (found === undefined) {
        const call = `${request.method} ${request.path}`;
        recorder.recordProblems(call, 'request', ['the simulator has no such operation']);
        return replyOf(deskRefusal(404, 'There is no such resource.'), undefined);
      }
      const fault = faults.take(found.operation.id);
      if (fault?.kind === 'answer') return { headers: {}, ...fault };
      if (fault?.kind === 'drop' || fault?.kind === 'silence') return fault;
      if (fault?.kind === 'delay') await fault.until;
      const answer = await answerCall(setting, found, request);
      if (request.method !== 'GET') store?.save(context.state);
      return replyOf(answer, fault);
    },
  };
}

function moveOn({ state, clock }: SimulatorContext, key: string, status: StatusName): void {
  const request = state.requests.find((each) => each.key === key);
  if (request !== undefined) changeStatus(request, status, clock.now());
}

function replyOf(answer: Answer, fault: Fault | undefined): SimulatorReply {
  if (answer.kind === 'noContent') return { kind: 'answer', status: 204, headers: {}, text: '' };
  if (answer.kind === 'text') {
    return { kind: 'answer', status: answer.status, headers: { 'content-type': 'text/plain' }, text: answer.text };
  }
  const whole = JSON.stringify(answer.body);
  const text = fault?.kind === 'cutOff' ? whole.slice(0, whole.length / 2) : whole;
  return { kind: 'answer', status: answer.status, headers: { 'content-type': 'application/json' }, text };
}
