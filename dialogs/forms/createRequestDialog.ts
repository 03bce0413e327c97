import { ActivityTypes } from 'botbuilder';
import type { TurnContext } from 'botbuilder';
import { ComponentDialog, Dialog } from 'botbuilder-dialogs';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { readMessage } from '../../messaging/inbound.ts';
import { filesIn, namesOf, takeFiles } from './attachedFiles.ts';
import { createChooseTypeDialog } from './chooseTypeDialog.ts';
import { createRequestSteps } from './createRequestSteps.ts';
import { nextStep } from './draft.ts';
import { createFillFormDialog } from './fillFormDialog.ts';
import { DIALOGS } from '../ids.ts';
import type { DialogPorts, FileReference } from '../ports.ts';
import { QuestionDialog } from '../questionDialog.ts';
import { send } from '../replies.ts';
import { createReviewDialog } from './reviewDialog.ts';
import { SignInDialog } from '../people/signInDialog.ts';

/** A request from its first word to its key. Files are taken at any moment in between. */
export class CreateRequestDialog extends ComponentDialog {
  private readonly ports: DialogPorts;

  constructor(ports: DialogPorts) {
    super(DIALOGS.createRequest.id);
    this.ports = ports;
    const dialogs = [
      createRequestSteps(ports),
      new SignInDialog(ports),
      createChooseTypeDialog(ports),
      createFillFormDialog(ports),
      createReviewDialog(ports),
      new QuestionDialog(ports.clock),
    ];
    for (const dialog of dialogs) this.addDialog(dialog);
  }

  protected override async onContinueDialog(inner: DialogContext): Promise<DialogTurnResult> {
    const { context } = inner;
    const files = context.activity.type === ActivityTypes.Message ? filesIn(context.activity) : [];
    if (files.length === 0) return inner.continueDialog();
    const taken = await this.take(context, files);
    const isAnswer = readMessage(context.activity).text !== '' || (taken && (await this.showsFiles(context)));
    if (isAnswer) return inner.continueDialog();
    await inner.repromptDialog();
    return Dialog.EndOfTurn;
  }

  /** Whether any of the files was good. Before it is known whose request it is, they only wait. */
  private async take(context: TurnContext, files: readonly FileReference[]): Promise<boolean> {
    const { draft: slot } = this.ports.memory;
    const draft = await slot.read(context);
    if (!draft.form) {
      await slot.write(context, { ...draft, waitingFiles: [...draft.waitingFiles, ...files] });
      await send(context, { say: [{ key: 'files.kept', params: { name: namesOf(files) } }] });
      return false;
    }
    const { uploaded, say } = await takeFiles(context, this.ports, { files, already: draft.files.length });
    await slot.write(context, { ...draft, files: [...draft.files, ...uploaded] });
    await send(context, { say });
    return uploaded.length > 0;
  }

  /** Whether the question is for files, or has those in it that were taken so far. */
  private async showsFiles(context: TurnContext): Promise<boolean> {
    const draft = await this.ports.memory.draft.read(context);
    const next = draft.form && nextStep(draft, draft.form);
    return next?.kind === 'review' || (next?.kind === 'ask' && next.field.kind === 'attachment');
  }
}
