import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { CustomerRequest, RequestTitle } from '../../jira/ports.ts';
import { speakerOf } from '../../messaging/speaker.ts';
import { asCustomer } from '../customer.ts';
import type { FindRequestOptions, Next } from '../ids.ts';
import { DIALOGS, DONE } from '../ids.ts';
import { saidAnew } from '../knowledge/quickAnswerDialogs.ts';
import type { DialogPorts } from '../ports.ts';
import type { Answer } from '../question.ts';
import type { Intent } from '../recognition/intents.ts';
import { recognise } from '../recognition/recognise.ts';
import type { Described } from '../recognition/requestDescribed.ts';
import { requestsDescribed, withKey } from '../recognition/requestDescribed.ts';
import { withOthers } from '../recognition/severalRequests.ts';
import { titlesMeant } from '../recognition/titlesMeant.ts';
import { keyOption, localeOf, option, send } from '../replies.ts';
import type { Step } from '../waterfall.ts';
import { createWaterfall } from '../waterfall.ts';
import { whereKnown } from '../whereKnown.ts';
import { escapeMarkdown } from '../words.ts';
import { requestLines } from './requestLines.ts';

type FindPorts = Pick<DialogPorts, 'serviceDesk' | 'identity'>;
type FindStep = Step<FindRequestOptions, Next>;

/** More than these are not told apart by a word. */
const MOST_SHOWN = 5;

/**
 * Finds the request that a text calls by words of its title, and goes on as if it had been called by its key. Where none is
 * called so, the text means what it would mean otherwise.
 */
export function createFindRequestDialog(ports: FindPorts) {
  const { serviceDesk, identity } = ports;
  return createWaterfall(DIALOGS.findRequest, [
    async function who(step) {
      const customer = asCustomer(await identity.personOf(speakerOf(step.context).conversation));
      const { isOrder, instead } = step.options;
      return isOrder || customer ? step.begin(DIALOGS.signIn, {}) : step.end({ kind: 'goTo', intent: instead });
    },
    async function find(step) {
      const customer = step.resultOf(DIALOGS.signIn);
      if (!customer) return step.end(DONE);
      const ways = requestsDescribed(step.options.said, localeOf(step.context));
      const asked = serviceDesk.listTitles(customer.accountId);
      const titles = step.options.isOrder ? await asked : ((await whereKnown(asked)) ?? []);
      const meant = titlesMeant(ways, titles);
      if (!meant) return noneSo(step, ways);
      const [only, ...others] = meant.titles;
      if (only && others.length === 0) return goOn(step, meant.way, only.key);
      return askWhich(step, ports, { accountId: customer.accountId, ...meant });
    },
    async function chosen(step) {
      const answer: Answer = step.resultOf(DIALOGS.question);
      if (answer.kind !== 'option') return step.end(saidAnew(answer, localeOf(step.context)));
      if (answer.id === 'myRequests') return step.end({ kind: 'goTo', intent: MY_REQUESTS });
      const [place = '', key = ''] = answer.id.split(':');
      const way = requestsDescribed(step.options.said, localeOf(step.context))[Number(place)];
      return way ? goOn(step, way, key) : step.end(DONE);
    },
  ]);
}

const MY_REQUESTS: Intent = { kind: 'myRequests', status: 'open' };

/** As if the key had been said. */
function goOn(step: FindStep, way: Described, key: string): Promise<DialogTurnResult> {
  const locale = localeOf(step.context);
  const said = withKey(way, key);
  const intent = recognise(said, locale, () => true);
  const meant = intent.kind === 'showRequest' ? withOthers(intent, said, locale) : undefined;
  const request = meant?.kind === 'showRequest' ? meant : ({ kind: 'showRequest', key } as const);
  // What it is named by is no key in the text of this turn.
  return step.end({ kind: 'goTo', intent: { others: [], ...request } });
}

/** Only who says `my` and what to do with it has surely meant one that there is. */
async function noneSo(step: FindStep, ways: readonly Described[]): Promise<DialogTurnResult> {
  const sure = ways.find(({ isOrder, isTheirs }) => isOrder && isTheirs);
  if (!sure || step.options.instead.kind === 'quickAnswer')
    return step.end({ kind: 'goTo', intent: step.options.instead });
  const params = { said: escapeMarkdown(sure.words.join(' ')) };
  const options = [option('myRequests'), option('showClosed'), option('createRequest'), option('talkToAgent')];
  await send(step.context, { say: [{ key: 'requests.noneCalled', params }], options });
  return step.end(DONE);
}

interface Meant {
  readonly accountId: string;
  readonly way: Described;
  readonly titles: readonly RequestTitle[];
}

async function askWhich(
  step: FindStep,
  { serviceDesk }: Pick<FindPorts, 'serviceDesk'>,
  { accountId, way, titles }: Meant,
): Promise<DialogTurnResult> {
  const locale = localeOf(step.context);
  const place = requestsDescribed(step.options.said, locale).findIndex(({ before }) => before === way.before);
  const found = await Promise.all(
    titles.slice(0, MOST_SHOWN).map(({ key }) => serviceDesk.findRequest({ key, accountId })),
  );
  const requests: readonly CustomerRequest[] = found.flatMap((each) => (each.kind === 'found' ? [each.request] : []));
  if (requests.length === 0) return noneSo(step, [way]);
  const more = titles.length > MOST_SHOWN ? [{ key: 'requests.more' } as const] : [];
  return step.begin(DIALOGS.question, {
    say: [{ key: 'requests.whichOne' }, requestLines(requests), ...more],
    accepts: { kind: 'text', files: true },
    options: [...requests.map(({ key }) => ({ ...keyOption(key), id: `${place}:${key}` })), option('myRequests')],
  });
}
