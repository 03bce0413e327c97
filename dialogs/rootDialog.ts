import { ActivityTypes, HandoffEventNames } from 'botbuilder';
import type { Activity, TurnContext } from 'botbuilder';
import { ComponentDialog, DialogTurnStatus } from 'botbuilder-dialogs';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { isAgentsCommand, maskSecrets } from '../handoff/index.ts';
import { readMessage } from '../messaging/inbound.ts';
import { createAgentCommandDialog } from './agentCommandDialog.ts';
import { createAccountDialog } from './accountDialog.ts';
import { answerAtOnce } from './answers.ts';
import { tellChatRating } from './chatRating.ts';
import { forgetSaid, leaveFor, offerDraft, takeUpDraft } from './aside.ts';
import { asideMeant, isLabelOf } from './asideMeant.ts';
import { filesIn } from './attachedFiles.ts';
import { askAboutFiles, askedWithFiles, namedWithFiles } from './filesAtHand.ts';
import { draftMeant } from './draftMeant.ts';
import { forgetAfterChat } from './forgetAfterChat.ts';
import { createCollectionDialog } from './collectionDialog.ts';
import { CreateRequestDialog } from './createRequestDialog.ts';
import { createHumanDialog } from './humanDialog.ts';
import type { Next } from './ids.ts';
import { DIALOGS, DONE } from './ids.ts';
import type { Intent, Interruption } from './intents.ts';
import { isInterruption } from './intents.ts';
import { interrupt } from './interruptions.ts';
import { createKnowledgeDialog } from './knowledgeDialog.ts';
import { lastRequestMeant } from './lastRequest.ts';
import { recogniseAnew } from './ownKeys.ts';
import type { DialogPorts } from './ports.ts';
import type { Question } from './question.ts';
import { QuestionDialog, openQuestion } from './questionDialog.ts';
import { createQuickAnswerDialog, createQuickAnswersDialog } from './quickAnswerDialogs.ts';
import { recogniseInterruption } from './recognise.ts';
import { localeOf, offerAlso } from './replies.ts';
import { createAnswerApprovalDialog } from './requests/answerApprovalDialog.ts';
import { createChangeStatusDialog } from './requests/changeStatusDialog.ts';
import { createCommentDialog } from './requests/commentDialog.ts';
import { createMyRequestsDialog } from './requests/myRequestsDialog.ts';
import { replyExpected } from './replyExpected.ts';
import { createRateDialog } from './requests/rateDialog.ts';
import { createReplyDialog } from './requests/replyDialog.ts';
import { createShareDialog } from './requests/shareDialog.ts';
import { createShowRequestDialog } from './requests/showRequestDialog.ts';
import { SignInDialog } from './signInDialog.ts';
import { withSaid } from './trail.ts';
import type { DialogRef } from './waterfall.ts';

/** Where every activity of a customer arrives: an interruption, an answer to what was asked, or something new. */
export class RootDialog extends ComponentDialog {
  private readonly ports: DialogPorts;

  constructor(ports: DialogPorts) {
    super(DIALOGS.root.id);
    this.ports = ports;
    const dialogs = [
      createQuickAnswersDialog(),
      createQuickAnswerDialog(ports),
      createKnowledgeDialog(ports),
      createCollectionDialog(ports),
      new CreateRequestDialog(ports),
      createMyRequestsDialog(ports),
      createShowRequestDialog(ports),
      createCommentDialog(ports),
      createReplyDialog(ports),
      createChangeStatusDialog(ports),
      createAnswerApprovalDialog(ports),
      createShareDialog(ports),
      createRateDialog(ports),
      new SignInDialog(ports),
      createAccountDialog(),
      createHumanDialog(ports),
      createAgentCommandDialog(ports),
      new QuestionDialog(ports.clock),
    ];
    for (const dialog of dialogs) this.addDialog(dialog);
  }

  protected override onBeginDialog(inner: DialogContext): Promise<DialogTurnResult> {
    return this.take(inner);
  }

  protected override onContinueDialog(inner: DialogContext): Promise<DialogTurnResult> {
    return this.take(inner);
  }

  private async take(inner: DialogContext): Promise<DialogTurnResult> {
    return this.follow(inner, await this.hear(inner));
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
    if (isAgentsCommand(text)) return begin(inner, DIALOGS.agentCommand, { said: maskSecrets(text) });
    const question = openQuestion(inner);
    if (question && isLabelOf(question, text, localeOf(inner.context))) return this.goOn(inner);
    await offerDraft(inner, this.ports);
    const interruption = recogniseInterruption(text, localeOf(inner.context));
    if (interruption) return this.interrupt(inner, interruption);
    if (inner.stack.length > 0) return this.answerOrLeave(inner, question);
    if (await tellChatRating(inner.context, this.ports.chatRatings)) return OVER;
    return this.hearAnew(inner, maskSecrets(text));
  }

  private async answerOrLeave(inner: DialogContext, question: Question | undefined): Promise<DialogTurnResult> {
    const intent = question && (await asideMeant(inner, this.ports, question));
    if (!intent) return this.goOn(inner);
    await leaveFor(inner, this.ports, { intent, question });
    await offerDraft(inner, this.ports);
    return this.start(inner, intent);
  }

  private async hearAnew(inner: DialogContext, text: string): Promise<DialogTurnResult> {
    const intent =
      (await draftMeant(inner.context, this.ports, text)) ?? (await recogniseAnew(inner.context, this.ports, text));
    if (isUnreadable(intent)) await this.keep(inner.context, text);
    return this.startSaid(inner, intent);
  }

  private async keep(context: TurnContext, said: string): Promise<void> {
    await this.ports.memory.trail.change(context, (trail) => withSaid(trail, said));
  }

  /** Where one flow ends, another may begin: no article helped, so a request is made. */
  private async follow(inner: DialogContext, turn: DialogTurnResult): Promise<DialogTurnResult> {
    const next = nextAfter(turn);
    if (next.kind === 'done') return turn;
    const { intent, isSaid = false } = next;
    return this.follow(inner, await (isSaid ? this.startSaid(inner, intent) : this.start(inner, intent)));
  }

  /** A message that answers no question of the bot may answer somebody's comment. */
  private async startSaid(inner: DialogContext, intent: Intent): Promise<DialogTurnResult> {
    const { context } = inner;
    const text = maskSecrets(readMessage(context.activity).text);
    const hasFiles = filesIn(context.activity).length > 0;
    const meant = (await lastRequestMeant(context, this.ports, text)) ?? (await this.unlessNoRequest(context, intent));
    const named = hasFiles ? await namedWithFiles(context, this.ports, meant) : undefined;
    if (named) return this.start(inner, named);
    const reply = await replyExpected(context, this.ports, meant);
    if (reply) return begin(inner, DIALOGS.reply, reply);
    if (!hasFiles) return this.start(inner, meant);
    await this.keep(context, text);
    return this.start(inner, await askedWithFiles(context, this.ports, meant));
  }

  /** What a dialog has taken for the key of a request may be the name of something else. */
  private async unlessNoRequest(context: TurnContext, intent: Intent): Promise<Intent> {
    if (intent.kind !== 'showRequest') return intent;
    return recogniseAnew(context, this.ports, maskSecrets(readMessage(context.activity).text));
  }

  private async goOn(inner: DialogContext): Promise<DialogTurnResult> {
    const isReply = inner.stack[0]?.id === DIALOGS.reply.id;
    await forgetSaid(inner, this.ports);
    const turn = await inner.continueDialog();
    const next = nextAfter(turn);
    const isLeft = next.kind === 'goTo' && next.isSaid;
    if (!isReply && !isLeft) await this.noteBegun(inner.context);
    return turn;
  }

  private async interrupt(inner: DialogContext, interruption: Interruption): Promise<DialogTurnResult> {
    if (!PASSING.includes(interruption.kind)) await this.noteBegun(inner.context);
    return interrupt(inner, this.ports, interruption);
  }

  private async noteBegun(context: TurnContext): Promise<void> {
    await this.ports.memory.begun.write(context, { at: this.ports.clock.now() });
  }

  private async start(inner: DialogContext, intent: Intent): Promise<DialogTurnResult> {
    if (isInterruption(intent)) return this.interrupt(inner, intent);
    if (!PASSING.includes(intent.kind)) await this.noteBegun(inner.context);
    switch (intent.kind) {
      case 'quickAnswers':
        return begin(inner, DIALOGS.quickAnswers, {});
      case 'quickAnswer':
        return begin(inner, DIALOGS.quickAnswer, { id: intent.id, said: intent.said });
      case 'searchKnowledge':
        return begin(inner, DIALOGS.knowledge, withoutKind(intent));
      case 'collection':
        return begin(inner, DIALOGS.collection, { id: intent.id });
      case 'createRequest':
        offerAlso(inner.context, []);
        return begin(inner, DIALOGS.createRequest, {});
      case 'resumeRequest':
        await takeUpDraft(inner.context, this.ports);
        return begin(inner, DIALOGS.createRequest, {});
      case 'myRequests':
        return begin(inner, DIALOGS.myRequests, withoutKind(intent));
      case 'showRequest':
        return begin(inner, DIALOGS.showRequest, withoutKind(intent));
      case 'filesSent':
        await askAboutFiles(inner.context, this.ports);
        return OVER;
      case 'signIn':
        return begin(inner, DIALOGS.account, {});
      default:
        await answerAtOnce(inner.context, intent);
        return OVER;
    }
  }
}

/** The bot cannot read it; an agent may. */
function isUnreadable(intent: Intent): boolean {
  return intent.kind === 'notUnderstood' && intent.why.kind === 'script';
}

/** What is answered in passing: the conversation is about the same as before. */
const PASSING: readonly Intent['kind'][] = ['greet', 'thanks', 'help', 'language', 'notWaiting', 'notUnderstood'];

function nextAfter(turn: DialogTurnResult): Next {
  return turn.status === DialogTurnStatus.complete ? asNext(turn.result) : DONE;
}

function withoutKind<I extends Intent>({ kind: _kind, ...options }: I): Omit<I, 'kind'> {
  return options;
}

const OVER: DialogTurnResult = { status: DialogTurnStatus.complete };

function begin<Options extends object>(
  inner: DialogContext,
  { id }: DialogRef<Options, Next>,
  options: Options,
): Promise<DialogTurnResult> {
  return inner.beginDialog(id, options);
}

/** Every flow ends with a `Next`; what ends without one has nothing to follow. */
function asNext(result: unknown): Next {
  return (result as Next | undefined) ?? DONE;
}

function isHandoffEvent({ type, name }: Activity): boolean {
  return type === ActivityTypes.Event && name === HandoffEventNames.InitiateHandoff;
}
