import type { Clock } from '../../clock.ts';
import { authenticate } from './authenticate.ts';
import { answerCall } from './answerCall.ts';
import type { AnswerSetting } from './answerCall.ts';
import { tableContract } from './contract/contract.ts';
import type { ContractCheck, Violation } from './contract/contract.ts';
import { createMatcher } from './contract/matchOperation.ts';
import { OPERATIONS } from './contract/operations.ts';
import { nextId } from './context.ts';
import type { SimulatorContext } from './context.ts';
import { createFaultQueue } from './faults.ts';
import type { Fault, FaultQueue } from './faults.ts';
import type { Site, SimulatorState } from './model.ts';
import { deskRefusal } from './protocol.ts';
import type { Answer, SimulatorReply, SimulatorRequest } from './protocol.ts';
import { createRecorder } from './recorder.ts';
import type { JournalEntry } from './recorder.ts';
import { SITE_ARTICLES } from './seed/articles.ts';
import { SITE_DESKS } from './seed/desks.ts';
import { seedState } from './seed/requests.ts';
import { siteUsers } from './seed/users.ts';
import { SITE_PROMISES, SITE_WORKFLOW } from './seed/workflow.ts';
import type { BotCredentials } from './seed/users.ts';
import { createMemoryStore } from './simulatorStore.ts';
import type { SimulatorStore } from './simulatorStore.ts';
import { changeStatus } from './workflow.ts';

export interface JiraSimulatorOptions {
  readonly clock: Clock;
  /** The service account of the bot. */
  readonly bot: BotCredentials;
  /** Another site than the demo's; its `store` must have a state then. */
  readonly site?: Site;
  /** Where the demo site's own pages are; absent: on the server that the simulator is reached under. */
  readonly publicUrl?: () => string;
  /** Keeps requests over a restart, and for other simulators of the same site; absent: they are forgotten. */
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
  setStatus(key: string, status: string): void;
  /** Comments as somebody who works in Jira. Unknown keys change nothing. */
  comment(key: string, comment: SiteComment): void;
  /** Tells the key of each request that people of the site change here, as Jira's webhooks do. */
  listen(listener: (key: string) => void): void;
  handle(request: SimulatorRequest): Promise<SimulatorReply>;
}

/** What somebody writes on a request in Jira. */
export interface SiteComment {
  readonly authorId: string;
  readonly text: string;
  /** Whether customers may read it. */
  readonly isPublic: boolean;
}

/** The site as it is now, for work of one step. */
interface LiveSite {
  read<Result>(work: (context: SimulatorContext) => Result): Result;
  /** Keeps what the work made of the state. */
  change<Result>(work: (context: SimulatorContext) => Result): Result;
  /** The site as it was then. */
  of(state: SimulatorState): SimulatorContext;
}

function createLiveSite(site: Site, options: JiraSimulatorOptions): LiveSite {
  const { clock, publicUrl, maxPageSize = 50, store = createMemoryStore() } = options;
  const seed = seedState(clock.now());
  const contextOf = (state: SimulatorState): SimulatorContext => ({
    site,
    state,
    clock,
    publicUrl: (siteUrl) => publicUrl?.() ?? new URL(siteUrl).origin,
    maxPageSize,
  });
  return {
    of: contextOf,
    read: (work) => work(contextOf(store.load() ?? seed)),
    change: (work) =>
      store.alone(() => {
        const state = store.load() ?? structuredClone(seed);
        const result = work(contextOf(state));
        store.save(state);
        return result;
      }),
  };
}

export function createJiraSimulator(options: JiraSimulatorOptions): JiraSimulator {
  const { bot, contractChecks = [] } = options;
  const site = options.site ?? demoSite(bot);
  const live = createLiveSite(site, options);
  const recorder = createRecorder();
  const faults = createFaultQueue();
  const listeners: ((key: string) => void)[] = [];
  const tell = (key: string): void => listeners.forEach((listener) => listener(key));
  const match = createMatcher(OPERATIONS);
  const setting: AnswerSetting = {
    site,
    recorder,
    checks: [tableContract, ...contractChecks],
    onSite: (method, work) => (method === 'GET' ? live.read(work) : live.change(work)),
  };
  const asOf = (state: SimulatorState): AnswerSetting => ({
    ...setting,
    onSite: (_method, work) => work(live.of(structuredClone(state))),
  });
  return {
    site,
    faults,
    journal: recorder.journal,
    violations: recorder.violations,
    snapshot: () => live.read(({ state }) => structuredClone(state)),
    setStatus(key, status) {
      live.change((context) => moveOn(context, key, status));
      tell(key);
    },
    comment(key, comment) {
      live.change((context) => addSiteComment(context, key, comment));
      tell(key);
    },
    listen: (listener) => void listeners.push(listener),
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
      const answer = await answerCall(fault?.kind === 'stale' ? asOf(fault.state) : setting, found, request);
      if (isByPeople(site, bot, request)) for (const key of keysIn(request)) tell(key);
      return replyOf(answer, fault);
    },
  };
}

/** What the bot does itself is no news to it. */
function isByPeople(site: Site, bot: BotCredentials, { method, headers }: SimulatorRequest): boolean {
  const caller = authenticate(site, headers['authorization']);
  return method !== 'GET' && caller !== undefined && caller.email !== bot.email;
}

/** The request whose part is written, where there is one. */
function keysIn({ path }: SimulatorRequest): readonly string[] {
  const key = /^\/rest\/servicedeskapi\/request\/([A-Z][A-Z0-9_]*-\d+)\//.exec(path)?.[1];
  return key === undefined ? [] : [key];
}

function demoSite(bot: BotCredentials): Site {
  return {
    users: siteUsers(bot),
    desks: SITE_DESKS,
    articles: SITE_ARTICLES,
    workflow: SITE_WORKFLOW,
    promises: SITE_PROMISES,
  };
}

function moveOn({ state, clock }: SimulatorContext, key: string, status: string): void {
  const request = state.requests.find((each) => each.key === key);
  if (request !== undefined) changeStatus(request, status, clock.now());
}

function addSiteComment(context: SimulatorContext, key: string, { authorId, text, isPublic }: SiteComment): void {
  const request = context.state.requests.find((each) => each.key === key);
  if (request === undefined) return;
  const createdAtMs = context.clock.now();
  const id = nextId(context);
  request.comments.push({ id, authorId, body: text, public: isPublic, createdAtMs, attachmentIds: [] });
  request.updatedAtMs = createdAtMs;
}

function replyOf(answer: Answer, fault: Fault | undefined): SimulatorReply {
  if (fault?.kind === 'answerLost') return { kind: 'silence' };
  if (answer.kind === 'noContent') return { kind: 'answer', status: 204, headers: {}, text: '' };
  if (answer.kind === 'text') {
    return { kind: 'answer', status: answer.status, headers: { 'content-type': 'text/plain' }, text: answer.text };
  }
  const whole = JSON.stringify(answer.body);
  const text = fault?.kind === 'cutOff' ? whole.slice(0, whole.length / 2) : whole;
  return { kind: 'answer', status: answer.status, headers: { 'content-type': 'application/json' }, text };
}
