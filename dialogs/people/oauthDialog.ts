import type { TurnContext } from 'botbuilder';
import { OAuthPrompt } from 'botbuilder-dialogs';
import type { Dialog } from 'botbuilder-dialogs';
import { LOCALES, say } from '../../locales/index.ts';
import type { Locale } from '../../locales/index.ts';
import { speakerOf } from '../../messaging/speaker.ts';
import { asCustomer } from '../customer.ts';
import { DIALOGS } from '../ids.ts';
import type { DialogPorts, OAuthConnection } from '../ports.ts';
import { localeOf, tell } from '../replies.ts';
import { createWaterfall, dialogRef } from '../waterfall.ts';
import { escapeMarkdown } from '../words.ts';

type OAuthPorts = Pick<DialogPorts, 'identity'> & { readonly oauth: OAuthConnection };

/** Signs in with the Azure Bot's OAuth connection to Atlassian: the waterfall, and the prompts that it begins. */
export function createOAuthDialogs(ports: OAuthPorts): readonly Dialog[] {
  const prompts = LOCALES.map((locale) => promptIn(locale, ports.oauth));
  return [createOAuthWaterfall(ports), ...prompts];
}

function createOAuthWaterfall({ identity, oauth }: OAuthPorts) {
  return createWaterfall(DIALOGS.oauth, [
    async function prompt(step) {
      return step.begin(promptRef(localeOf(step.context)), {});
    },
    async function bind(step) {
      const { context } = step;
      const token = await takeToken(context, oauth);
      const checked =
        token === undefined ? undefined : await identity.acceptToken(speakerOf(context).conversation, token);
      if (checked?.kind === 'signedIn') {
        await tell(context, { key: 'signIn.done', params: { name: escapeMarkdown(checked.person.name) } });
        return step.end({ kind: 'signedIn', customer: asCustomer(checked.person) });
      }
      if (checked?.kind !== 'noAccount') return step.end({ kind: 'notSignedIn' });
      await tell(context, { key: 'signIn.oauthNoAccount' }, ['talkToAgent', 'askAnother']);
      return step.end({ kind: 'signedIn', customer: undefined });
    },
  ]);
}

/**
 * Asked of the token service and not of the activity that ended the prompt: a client can send an event with whatever
 * token it has got hold of. It is needed once, and forgotten: on some channels a page can choose its user's id, and
 * would find the token that somebody has left behind.
 */
async function takeToken(context: TurnContext, oauth: OAuthConnection): Promise<string | undefined> {
  const service = promptIn(localeOf(context), oauth);
  const found = await service.getUserToken(context);
  await service.signOutUser(context);
  return found?.token;
}

/** Forgets what the token service may still hold for this user. */
export async function forgetToken(context: TurnContext, oauth: OAuthConnection): Promise<void> {
  if (isOffered(context, oauth)) await promptIn('en', oauth).signOutUser(context);
}

/** Whether the channel can show the prompt: those behind an Azure Bot can. */
export function isOffered({ activity }: TurnContext, oauth: OAuthConnection | undefined): oauth is OAuthConnection {
  return oauth?.channels.includes(activity.channelId) === true;
}

function promptRef(locale: Locale) {
  return dialogRef<object, unknown>(`oauthPrompt.${locale}`);
}

/** One for each language, because a prompt's words are said once for all. */
function promptIn(locale: Locale, { connectionName }: OAuthConnection): OAuthPrompt {
  return new OAuthPrompt(promptRef(locale).id, {
    connectionName,
    title: say(locale, 'choices.oauth'),
    text: say(locale, 'signIn.oauthText'),
    endOnInvalidMessage: true,
  });
}
