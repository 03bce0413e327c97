import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { CustomerRequest, PendingApproval, RequestPage } from '../../jira/ports.ts';
import { DIALOGS, DONE } from '../ids.ts';
import type { MyRequestsOptions, Next } from '../ids.ts';
import type { Intent, RequestList } from '../recognition/intents.ts';
import type { DialogPorts } from '../ports.ts';
import type { Answer, Question } from '../question.ts';
import { saidAnew } from '../knowledge/quickAnswerDialogs.ts';
import type { Option } from '../replies.ts';
import { hidden, keyOption, localeOf, option, optionWith, valueIn } from '../replies.ts';
import { withOpenRequests } from '../trail.ts';
import type { Step } from '../waterfall.ts';
import { createWaterfall } from '../waterfall.ts';
import { whereKnown } from '../whereKnown.ts';
import type { Words } from '../words.ts';
import { requestLines } from './requestLines.ts';

const PAGE_SIZE = 10;
const MOST_APPROVALS = 5;

type ListStep = Step<MyRequestsOptions, Next>;

interface Listed extends RequestPage {
  /** Undefined where the service desk does not say. */
  readonly approvals: readonly PendingApproval[] | undefined;
}

/** Lists the customer's requests with their status, page by page, and what waits for their decision. */
export function createMyRequestsDialog({ serviceDesk, memory }: Pick<DialogPorts, 'serviceDesk' | 'memory'>) {
  return createWaterfall(DIALOGS.myRequests, [
    async function who(step) {
      return step.begin(DIALOGS.signIn, {});
    },
    async function list(step) {
      const customer = step.resultOf(DIALOGS.signIn);
      if (!customer) return step.end(DONE);
      const { accountId } = customer;
      const page = await serviceDesk.listRequests({ ...withoutEarlier(step.options), accountId, limit: PAGE_SIZE });
      const isFirst = isOwnOpen(step.options) && step.options.page === undefined;
      if (isFirst) await memory.trail.change(step.context, (trail) => withOpenRequests(trail, page.requests));
      const approvals = isFirst ? await whereKnown(serviceDesk.listPendingApprovals(accountId, MOST_APPROVALS)) : [];
      return show(step, { ...page, approvals });
    },
    async function act(step) {
      return follow(step, step.resultOf(DIALOGS.question));
    },
  ]);
}

function withoutEarlier({ earlier: _before, ...list }: MyRequestsOptions): Omit<MyRequestsOptions, 'earlier'> {
  return list;
}

function isOwnOpen({ status, relation }: RequestList): boolean {
  return status === 'open' && relation === undefined;
}

function show(step: ListStep, listed: Listed): Promise<DialogTurnResult> {
  const options = waysOn(step.options);
  if (listed.requests.length + (listed.approvals ?? []).length > 0) {
    return step.begin(DIALOGS.question, listQuestion(step.options, listed, options));
  }
  const say = [{ key: NONE[listName(step.options)] }, ...approvalsAway(listed)];
  return step.begin(DIALOGS.question, { say, accepts: { kind: 'text', files: true }, options });
}

async function follow(step: ListStep, said: Answer): Promise<DialogTurnResult> {
  if (said.kind !== 'option') return step.end(saidAnew(said, localeOf(step.context)));
  const page = valueIn(said.id, 'showMore');
  const { page: shown = '', earlier = [], ...list } = step.options;
  if (page !== undefined) return step.restart({ ...list, page, earlier: [...earlier, shown] });
  if (said.id === 'showPrevious') return step.restart(pageBefore(step.options));
  return step.end({ kind: 'goTo', intent: WAYS_ON[said.id] ?? { kind: 'showRequest', key: said.id } });
}

function pageBefore({ page: _shown, earlier = [], ...list }: MyRequestsOptions): MyRequestsOptions {
  const page = earlier.at(-1) ?? '';
  return page === '' ? list : { ...list, page, earlier: earlier.slice(0, -1) };
}

const WAYS_ON: Readonly<Record<string, Intent>> = {
  showOpen: { kind: 'myRequests', status: 'open' },
  showClosed: { kind: 'myRequests', status: 'closed' },
  showShared: { kind: 'myRequests', status: 'open', relation: 'participant' },
  createRequest: { kind: 'createRequest' },
  talkToAgent: { kind: 'human' },
};

function waysOn(list: RequestList): readonly Option[] {
  const [closed, shared, open] = [option('showClosed'), option('showShared'), option('showOpen')];
  const others = isOwnOpen(list) ? [closed, shared, hidden(open)] : [open, hidden(closed), hidden(shared)];
  return [...others, option('createRequest'), option('talkToAgent')];
}

const TITLES = { open: 'requests.open', closed: 'requests.closed', shared: 'requests.shared' } as const;
const NONE = { open: 'requests.noneOpen', closed: 'requests.noneClosed', shared: 'requests.noneShared' } as const;

function listName({ status, relation }: RequestList): keyof typeof TITLES {
  return relation === undefined ? status : 'shared';
}

function listQuestion(
  list: MyRequestsOptions,
  { requests, approvals, nextPage }: Listed,
  others: readonly Option[],
): Question {
  const waiting = (approvals ?? []).map(({ request }) => request);
  const more: readonly Words[] = nextPage === undefined ? [] : [{ key: 'requests.more' }];
  const keys = new Set([...waiting, ...requests].map(({ key }) => key));
  return {
    say: [
      ...section('requests.approvals', waiting),
      ...(requests.length === 0 ? [{ key: NONE[listName(list)] } as const] : section(TITLES[listName(list)], requests)),
      ...more,
      ...approvalsAway({ approvals }),
      { key: 'requests.choose' },
    ],
    accepts: { kind: 'text', files: true },
    options: [
      ...[...keys].map(keyOption),
      ...(nextPage === undefined ? [] : [optionWith('showMore', nextPage)]),
      ...previous(list),
      ...others,
    ],
  };
}

function approvalsAway({ approvals }: Pick<Listed, 'approvals'>): readonly Words[] {
  return approvals ? [] : [{ key: 'requests.approvalsAway' }];
}

/** “Back” on the first page shows it once more, rather than looking for articles about it. */
function previous({ page }: MyRequestsOptions): readonly Option[] {
  return [page === undefined ? hidden(option('showPrevious')) : option('showPrevious')];
}

function section(
  title: 'requests.approvals' | (typeof TITLES)[keyof typeof TITLES],
  requests: readonly CustomerRequest[],
) {
  return requests.length === 0 ? [] : [{ key: title }, requestLines(requests)];
}
