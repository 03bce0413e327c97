import type { TurnContext } from 'botbuilder';
import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { AskResult, CustomerContext, OpenRequest } from '../../handoff/index.ts';
import type { Person } from '../../identity/ports.ts';
import { say } from '../../locales/index.ts';
import { arrivedAt } from '../../messaging/arrivedAt.ts';
import { speakerOf } from '../../messaging/speaker.ts';
import { begunIn } from '../forms/draft.ts';
import type { HumanOptions, Next } from '../ids.ts';
import { DIALOGS, DONE } from '../ids.ts';
import type { DialogPorts } from '../ports.ts';
import type { Refusal } from './refusalWords.ts';
import { refusalWords } from './refusalWords.ts';
import type { Answer, Question } from '../question.ts';
import type { Option } from '../replies.ts';
import { localeOf, option, tell, valueIn } from '../replies.ts';
import { sentOf, withOpenRequests } from '../trail.ts';
import { comesBack } from '../interruptions/askedAgain.ts';
import { choiceOf, collectedOf } from '../interruptions/unfinishedWords.ts';
import { createWaterfall } from '../waterfall.ts';
import type { Step } from '../waterfall.ts';
import { escapeMarkdown } from '../words.ts';
import { whereKnownSoon } from '../whereKnown.ts';

const REQUESTS_FOR_AGENT = 5;
/** Somebody who asks later, and has nothing that is looked up, must not be served first for it. */
const LOOK_UP_MS = 1_500;

type HumanPorts = Pick<DialogPorts, 'humanDesk' | 'serviceDesk' | 'identity' | 'memory' | 'clock' | 'timers'>;
type HumanStep = Step<HumanOptions, Next>;

/** Asks the handoff for a human, with everything an agent should know, and says what came of it. */
export function createHumanDialog(ports: HumanPorts) {
  return createWaterfall(DIALOGS.human, [
    async function askTopic(step) {
      const topics = step.options.isAnyTopic ? [] : await ports.humanDesk.topics(speakerOf(step.context).conversation);
      return topics.length === 0
        ? step.pass(DIALOGS.question, NO_TOPIC)
        : step.begin(DIALOGS.question, topicQuestion(topics));
    },
    async function ask(step) {
      const skill = topicIn(step.resultOf(DIALOGS.question));
      const { conversation } = speakerOf(step.context);
      const person = await ports.identity.personOf(conversation);
      const context = await contextFor(step.context, ports, { person, from: step.options });
      const email = person?.email === undefined ? {} : { email: person.email };
      const name = person?.name ?? (conversation.name || say(localeOf(step.context), 'human.guest'));
      const humanAskedAt = ports.clock.now();
      const askedAt = arrivedAt(step.context) ?? humanAskedAt;
      const result = await ports.humanDesk.ask({ conversation, name, ...email, askedAt, context, ...skill });
      if (result.kind === 'waiting' || result.kind === 'connected')
        await ports.memory.trail.change(step.context, (trail) => ({ ...trail, humanAskedAt }));
      return tellResult(step, result);
    },
    async function goOnWithout(step) {
      const answer = step.resultOf(DIALOGS.question);
      if (answer.kind === 'option' && answer.id === 'anyAgent')
        return step.restart({ ...step.options, isAnyTopic: true });
      // The request being made is asked for again right below.
      return step.end(step.options.resumes === true ? DONE : { kind: 'goTo', intent: { kind: 'createRequest' } });
    },
  ]);
}

const NO_TOPIC: Answer = { kind: 'option', id: 'otherTopic' };

function topicQuestion(topics: readonly string[]): Question {
  const options = topics.map((topic): Option => ({ id: `topic:${topic}`, label: { text: topic } }));
  return {
    say: [{ key: 'human.whichTopic' }],
    accepts: { kind: 'options' },
    options: [...options, option('otherTopic')],
  };
}

function topicIn(answer: Answer): { readonly skill?: string } {
  const skill = answer.kind === 'option' ? valueIn(answer.id, 'topic') : undefined;
  return skill === undefined ? {} : { skill };
}

/** Anybody else, or a request: the customer says which. */
function withoutSkill(skill: string): Question {
  const say = [{ key: 'human.nobodyWithSkill', params: { skill: escapeMarkdown(skill) } }] as const;
  return { say, accepts: { kind: 'options' }, options: [option('anyAgent'), option('createRequest')] };
}

async function contextFor(
  context: TurnContext,
  ports: HumanPorts,
  { person, from }: { readonly person: Person | undefined; readonly from: HumanOptions },
): Promise<CustomerContext> {
  const open = person?.accountId === undefined ? undefined : await openRequests(ports, person.accountId);
  if (open) await ports.memory.trail.change(context, (trail) => withOpenRequests(trail, open));
  const trail = await ports.memory.trail.read(context);
  const begun = begunIn(await ports.memory.draft.read(context));
  const where = whereFrom(from, begun.collected, localeOf(context));
  const made = sentOf(trail, person?.accountId)?.key;
  return { ...trail.context, ...begun, ...where, ...(made === undefined ? {} : { made }) };
}

/** What was going on, and what was said for it. */
function whereFrom(
  { flow, unfinished }: HumanOptions,
  collected: CustomerContext['collected'],
  locale: string,
): Partial<CustomerContext> {
  if (unfinished) return { flow: choiceOf(unfinished), collected: [...collected, ...collectedOf(unfinished, locale)] };
  return flow === undefined ? {} : { flow };
}

/** A human is worth more than a complete summary: where the service desk cannot say, or not soon, the summary does without. */
async function openRequests(
  { serviceDesk, timers }: HumanPorts,
  accountId: string,
): Promise<readonly OpenRequest[] | undefined> {
  const asked = serviceDesk.listRequests({ accountId, status: 'open', limit: REQUESTS_FOR_AGENT });
  const page = await whereKnownSoon(asked, { timers, withinMs: LOOK_UP_MS });
  return page?.requests;
}

async function tellResult(step: HumanStep, result: AskResult): Promise<DialogTurnResult> {
  switch (result.kind) {
    case 'connected':
    case 'waiting':
      return step.endAll();
    case 'nobodyWithSkill':
      return step.begin(DIALOGS.question, withoutSkill(result.skill));
    case 'refused':
      await tellRefusal(step, result);
      return step.end(step.options.unfinished ? { kind: 'goTo', intent: { kind: 'resumeFlow' } } : DONE);
    default:
      return result satisfies never;
  }
}

/** Who was in the middle of something goes on with that, and is offered nothing else. */
async function tellRefusal({ context, options }: HumanStep, refusal: Refusal): Promise<void> {
  const goesOn = options.resumes === true || options.unfinished !== undefined;
  if (goesOn) comesBack(context);
  const words = refusalWords(refusal, { locale: localeOf(context), goesOn });
  await tell(context, words, choicesAfter(options, refusal));
}

function choicesAfter({ resumes, unfinished }: HumanOptions, { why }: Refusal) {
  // What was going on is asked again right below.
  if (resumes === true || unfinished || why === 'onDutyYourself') return [];
  return ['createRequest', 'askAnother'] as const;
}
