import type {
  Approval,
  CustomerRequest,
  OwnedRequest,
  PublicComment,
  RequestTransition,
  ServiceDesk,
  ServiceLevel,
} from '../../jira/ports.ts';
import type { Question } from '../question.ts';
import type { Option } from '../replies.ts';
import { hidden, option } from '../replies.ts';
import { whereKnown } from '../whereKnown.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';
import { ratingOptions } from './ratings.ts';
import { commentWords, detailWords, serviceLevelWords } from './requestLines.ts';

const COMMENTS_SHOWN = 3;
/** More buttons than this for one thing hide the others; a workflow that offers more is asked for by words. */
const MOST_TRANSITIONS = 4;

/** All that is shown of one request. */
export interface RequestView {
  readonly request: CustomerRequest;
  /** Undefined where the service desk does not say. */
  readonly comments: readonly PublicComment[] | undefined;
  readonly serviceLevels: readonly ServiceLevel[];
  /**
   * Undefined for those who may only decide on it (what becomes of it, and who sees it, is for others to say), and where
   * the service desk does not say.
   */
  readonly transitions: readonly RequestTransition[] | undefined;
  readonly approvals: readonly Approval[];
  /** Closed, and its reporter has not said yet how it was. */
  readonly asksForRating: boolean;
}

/** Undefined for a request that is not the customer's. */
export async function findView(desk: ServiceDesk, owned: OwnedRequest): Promise<RequestView | undefined> {
  const found = await desk.findRequest(owned);
  if (found.kind === 'notFound') return undefined;
  const { request, read } = found;
  const isClosed = request.statusCategory === 'done';
  const [comments, serviceLevels, transitions, approvals, feedback] = await Promise.all([
    whereKnown(read('comments')),
    whereKnown(read('serviceLevels')),
    whereKnown(read('transitions')),
    whereKnown(read('approvals')),
    isClosed ? whereKnown(read('feedback')) : undefined,
  ]);
  return {
    request,
    comments: comments?.slice(0, COMMENTS_SHOWN),
    serviceLevels: serviceLevels ?? [],
    transitions,
    approvals: approvals ?? [],
    asksForRating: feedback?.kind === 'none',
  };
}

/** Shows the request, with its dates as they are in a place, an IANA name, and asks what shall be done with it. */
export function viewQuestion(timeZone: string, view: RequestView): Question {
  const { request, approvals, asksForRating } = view;
  const asks: Words = asksForRating ? { key: 'rate.ask', params: { key: request.key } } : { key: 'requests.what' };
  return {
    say: [
      detailWords(timeZone, request),
      ...serviceLevelWords(timeZone, view.serviceLevels),
      ...(view.comments ? commentWords(timeZone, view.comments) : [{ key: 'requests.commentsAway' } as const]),
      ...approvals.map((approval) => approvalWords(request, approval)),
      asks,
    ],
    accepts: { kind: 'text', files: true },
    options: [...(asksForRating ? ratingOptions() : []), ...decisions(approvals), ...actions(view), ...WAYS_ON],
  };
}

const WAYS_ON = [option('myRequests'), option('talkToAgent'), hidden(option('showPrevious'))];

/** What an approver is asked for, and where to answer. */
export function approvalWords({ key, portalUrl }: CustomerRequest, { name, canAnswerHere }: Approval): Words {
  if (canAnswerHere) return { key: 'requests.decide', params: { name: escapeMarkdown(name) } };
  return { key: 'requests.decideOnPortal', params: { name: escapeMarkdown(name), key, url: portalUrl } };
}

/** A change that the workflow offers, by the name that it has there. */
export function transitionOption(key: string, { id, name }: RequestTransition): Option {
  return {
    id: `changeStatus:${id}`,
    label: { text: name },
    means: { kind: 'changeStatus', key, transitionId: id },
  };
}

function decisions(approvals: readonly Approval[]): readonly Option[] {
  return approvals.some(({ canAnswerHere }) => canAnswerHere) ? [option('approve'), option('decline')] : [];
}

function actions({ transitions, request: { key } }: RequestView): readonly Option[] {
  const always = [option('comment'), option('attach')];
  if (!transitions) return always;
  const changes = transitions.slice(0, MOST_TRANSITIONS).map((each) => transitionOption(key, each));
  return [...always, ...changes, option('share')];
}
