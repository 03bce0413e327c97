import type { TurnContext } from 'botbuilder';
import type { DialogTurnResult } from 'botbuilder-dialogs';
import { isKojiError } from '../errors.ts';
import type { AskResult, CustomerContext, OpenRequest } from '../handoff/index.ts';
import type { Person } from '../identity/ports.ts';
import { say } from '../locales/index.ts';
import { speakerOf } from '../messaging/speaker.ts';
import { collectedIn } from './draft.ts';
import type { HumanOptions, Next } from './ids.ts';
import { DIALOGS, DONE } from './ids.ts';
import type { DialogPorts } from './ports.ts';
import { localeOf, tell } from './replies.ts';
import { withOpenRequests } from './trail.ts';
import { createWaterfall } from './waterfall.ts';
import type { Step } from './waterfall.ts';

const REQUESTS_FOR_AGENT = 5;

type HumanPorts = Pick<DialogPorts, 'humanDesk' | 'serviceDesk' | 'identity' | 'memory'>;
type HumanStep = Step<HumanOptions, Next>;

/** Asks the handoff for a human, with everything an agent should know, and says what came of it. */
export function createHumanDialog(ports: HumanPorts) {
  return createWaterfall(DIALOGS.human, [
    async function ask(step) {
      const { conversation } = speakerOf(step.context);
      const person = await ports.identity.personOf(conversation);
      const context = await contextFor(step.context, ports, { person, flow: step.options.flow });
      const email = person?.email === undefined ? {} : { email: person.email };
      const name = person?.name ?? (conversation.name || say(localeOf(step.context), 'human.guest'));
      return tellResult(step, ports, await ports.humanDesk.ask({ conversation, name, ...email, context }));
    },
  ]);
}

async function contextFor(
  context: TurnContext,
  ports: HumanPorts,
  { person, flow }: { readonly person: Person | undefined; readonly flow: string | undefined },
): Promise<CustomerContext> {
  const open = person?.accountId === undefined ? undefined : await openRequests(ports, person.accountId);
  if (open) await ports.memory.trail.change(context, (trail) => withOpenRequests(trail, open));
  const trail = await ports.memory.trail.read(context);
  const collected = collectedIn(await ports.memory.draft.read(context));
  return { ...trail.context, collected, ...(flow === undefined ? {} : { flow }) };
}

/** A human is worth more than a complete summary: where the service desk cannot say, the summary does without. */
async function openRequests(
  { serviceDesk }: HumanPorts,
  accountId: string,
): Promise<readonly OpenRequest[] | undefined> {
  try {
    return (await serviceDesk.listRequests({ accountId, status: 'open', limit: REQUESTS_FOR_AGENT })).requests;
  } catch (error) {
    if (isKojiError(error)) return undefined;
    throw error;
  }
}

async function tellResult(step: HumanStep, { memory }: HumanPorts, result: AskResult): Promise<DialogTurnResult> {
  switch (result.kind) {
    case 'connected':
      await memory.trail.clear(step.context);
      await memory.draft.clear(step.context);
      return step.endAll();
    case 'waiting':
      return step.endAll();
    case 'refused':
      await tell(step.context, { key: `human.${result.why}` }, choicesAfter(step.options, result.why));
      return step.end(DONE);
    default:
      return result satisfies never;
  }
}

function choicesAfter({ resumes }: HumanOptions, why: 'switchedOff' | 'nobodyOnDuty' | 'onDutyYourself') {
  // The request being made is asked for again right below.
  if (resumes === true || why === 'onDutyYourself') return [];
  return ['createRequest', 'askAnother'] as const;
}
