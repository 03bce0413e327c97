import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { ShareResult } from '../../jira/ports.ts';
import type { ShareOptions } from '../requestOptions.ts';
import { DIALOGS } from '../ids.ts';
import type { DialogPorts } from '../ports.ts';
import type { Question } from '../question.ts';
import type { Option } from '../replies.ts';
import { hidden, option, valueIn } from '../replies.ts';
import { createWaterfall } from '../waterfall.ts';
import { whereKnown } from '../whereKnown.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';
import type { Failed } from './attempt.ts';
import { attempt } from './attempt.ts';
import type { RequestStep } from './owned.ts';
import { ownedBy, signInFirst, tellOutcome } from './owned.ts';
import { otherActionSaid } from './otherAction.ts';
import { refusalWords } from './refusals.ts';

type SharePorts = Pick<DialogPorts, 'serviceDesk' | 'identity' | 'memory' | 'clock'>;

/** Lets somebody else take part in a request, by the e-mail address of their account. */
export function createShareDialog(ports: SharePorts) {
  return createWaterfall(DIALOGS.share, [
    async function ask(step) {
      const hindrance = step.options.isAgain ? undefined : await whyNot(step, ports);
      if (hindrance) return tellOutcome(step, hindrance);
      return step.begin(DIALOGS.question, questionFor(step.options));
    },
    async function act(step) {
      const said = step.resultOf(DIALOGS.question);
      const { key, email } = step.options;
      if (said.kind === 'email') return step.restart({ key, email: said.email });
      const chosen = said.kind === 'option' ? valueIn(said.id, 'with') : undefined;
      if (chosen !== undefined) return step.restart({ key, email: chosen });
      const isSure = said.kind === 'option' && (said.id === 'yes' || said.id === 'tryAgain');
      if (!isSure || email === undefined) return tellOutcome(step, { key: 'requests.unchanged' });
      const action = otherActionSaid(step.context, 'share');
      if (action) return step.end({ kind: 'goTo', intent: { kind: 'showRequest', key, action } });
      return share(step, ports, email);
    },
  ]);
}

/** Approvers can see a request that is not theirs to share: they are offered no changes of it. */
async function whyNot(
  { context, options: { key } }: RequestStep<ShareOptions>,
  { serviceDesk, identity }: SharePorts,
): Promise<Words | undefined> {
  const known = await ownedBy(context, identity, key);
  const found = known && (await whereKnown(serviceDesk.findRequest(known.owned)));
  if (!found) return undefined;
  if (found.kind === 'notFound') return refusalWords(key, found);
  const offered = await whereKnown(found.read('transitions').then((transitions) => ({ transitions })));
  return offered && !offered.transitions ? { key: 'share.notTheirs', params: { key } } : undefined;
}

function questionFor({ key, email, among = [], isAgain }: ShareOptions): Question {
  if (email === undefined) return askWhom(key, among);
  const confirm: Words = { key: 'share.confirm', params: { key, email: escapeMarkdown(email) } };
  return {
    say: [isAgain ? { key: 'share.notDone', params: { key, email: escapeMarkdown(email) } } : confirm],
    // An address there corrects the one that is asked about.
    accepts: { kind: 'options', emails: true },
    options: [option(isAgain ? 'tryAgain' : 'yes'), option('no'), ...NOBODY.map(hidden)],
  };
}

function askWhom(key: string, among: readonly string[]): Question {
  const ask: Words = { key: 'share.ask', params: { key } };
  return {
    say: [among.length === 0 ? ask : { key: 'share.askFirst', params: { key } }],
    accepts: { kind: 'email' },
    options: [
      ...among.map((email) => ({ id: `with:${email}`, label: { text: email } })),
      option('cancel'),
      ...[option('no'), ...NOBODY].map(hidden),
    ],
  };
}

/** What says besides that it is not to be shared. */
const NOBODY: readonly Option[] = [option('cancel'), { id: 'nobody', label: { key: 'choices.cancel' } }];

async function share(step: RequestStep<ShareOptions>, ports: SharePorts, email: string): Promise<DialogTurnResult> {
  const known = await ownedBy(step.context, ports.identity, step.options.key);
  if (!known) return signInFirst(step, ports, { dialog: 'share', options: { key: step.options.key, email } });
  const result = await attempt(() => ports.serviceDesk.shareRequest(known.owned, email));
  if (result.kind === 'notDone') return step.restart({ key: step.options.key, email, isAgain: true });
  // Since it was asked, they may have been taken off the request, or the request may be gone.
  const why = result.kind === 'notFound' ? await whyNot(step, ports) : undefined;
  return tellOutcome(step, why ?? outcome(step.options.key, email, result));
}

function outcome(key: string, email: string, result: ShareResult | Failed): Words {
  switch (result.kind) {
    case 'shared':
    case 'alreadyShared':
      return { key: `share.${result.kind}`, params: { key, name: escapeMarkdown(result.participant.displayName) } };
    case 'noAccount':
    case 'severalAccounts':
      return { key: `share.${result.kind}`, params: { email: escapeMarkdown(email) } };
    case 'notFound':
      return { key: 'requests.notOffered', params: { key } };
    default:
      return refusalWords(key, result);
  }
}
