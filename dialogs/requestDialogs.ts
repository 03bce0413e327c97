import type { TurnContext } from 'botbuilder';
import type { CustomerRequest, PublicComment } from '../jira/ports.ts';
import { DIALOGS, DONE } from './ids.ts';
import type { DialogPorts } from './ports.ts';
import type { Option, Reply } from './replies.ts';
import { localeOf, option, send, tell } from './replies.ts';
import { withOpenRequests } from './trail.ts';
import { createWaterfall } from './waterfall.ts';
import type { Words } from './words.ts';
import { escapeMarkdown } from './words.ts';

const MOST_LISTED = 10;
const COMMENTS_SHOWN = 3;
const LONGEST_COMMENT = 600;

type RequestPorts = Pick<DialogPorts, 'serviceDesk' | 'memory'>;

/** Lists the customer's requests with their status. */
export function createMyRequestsDialog({ serviceDesk, memory }: RequestPorts) {
  return createWaterfall(DIALOGS.myRequests, [
    async function who(step) {
      return step.begin(DIALOGS.signIn, {});
    },
    async function list(step) {
      const customer = step.resultOf(DIALOGS.signIn);
      if (!customer) return step.end(DONE);
      const { status } = step.options;
      const page = await serviceDesk.listRequests({ accountId: customer.accountId, status, limit: MOST_LISTED });
      if (status === 'open') {
        await memory.trail.change(step.context, (trail) => withOpenRequests(trail, page.requests));
      }
      await send(step.context, listReply(page.requests, { status, hasMore: page.nextPage !== undefined }));
      return step.end(DONE);
    },
  ]);
}

/** Shows one request with its last comments. Somebody else's is not found. */
export function createShowRequestDialog({ serviceDesk }: RequestPorts) {
  return createWaterfall(DIALOGS.showRequest, [
    async function who(step) {
      return step.begin(DIALOGS.signIn, {});
    },
    async function show(step) {
      const customer = step.resultOf(DIALOGS.signIn);
      if (!customer) return step.end(DONE);
      const owned = { key: step.options.key, accountId: customer.accountId };
      const found = await serviceDesk.findRequest(owned);
      if (found.kind === 'notFound') {
        await tell(step.context, { key: 'requests.notFound', params: { key: owned.key } }, [
          'myRequests',
          'talkToAgent',
        ]);
        return step.end(DONE);
      }
      const listed = await serviceDesk.listPublicComments(owned, COMMENTS_SHOWN);
      const comments = listed.kind === 'found' ? listed.comments : [];
      await send(step.context, detailsReply(step.context, found.request, comments));
      return step.end(DONE);
    },
  ]);
}

function listReply(
  requests: readonly CustomerRequest[],
  { status, hasMore }: { readonly status: 'open' | 'closed'; readonly hasMore: boolean },
): Reply {
  const isOpen = status === 'open';
  const others = [option(isOpen ? 'showClosed' : 'showOpen'), option('createRequest'), option('talkToAgent')];
  if (requests.length === 0)
    return { say: [{ key: isOpen ? 'requests.noneOpen' : 'requests.noneClosed' }], options: others };
  const more: readonly Words[] = hasMore ? [{ key: 'requests.more' }] : [];
  const keys: readonly Option[] = requests.map(({ key }) => ({ id: key, label: { text: key } }));
  const title: Words = { key: isOpen ? 'requests.open' : 'requests.closed' };
  return {
    say: [title, { parts: requests.map(line) }, ...more, { key: 'requests.choose' }],
    options: [...keys, ...others],
  };
}

function line({ key, portalUrl, summary, status }: CustomerRequest, index: number): Words {
  const params = { key, url: portalUrl, summary: escapeMarkdown(summary), status: escapeMarkdown(status) };
  const words: Words = { key: 'requests.line', params };
  return index === 0 ? words : { parts: [{ text: '\n' }, words] };
}

function detailsReply(context: TurnContext, request: CustomerRequest, comments: readonly PublicComment[]): Reply {
  const details: Words = {
    key: 'requests.details',
    params: {
      key: request.key,
      url: request.portalUrl,
      summary: escapeMarkdown(request.summary),
      type: escapeMarkdown(request.requestTypeName),
      status: escapeMarkdown(request.status),
      since: dayOf(context, request.statusChangedAtMs),
    },
  };
  const none: Words = { key: 'requests.noComments' };
  const said = comments.map((comment) => commentWords(context, comment));
  const options = [option('myRequests'), option('talkToAgent'), option('askAnother')];
  return {
    say: [details, ...(said.length === 0 ? [none] : [{ key: 'requests.comments' } as const, ...said])],
    options,
  };
}

function commentWords(context: TurnContext, { authorName, createdAtMs, text }: PublicComment): Words {
  const short = text.length > LONGEST_COMMENT ? `${text.slice(0, LONGEST_COMMENT - 1)}…` : text;
  const params = { author: escapeMarkdown(authorName), at: dayOf(context, createdAtMs), text: escapeMarkdown(short) };
  return { key: 'requests.comment', params };
}

function dayOf(context: TurnContext, atMs: number): string {
  return new Intl.DateTimeFormat(localeOf(context), { dateStyle: 'medium', timeZone: 'UTC' }).format(atMs);
}
