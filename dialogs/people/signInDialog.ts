import { ComponentDialog, DialogTurnStatus } from 'botbuilder-dialogs';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { readMessage } from '../../messaging/inbound.ts';
import { setSpeaker, speakerOf } from '../../messaging/speaker.ts';
import type { Customer } from '../customer.ts';
import { asCustomer } from '../customer.ts';
import { createEmailCodeDialog } from './emailCodeDialog.ts';
import { DIALOGS } from '../ids.ts';
import { createOAuthDialogs } from './oauthDialog.ts';
import type { DialogPorts, Identity } from '../ports.ts';
import { QuestionDialog } from '../questionDialog.ts';
import { tell } from '../replies.ts';
import { escapeMarkdown } from '../words.ts';

/** Who says nothing but a code goes on with a sign-in that was left. */
function codeIn(text: string): string | undefined {
  const code = text.replace(/\s/g, '');
  return /^\d{6}$/.test(code) ? code : undefined;
}

/** The channel on which our own pages can sign somebody in. */
const WITH_SIGN_IN_PAGE = 'directline';

/**
 * Ends at once for somebody with an account at the service desk; asks everybody else for a proof. Whatever arrives in
 * between (the page says that somebody signed in, or a message does it), the server is asked first who it is now.
 */
export class SignInDialog extends ComponentDialog {
  private readonly identity: Identity;

  constructor(ports: Pick<DialogPorts, 'identity' | 'links' | 'oauth' | 'clock'>) {
    super(DIALOGS.signIn.id);
    this.identity = ports.identity;
    this.addDialog(createEmailCodeDialog(ports));
    this.addDialog(new QuestionDialog(ports.clock));
    if (!ports.oauth) return;
    for (const dialog of createOAuthDialogs({ ...ports, oauth: ports.oauth })) this.addDialog(dialog);
  }

  protected override async onBeginDialog(inner: DialogContext): Promise<DialogTurnResult> {
    const customer = await this.customer(inner);
    if (customer) return { status: DialogTurnStatus.complete, result: customer };
    const code = codeIn(readMessage(inner.context.activity).text);
    if (code !== undefined) return inner.beginDialog(DIALOGS.emailCode.id, { stage: 'email', code });
    const stage = inner.context.activity.channelId === WITH_SIGN_IN_PAGE ? 'card' : 'email';
    return inner.beginDialog(DIALOGS.emailCode.id, { stage });
  }

  protected override async onContinueDialog(inner: DialogContext): Promise<DialogTurnResult> {
    const customer = await this.customer(inner);
    if (!customer) return inner.continueDialog();
    await inner.cancelAllDialogs();
    await tell(inner.context, { key: 'signIn.done', params: { name: escapeMarkdown(customer.name) } });
    return { status: DialogTurnStatus.complete, result: customer };
  }

  /** For the rest of this turn they speak; later ones find it in the record. */
  protected override async endComponent(
    outer: DialogContext,
    customer: Customer | undefined,
  ): Promise<DialogTurnResult> {
    const { conversation } = speakerOf(outer.context);
    if (customer && conversation.personId !== customer.id)
      setSpeaker(outer.context, { conversation: { ...conversation, personId: customer.id, name: customer.name } });
    return super.endComponent(outer, customer);
  }

  private async customer({ context }: DialogContext): Promise<Customer | undefined> {
    return asCustomer(await this.identity.personOf(speakerOf(context).conversation));
  }
}
