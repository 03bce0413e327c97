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
import { filesIn, namesOf } from './attachedFiles.ts';
import { forgetAfterChat } from './forgetAfterChat.ts';
import { createCollectionDialog } from './collectionDialog.ts';
import { CreateRequestDialog } from './createRequestDialog.ts';
import { createHumanDialog } from './humanDialog.ts';
import type { Next } from './ids.ts';
import { DIALOGS, DONE } from './ids.ts';
import type { Intent } from './intents.ts';
import { isInterruption } from './intents.ts';
import { interrupt } from './interruptions.ts';
import { createKnowledgeDialog } from './knowledgeDialog.ts';
import type { DialogPorts, FileReference } from './ports.ts';
import { QuestionDialog } from './questionDialog.ts';
import { createQuickAnswerDialog, createQuickAnswersDialog } from './quickAnswerDialogs.ts';
import { recognise, recogniseInterruption } from './recognise.ts';
import { localeOf, tell } from './replies.ts';
import { createAnswerApprovalDialog } from './requests/answerApprovalDialog.ts';
import { createChangeStatusDialog } from './requests/changeStatusDialog.ts';
import { createCommentDialog } from './requests/commentDialog.ts';
import { createMyRequestsDialog } from './requests/myRequestsDialog.ts';
import { createRateDialog } from './requests/rateDialog.ts';
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
    if (isHandoffEvent(activity)) return interrupt(inner, this.ports, { kind: 'human' });
    if (activity.type !== ActivityTypes.Message) return inner.continueDialog();
    await forgetAfterChat(inner.context, this.ports);
    const { text } = readMessage(activity);
    if (isAgentsCommand(text)) return begin(inner, DIALOGS.agentCommand, { said: maskSecrets(text) });
    const interruption = recogniseInterruption(text, localeOf(inner.context));
    if (interruption) return interrupt(inner, this.ports, interruption);
    if (inner.stack.length > 0) return inner.continueDialog();
    if (await tellChatRating(inner.context, this.ports.chatRatings)) return OVER;
    return this.hearAnew(inner, maskSecrets(text));
  }

  private async hearAnew(inner: DialogContext, text: string): Promise<DialogTurnResult> {
    const files = filesIn(inner.context.activity);
    const intent = recognise(text, localeOf(inner.context));
    if (isUnreadable(intent)) await this.keep(inner.context, text);
    if (files.length === 0) return this.start(inner, intent);
    if (intent.kind !== 'createRequest') {
      await this.keep(inner.context, text);
      return this.start(inner, { kind: 'filesSent' });
    }
    await this.keepFiles(inner.context, files);
    return this.start(inner, intent);
  }

  /** For the request that may be made next. */
  private async keepFiles(context: TurnContext, waitingFiles: readonly FileReference[]): Promise<void> {
    const { draft } = this.ports.memory;
    await draft.write(context, { ...(await draft.read(context)), waitingFiles });
  }

  private async askAboutFiles({ context }: DialogContext): Promise<DialogTurnResult> {
    const files = filesIn(context.activity);
    await this.keepFiles(context, files);
    await tell(context, { key: 'files.what', params: { name: namesOf(files) } }, ['createWithFile', 'stop']);
    return OVER;
  }

  private async keep(context: TurnContext, said: string): Promise<void> {
    await this.ports.memory.trail.change(context, (trail) => withSaid(trail, said));
  }

  /** Where one flow ends, another may begin: no article helped, so a request is made. */
  private async follow(inner: DialogContext, turn: DialogTurnResult): Promise<DialogTurnResult> {
    const next = turn.status === DialogTurnStatus.complete ? asNext(turn.result) : DONE;
    return next.kind === 'goTo' ? this.follow(inner, await this.start(inner, next.intent)) : turn;
  }

  private async start(inner: DialogContext, intent: Intent): Promise<DialogTurnResult> {
    if (isInterruption(intent)) return interrupt(inner, this.ports, intent);
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
        return begin(inner, DIALOGS.createRequest, {});
      case 'myRequests':
        return begin(inner, DIALOGS.myRequests, withoutKind(intent));
      case 'showRequest':
        return begin(inner, DIALOGS.showRequest, withoutKind(intent));
      case 'filesSent':
        return this.askAboutFiles(inner);
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
