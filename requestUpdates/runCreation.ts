import type { HandoffKey } from '../handoff/domain/conversation.ts';
import { isLive } from '../handoff/domain/handoff.ts';
import type { NoticeKey } from '../handoff/domain/content.ts';
import type { RequestNews } from '../handoff/domain/requestNews.ts';
import type { Party } from '../handoff/domain/party.ts';
import type { AgentStore, HandoffStore, Messenger, TicketDesk } from '../handoff/ports.ts';
import type { Clock } from '../clock.ts';
import type { FieldAnswers } from '../jira/requestForm.ts';
import type { CreateResult, ServiceDesk } from '../jira/ports.ts';
import { isDeclined, isOfNoUse } from './createLater.ts';
import type { NewsBoxes } from './newsBoxes.ts';
import type { TaskOf, WaitingRequest } from './ports.ts';

/**
 * Creates what waited for the service desk, and tells those who wait for it, also that it is declined. Fails where the
 * service desk may answer otherwise later.
 */
export type RunCreation = (task: TaskOf<'create'>) => Promise<void>;

export interface RunCreationDeps {
  readonly deskId: string;
  readonly desk: Pick<ServiceDesk, 'createRequest' | 'addComment' | 'listFileNames'>;
  /** The one that does not keep anything for later. */
  readonly ticketDesk: TicketDesk;
  readonly boxes: NewsBoxes;
  readonly handoffs: Pick<HandoffStore, 'load'>;
  readonly agents: Pick<AgentStore, 'load'>;
  readonly messenger: Pick<Messenger, 'send'>;
  readonly clock: Clock;
}

type TicketRequest = Extract<WaitingRequest, { kind: 'ticket' }>;
type DraftRequest = Extract<WaitingRequest, { kind: 'draft' }>;

/** `reason` is empty where Jira gave none. */
type Outcome =
  | {
      readonly kind: 'created';
      readonly key: string;
      readonly url: string;
      readonly staffUrl?: string;
      readonly filesLost: boolean;
    }
  | { readonly kind: 'refused'; readonly reason: string };

export function createRunCreation(deps: RunCreationDeps): RunCreation {
  const { deskId, ticketDesk, boxes, handoffs, agents, messenger, clock } = deps;

  async function tell(to: Party, id: string, notice: { key: NoticeKey; params: Record<string, string> }) {
    const content = { kind: 'notice', ...notice, choices: [] } as const;
    const { outcome } = await messenger.send({ id, address: to.address, locale: to.locale, content });
    return outcome === 'delivered';
  }

  /** In the middle of the chat that the request is made of, as at once; otherwise with what else is news. */
  async function tellCustomer(task: TaskOf<'create'>, { ticket }: TicketRequest, outcome: Outcome): Promise<void> {
    const { customer } = ticket;
    if (outcome.kind === 'created' && (await isRunning({ deskId, id: ticket.chatId }))) {
      const params = { key: outcome.key, url: outcome.url };
      if (await tell(customer, `${task.id}:customer`, { key: 'ticketCreated', params })) return;
    }
    const { title, asked } = ticket.transcript;
    if (customer.personId === undefined) return;
    if (outcome.kind === 'refused') await boxes.keepUnsent(customer.personId, asked.split('\n').filter(Boolean));
    await boxes.add(customer.personId, [newsOf(task, title, outcome, clock.now())]);
  }

  async function isRunning(key: HandoffKey): Promise<boolean> {
    const found = await handoffs.load(key);
    return found !== undefined && isLive(found.value);
  }

  /** Off duty and without a chat they are not there any more. */
  async function tellAgent(task: TaskOf<'create'>, { ticket }: TicketRequest, outcome: Outcome) {
    const agent = await agents.load({ deskId, id: ticket.askedBy.agentId });
    if (!agent || (agent.value.duty === 'off' && agent.value.slots.length === 0)) return;
    const customer = ticket.customer.name;
    const notice =
      outcome.kind === 'created'
        ? ({
            key: 'ticketCreatedLater',
            params: { key: outcome.key, url: outcome.staffUrl ?? outcome.url, customer },
          } as const)
        : refusedNotice(outcome.reason, customer);
    await tell(agent.value.party, `${task.id}:agent`, notice);
  }

  async function makeTicket(task: TaskOf<'create'>, request: TicketRequest): Promise<void> {
    const made = await orDeclined(isLastTry(task), () => ticketDesk.create(request.ticket));
    const isThere = made.kind === 'created' || made.kind === 'existed';
    const outcome: Outcome = isThere
      ? { kind: 'created', key: made.key, url: made.url, staffUrl: made.staffUrl, filesLost: false }
      : { kind: 'refused', reason: made.kind === 'refused' ? made.reason : '' };
    await tellCustomer(task, request, outcome);
    await tellAgent(task, request, outcome);
  }

  async function sendDraft(task: TaskOf<'create'>, request: DraftRequest): Promise<void> {
    const outcome = await createDraft(deps, task, request);
    if (outcome.kind === 'refused') await boxes.keepUnsent(request.personId, request.said);
    const news = newsOf(task, request.title, outcome, clock.now());
    const { portalUrl: url } = request;
    const hasForm = news.kind === 'notCreated' && url !== undefined;
    await boxes.add(request.personId, [hasForm ? { ...news, url } : news]);
  }

  return (task) => (task.request.kind === 'ticket' ? makeTicket(task, task.request) : sendDraft(task, task.request));
}

/** An answer that was of no use so often will not be of use the next time. */
const MOST_UNREAD = 10;

function isLastTry({ unread = 0 }: TaskOf<'create'>): boolean {
  return unread + 1 >= MOST_UNREAD;
}

/** Without a reason: what Jira says of a call that it does not take is for nobody in the chat. */
async function orDeclined<Result>(isLast: boolean, call: () => Promise<Result>): Promise<Result | Declined> {
  try {
    return await call();
  } catch (error) {
    // A request that cannot even be looked for may be there.
    const isForGood = isDeclined(error) && !error.nothingDone;
    if (isForGood || (isLast && isOfNoUse(error))) return { kind: 'refused', reason: '' };
    throw error;
  }
}

type Declined = { readonly kind: 'refused'; readonly reason: '' };

function refusedNotice(reason: string, customer: string) {
  return reason === ''
    ? ({ key: 'ticketRefusedLaterUnexplained', params: { customer } } as const)
    : ({ key: 'ticketRefusedLater', params: { reason, customer } } as const);
}

function newsOf({ id, firstTriedAt }: TaskOf<'create'>, title: string, outcome: Outcome, at: number): RequestNews {
  const base = { id: `${id}:${String(firstTriedAt)}`, at, title };
  if (outcome.kind === 'refused') return { ...base, kind: 'notCreated', reason: outcome.reason };
  const { key, url, filesLost } = outcome;
  return { ...base, kind: 'created', key, url, filesLost };
}

/** Jira keeps uploads for a while only: a request that is refused with them is tried without. */
async function createDraft(deps: RunCreationDeps, task: TaskOf<'create'>, request: DraftRequest): Promise<Outcome> {
  const { answers } = request.draft;
  const first = await create(deps, task, request, answers);
  const withoutFiles = Object.fromEntries(Object.entries(answers).filter(([, { kind }]) => kind !== 'attachment'));
  const hadFiles = Object.keys(withoutFiles).length < Object.keys(answers).length;
  const result = first.kind === 'refused' && hadFiles ? await create(deps, task, request, withoutFiles) : first;
  if (result.kind === 'refused') return { kind: 'refused', reason: first.kind === 'refused' ? first.reason : '' };
  if (result.kind === 'notFound') return { kind: 'refused', reason: '' };
  const { key, portalUrl: url } = result;
  const filesLost = result !== first || !(await hasFiles(deps, result, request));
  return { kind: 'created', key, url, filesLost };
}

function create(
  { desk }: RunCreationDeps,
  task: TaskOf<'create'>,
  { draft, conversationId }: DraftRequest,
  answers: FieldAnswers,
): Promise<CreateResult> {
  const once = { draft: { ...draft, answers }, conversationId, firstTriedAtMs: task.firstTriedAt };
  return orDeclined(isLastTry(task), () => desk.createRequest(once));
}

type Created = Extract<CreateResult, { readonly kind: 'created' | 'existed' }>;

/** The request is there, and its customer must hear of it whatever becomes of the files. */
async function hasFiles(deps: RunCreationDeps, { kind, key }: Created, request: DraftRequest): Promise<boolean> {
  const { temporaryFileIds, draft } = request;
  if (temporaryFileIds.length === 0) return true;
  if (kind === 'existed' && (await areThere(deps, key, request))) return true;
  const owned = { key, accountId: draft.accountId };
  return (await orDeclined(true, () => deps.desk.addComment(owned, { temporaryFileIds }))).kind === 'added';
}

/** An earlier try may have attached them, all at once, and got no answer. */
async function areThere({ desk }: RunCreationDeps, key: string, { fileNames = [] }: DraftRequest): Promise<boolean> {
  if (fileNames.length === 0) return false;
  const found = await orDeclined(true, () => desk.listFileNames(key));
  return found.kind === 'found' && fileNames.every((name) => found.names.includes(name));
}
