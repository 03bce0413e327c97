import { ActivityTypes } from 'botbuilder';
import type { TurnContext } from 'botbuilder';
import { Dialog } from 'botbuilder-dialogs';
import type { DialogContext, DialogInstance, DialogReason, DialogTurnResult } from 'botbuilder-dialogs';
import type { Clock } from '../clock.ts';
import { readMessage, sixDigitsIn } from '../messaging/inbound.ts';
import { DIALOGS } from './ids.ts';
import type { Answer, Question, Reading, ReadingContext } from './question.ts';
import { readAnswer } from './answers/readAnswer.ts';
import type { Option } from './replies.ts';
import { localeOf, option, send } from './replies.ts';
import { isAskedUnbidden, isSaidTooEarly } from './answers/saidTooEarly.ts';
import type { Words } from './words.ts';

/** After this many answers that could not be read, the way out is offered. */
const TRIES_BEFORE_HELP = 3;

interface QuestionState {
  question: Question;
  failed: number;
  /** When it was shown, in epoch milliseconds, where what was said before that is no answer to it. */
  askedAt?: number;
}

const WAYS_OUT: readonly Option[] = [option('stop'), option('talkToAgent')];

/** Asks one question until it gets an answer that can be read, saying each time what is wrong. */
export class QuestionDialog extends Dialog<Question> {
  private readonly clock: Clock;

  constructor(clock: Clock) {
    super(DIALOGS.question.id);
    this.clock = clock;
  }

  override async beginDialog(dialogs: DialogContext, question?: Question): Promise<DialogTurnResult> {
    const { once = [], ...asked }: Question = question ?? { say: [], accepts: { kind: 'text' } };
    stateOf(dialogs.activeDialog).question = asked;
    stateOf(dialogs.activeDialog).failed = 0;
    await ask(dialogs.context, { ...asked, say: [...once, ...asked.say] });
    if (isAskedUnbidden(dialogs.context)) stateOf(dialogs.activeDialog).askedAt = this.clock.now();
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dialogs: DialogContext): Promise<DialogTurnResult<Answer>> {
    if (dialogs.context.activity.type !== ActivityTypes.Message) return Dialog.EndOfTurn;
    const state = stateOf(dialogs.activeDialog);
    if (this.isTooEarly(dialogs.context, state)) {
      await ask(dialogs.context, state.question);
      return Dialog.EndOfTurn;
    }
    const reading = this.read(dialogs.context, state.question);
    if (reading.ok) return dialogs.endDialog(reading.answer);
    state.failed += 1;
    const stuck = state.failed >= TRIES_BEFORE_HELP;
    const problem: readonly Words[] = stuck ? [reading.problem, { key: 'question.stuck' }] : [reading.problem];
    await ask(dialogs.context, state.question, { problem, waysOut: stuck ? WAYS_OUT : [] });
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    await ask(context, stateOf(instance).question);
  }

  override async resumeDialog(dialogs: DialogContext, _reason: DialogReason): Promise<DialogTurnResult> {
    await ask(dialogs.context, stateOf(dialogs.activeDialog).question);
    return Dialog.EndOfTurn;
  }

  /** Files are looked at once more, so they may come early. */
  private isTooEarly(context: TurnContext, { askedAt, question: { accepts } }: QuestionState): boolean {
    if (askedAt === undefined || !isSaidTooEarly(context, askedAt, this.clock.now())) return false;
    return !('files' in accepts) || readMessage(context.activity).attachments.length === 0;
  }

  private read(context: TurnContext, question: Question): Reading {
    return readAnswer(readMessage(context.activity).text, question, readingContext(context, this.clock));
  }
}

/** What reading an answer needs to know of this turn. */
export function readingContext(context: TurnContext, clock: Clock): ReadingContext {
  const { activity } = context;
  const hasFiles = readMessage(activity).attachments.length > 0;
  return { locale: localeOf(context), now: clock.now(), hasFiles, sixDigits: sixDigitsIn(activity) };
}

/** The question that waits for an answer, in whichever dialog within dialogs. */
export function openQuestion({ child, activeDialog }: DialogContext): Question | undefined {
  if (child) return openQuestion(child);
  return activeDialog?.id === DIALOGS.question.id ? stateOf(activeDialog).question : undefined;
}

/** The framework keeps a dialog's state untyped; beginDialog has put it there. */
function stateOf(instance: DialogInstance | undefined): QuestionState {
  return instance?.state as QuestionState;
}

async function ask(
  context: TurnContext,
  question: Question,
  again: { problem: readonly Words[]; waysOut: readonly Option[] } = { problem: [], waysOut: [] },
): Promise<void> {
  const { say, options = [], card } = question;
  const waysOut = again.waysOut.filter(({ id }) => options.every((each) => each.id !== id));
  const reply = { say: [...again.problem, ...say], options: [...options, ...waysOut] };
  await send(context, card ? { ...reply, card } : reply);
}
