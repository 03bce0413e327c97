import type { HandoffKey } from '../handoff/domain/conversation.ts';
import { isLive } from '../handoff/domain/handoff.ts';
import type { NoticeKey } from '../handoff/domain/content.ts';
import type { RequestNews } from '../handoff/domain/requestNews.ts';
import type { Party } from '../handoff/domain/party.ts';
import type { AgentStore, HandoffStore, Messenger, TicketDesk } from '../handoff/ports.ts';
import type { Clock } from '../clock.ts';
import type { FieldAnswers } from '../jira/requestForm.ts';
import type { CreateOnceResult, ServiceDesk } from '../jira/ports.ts';
import type { NewsBoxes } from './newsBoxes.ts';
import type { TaskOf, WaitingRequest } from './ports.ts';

/** Creates what waited for the service desk, and tells those who wait for it. Fails as the service desk does. */
export type RunCreation = (task: TaskOf<'create'>) => Promise<void>;

export interface RunCreationDeps {
  readonly deskId: string;
  readonly desk: Pick<ServiceDesk, 'createRequestOnce' | 'attachFiles'>;
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
    const title = ticket.transcript.title;
    if (customer.personId === undefined) return;
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
    const made = await ticketDesk.create(request.ticket);
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
    await boxes.add(request.personId, [newsOf(task, request.title, outcome, clock.now())]);
  }

  return (task) => (task.request.kind === 'ticket' ? makeTicket(task, task.request) : sendDraft(task, task.request));
}

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
  const filesLost = result !== first || !(await attach(deps, key, request));
  return { kind: 'created', key, url, filesLost };
}

function create(
  { desk }: RunCreationDeps,
  { firstTriedAt: firstTriedAtMs }: TaskOf<'create'>,
  { draft, conversationId }: DraftRequest,
  answers: FieldAnswers,
): Promise<CreateOnceResult> {
  return desk.createRequestOnce({ draft: { ...draft, answers }, conversationId, firstTriedAtMs });
}

async function attach({ desk }: RunCreationDeps, key: string, request: DraftRequest): Promise<boolean> {
  if (request.temporaryFileIds.length === 0) return true;
  const owned = { key, accountId: request.draft.accountId };
  return (await desk.attachFiles(owned, request.temporaryFileIds)).kind === 'attached';
}
