import { ActivityTypes, HandoffEventNames } from 'botbuilder';
import type { Activity, TurnContext } from 'botbuilder';
import { ComponentDialog, Dialog, DialogTurnStatus } from 'botbuilder-dialogs';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { isAgentsCommand } from '../handoff/index.ts';
import { readMessage } from '../messaging/inbound.ts';
import { tellChatRating } from './interruptions/chatRating.ts';
import { forgetSaid, leaveFor, offerLeft } from './interruptions/aside.ts';
import { OVER, begin, beginIntent, resumeFlow } from './interruptions/beginIntent.ts';
import { noteComingBack, wantsItAgain } from './interruptions/askedAgain.ts';
import { asideMeant, isLabelOf } from './interruptions/asideMeant.ts';
import { filesIn } from './forms/attachedFiles.ts';
import { askedWithFiles, namedWithFiles } from './interruptions/filesAtHand.ts';
import { cancelsForm, draftInstead, draftMeant, isBackMeant, leavesSignIn } from './interruptions/draftMeant.ts';
import { answerAboutFiles, askAboutFilesBeside, keepFilesBeside } from './interruptions/filesBeside.ts';
import { forgetAfterChat } from './interruptions/forgetAfterChat.ts';
import type { Next } from './ids.ts';
import { DIALOGS, DONE } from './ids.ts';
import type { Intent, Interruption } from './recognition/intents.ts';
import { isInterruption } from './recognition/intents.ts';
import { interrupt } from './interruptions/interruptions.ts';
import { mayNameRequest } from './interruptions/keyLinks.ts';
import type { KindCalled } from './forms/kindCalled.ts';
import { createKindCalled } from './forms/kindCalled.ts';
import { allNamed, forgetOrder, lastRequestMeant, orderRepeated } from './interruptions/lastRequest.ts';
import { createDialogs } from './createDialogs.ts';
import { newsAnswer } from './interruptions/newsAnswer.ts';
import { readKeys, recogniseAnew } from './interruptions/ownKeys.ts';
import type { DialogPorts } from './ports.ts';
import type { Question } from './question.ts';
import { openQuestion } from './questionDialog.ts';
import { OF_REQUEST, PASSING } from './interruptions/passing.ts';
import { recogniseInterruption } from './recognition/recognise.ts';
import { localeOf } from './replies.ts';
import { replyExpected } from './interruptions/replyExpected.ts';
import { withOthers } from './recognition/severalRequests.ts';
import { noteShown } from './interruptions/shownButtons.ts';
import { withSaid } from './trail.ts';
import { keptFlow } from './interruptions/unfinished.ts';
import { keepVerdictAsReply } from './interruptions/verdictOrReply.ts';

/** Where every activity of a customer arrives: an interruption, an answer to what was asked, or something new. */
export class RootDialog extends ComponentDialog {
  private readonly ports: DialogPorts;
  private readonly kindCalled: KindCalled;

  constructor(ports: DialogPorts) {
    super(DIALOGS.root.id);
    this.ports = ports;
    this.kindCalled = createKindCalled(ports.serviceDesk, ports.clock);
    for (const dialog of createDialogs(ports)) this.addDialog(dialog);
  }

  protected override onBeginDialog(inner: DialogContext): Promise<DialogTurnResult> {
    return this.take(inner);
  }

  protected override onContinueDialog(inner: DialogContext): Promise<DialogTurnResult> {
    return this.take(inner);
  }

  private async take(inner: DialogContext): Promise<DialogTurnResult> {
    const turn = await this.follow(inner, await this.hear(inner));
    await noteShown(inner, this.ports);
    await noteComingBack(inner.context, this.ports);
    return turn;
  }

  private async hear(inner: DialogContext): Promise<DialogTurnResult> {
    const { activity } = inner.context;
    if (isHandoffEvent(activity)) {
      await forgetAfterChat(inner.context, this.ports);
      return this.interrupt(inner, { kind: 'human' });
    }
    if (activity.type !== ActivityTypes.Message) return inner.continueDialog();
    await forgetAfterChat(inner.context, this.ports);
    const { text } = readMessage(activity);
    if (isAgentsCommand(text)) return begin(inner, DIALOGS.agentCommand, { said: text });
    const question = openQuestion(inner);
    if (question && isLabelOf(question, text, localeOf(inner.context))) return this.goOn(inner);
    await offerLeft(inner, this.ports);
    const interruption = recogniseInterruption(text, localeOf(inner.context));
    if (interruption) return this.interrupt(inner, interruption);
    if (inner.stack.length > 0) return this.answerOrLeave(inner, question);
    const answer = await newsAnswer(inner.context, this.ports);
    if (await tellChatRating(inner.context, this.ports.chatRatings, answer)) return OVER;
    return answer ? this.start(inner, await this.withFiles(inner.context, answer.intent)) : this.hearAnew(inner, text);
  }

  private async answerOrLeave(inner: DialogContext, question: Question | undefined): Promise<DialogTurnResult> {
    if (!question) return this.goOn(inner);
    const { context } = inner;
    if (await wantsItAgain(context, this.ports, question)) return this.askAgain(inner);
    const isLeft = cancelsForm(inner, question) || leavesSignIn(inner, question, this.ports.clock);
    if (isLeft) return this.interrupt(inner, { kind: 'stop' });
    const isBack = await isBackMeant(inner, this.ports, question);
    const wanted = isBack ? await keptFlow(context, this.ports) : undefined;
    const instead = wanted ? RESUME : await draftInstead(inner, this.ports, question);
    const intent = instead ?? (await asideMeant(inner, this.ports, question));
    if (!intent) return this.goOn(inner);
    await leaveFor(inner, this.ports, { intent, question });
    await offerLeft(inner, this.ports);
    if (!wanted) return this.start(inner, intent);
    await this.noteBegun(context);
    return resumeFlow(inner, this.ports, wanted.unfinished);
  }

  private async hearAnew(inner: DialogContext, text: string): Promise<DialogTurnResult> {
    const intent =
      (await draftMeant(inner.context, this.ports, text)) ?? (await recogniseAnew(inner.context, this.ports, text));
    if (isUnreadable(intent)) await this.keep(inner.context, text);
    return this.startSaid(inner, intent);
  }

  /** A kind of request may have the name of an answer to what is not asked: “Something different”. */
  private async unlessKind(intent: Intent, text: string): Promise<Intent> {
    const isPast = intent.kind === 'notUnderstood' && intent.why.kind === 'pastChoice';
    const called = await this.kindCalled(isPast ? { kind: 'searchKnowledge', query: text } : intent, text);
    return isPast && called.kind === 'searchKnowledge' ? intent : called;
  }

  private async keep(context: TurnContext, said: string): Promise<void> {
    await this.ports.memory.trail.change(context, (trail) => withSaid(trail, said));
  }

  /** Where one flow ends, another may begin: no article helped, so a request is made. */
  private async follow(inner: DialogContext, turn: DialogTurnResult): Promise<DialogTurnResult> {
    const next = nextAfter(turn);
    if (next.kind === 'done') return turn;
    const { intent, isSaid = false } = next;
    await offerLeft(inner, this.ports);
    return this.follow(inner, await (isSaid ? this.startSaid(inner, intent) : this.start(inner, intent)));
  }

  /** A message that answers no question of the bot may answer somebody's comment. */
  private async startSaid(inner: DialogContext, said: Intent): Promise<DialogTurnResult> {
    const { context } = inner;
    const { text } = readMessage(context.activity);
    const intent = await this.requestMeant(context, await this.unlessKind(said, text), text);
    const meant = await answerAboutFiles(context, this.ports, intent);
    const hasFiles = filesIn(context.activity).length > 0;
    const named = hasFiles ? await namedWithFiles(context, this.ports, meant) : undefined;
    if (named) return this.start(inner, named);
    const reply = await replyExpected(context, this.ports, meant);
    if (reply) return begin(inner, DIALOGS.reply, reply);
    if (!hasFiles) return this.start(inner, meant);
    await this.keep(context, text);
    return this.start(inner, await askedWithFiles(context, this.ports, meant));
  }

  /** What came with it is kept for what is begun, or for later. */
  private async withFiles(context: TurnContext, intent: Intent): Promise<Intent> {
    const hasFiles = filesIn(context.activity).length > 0;
    return (hasFiles ? await namedWithFiles(context, this.ports, intent) : undefined) ?? intent;
  }

  private async requestMeant(context: TurnContext, intent: Intent, text: string): Promise<Intent> {
    if (intent.kind === 'resumeFlow' || (intent.kind === 'findRequest' && intent.isOrder && !intent.isAny))
      return intent;
    const repeated = await orderRepeated(context, this.ports, { intent, text });
    const last = repeated ?? (await lastRequestMeant(context, this.ports, text));
    const meant = last ?? (await allNamed(context, this.ports, { intent, text }));
    return meant ?? this.unlessNoRequest(context, intent);
  }

  /** What a dialog has taken for the key of a request may be the name of something else. */
  private async unlessNoRequest(context: TurnContext, intent: Intent): Promise<Intent> {
    const { text } = readMessage(context.activity);
    if (intent.kind === 'notUnderstood') return (await draftMeant(context, this.ports, text)) ?? intent;
    const isNamed = intent.kind === 'searchKnowledge' && mayNameRequest(text, localeOf(context));
    const mayBeRequest = intent.kind === 'showRequest' || isNamed;
    return mayBeRequest ? recogniseAnew(context, this.ports, text) : intent;
  }

  private async goOn(inner: DialogContext): Promise<DialogTurnResult> {
    const isReply = inner.stack[0]?.id === DIALOGS.reply.id;
    const question = openQuestion(inner);
    const isBeside = question !== undefined && (await keepFilesBeside(inner, this.ports, question));
    if (isBeside && readMessage(inner.context.activity).text === '') return this.askAgain(inner);
    await forgetSaid(inner, this.ports);
    if (question) await keepVerdictAsReply(inner, this.ports, question);
    const turn = await inner.continueDialog();
    const next = nextAfter(turn);
    const isLeft = next.kind === 'goTo' && next.isSaid;
    if (!isReply && !isLeft) await this.noteBegun(inner.context);
    const isOver = turn.status === DialogTurnStatus.complete && next.kind === 'done';
    if (isOver) await askAboutFilesBeside(inner.context, this.ports);
    return turn;
  }

  private async askAgain(inner: DialogContext): Promise<DialogTurnResult> {
    await inner.repromptDialog();
    return Dialog.EndOfTurn;
  }

  private async interrupt(inner: DialogContext, interruption: Interruption): Promise<DialogTurnResult> {
    if (!PASSING.includes(interruption.kind)) {
      await this.noteBegun(inner.context);
      await forgetOrder(inner.context, this.ports);
    }
    return interrupt(inner, this.ports, interruption);
  }

  private async noteBegun(context: TurnContext): Promise<void> {
    await this.ports.memory.begun.write(context, { at: this.ports.clock.now() });
  }

  private async start(inner: DialogContext, intent: Intent): Promise<DialogTurnResult> {
    if (isInterruption(intent)) return this.interrupt(inner, intent);
    if (!PASSING.includes(intent.kind)) await this.noteBegun(inner.context);
    if (!OF_REQUEST.includes(intent.kind)) await forgetOrder(inner.context, this.ports);
    const { said, isOwn } = await readKeys(inner.context, this.ports, readMessage(inner.context.activity).text);
    return beginIntent(inner, this.ports, withOthers(intent, said, localeOf(inner.context), isOwn));
  }
}

const RESUME: Intent = { kind: 'resumeFlow' };

/** The bot cannot read it; an agent may. */
function isUnreadable(intent: Intent): boolean {
  return intent.kind === 'notUnderstood' && intent.why.kind === 'script';
}

function nextAfter(turn: DialogTurnResult): Next {
  return turn.status === DialogTurnStatus.complete ? asNext(turn.result) : DONE;
}

/** Every flow ends with a `Next`; what ends without one has nothing to follow. */
function asNext(result: unknown): Next {
  return (result as Next | undefined) ?? DONE;
}

function isHandoffEvent({ type, name }: Activity): boolean {
  return type === ActivityTypes.Event && name === HandoffEventNames.InitiateHandoff;
}
