import type { TurnContext } from 'botbuilder';
import { Dialog, DialogTurnStatus } from 'botbuilder-dialogs';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { AFTER_CHAT } from '../handoff/index.ts';
import type { ChoiceKey, Locale } from '../locales/index.ts';
import { setSpeaker, speakerOf } from '../messaging/speaker.ts';
import { DIALOGS } from './ids.ts';
import type { Interruption } from './intents.ts';
import { forgetToken } from './oauthDialog.ts';
import { mainMenu } from './menu.ts';
import type { DialogPorts } from './ports.ts';
import { offerAlso, option, tell, toActivity } from './replies.ts';
import { withSaid } from './trail.ts';

/** What may come at any step of any dialog, each with what it does to the dialog it comes into. */
export async function interrupt(
  dialogs: DialogContext,
  ports: DialogPorts,
  interruption: Interruption,
): Promise<DialogTurnResult> {
  switch (interruption.kind) {
    case 'help':
      await tell(dialogs.context, { key: 'help.text' }, isIdle(dialogs) ? mainMenu(dialogs.context) : []);
      return goOn(dialogs);
    case 'stop':
      return stop(dialogs, ports);
    case 'exit':
      return exit(dialogs, ports);
    case 'human':
      return askForHuman(dialogs, ports, interruption.said);
    case 'signOut':
      return signOut(dialogs, ports);
    case 'language':
      await switchLanguage(dialogs.context, ports, {
        wanted: interruption.locale,
        choices: isIdle(dialogs) ? mainMenu(dialogs.context) : [],
      });
      return goOn(dialogs);
    default:
      return interruption satisfies never;
  }
}

const OVER: DialogTurnResult = { status: DialogTurnStatus.complete };

function isIdle(dialogs: DialogContext): boolean {
  return dialogs.stack.length === 0;
}

/** Asks again what was being asked. */
async function goOn(dialogs: DialogContext): Promise<DialogTurnResult> {
  if (isIdle(dialogs)) return OVER;
  await dialogs.repromptDialog();
  return Dialog.EndOfTurn;
}

async function leaveFlow(dialogs: DialogContext, { memory }: DialogPorts): Promise<void> {
  await dialogs.cancelAllDialogs();
  await memory.draft.clear(dialogs.context);
  await memory.aside.clear(dialogs.context);
  offerAlso(dialogs.context, []);
}

/** Whether what is stopped is something that the customer came to from a request that waits to be gone on with. */
async function isBesideDraft({ context, stack }: DialogContext, { memory }: DialogPorts): Promise<boolean> {
  const { isSetAside, waitingFiles } = await memory.draft.read(context);
  const flow = stack[0]?.id;
  return isSetAside === true && (flow === undefined ? waitingFiles.length > 0 : flow !== DIALOGS.createRequest.id);
}

async function leaveAside(dialogs: DialogContext, { memory }: DialogPorts): Promise<void> {
  await dialogs.cancelAllDialogs();
  await memory.draft.write(dialogs.context, { ...(await memory.draft.read(dialogs.context)), waitingFiles: [] });
}

async function stop(dialogs: DialogContext, ports: DialogPorts): Promise<DialogTurnResult> {
  const { isSetAside = false, waitingFiles } = await ports.memory.draft.read(dialogs.context);
  const hadFiles = isIdle(dialogs) && waitingFiles.length > 0;
  const hadNothing = isIdle(dialogs) && !isSetAside && !hadFiles;
  if (await isBesideDraft(dialogs, ports)) await leaveAside(dialogs, ports);
  else await leaveFlow(dialogs, ports);
  const key = hadFiles ? 'stop.files' : hadNothing ? 'stop.nothing' : 'stop.stopped';
  await tell(dialogs.context, { key }, mainMenu(dialogs.context));
  return OVER;
}

/** The end of the conversation: what was said in it does not follow the customer into the next. */
async function exit(dialogs: DialogContext, ports: DialogPorts): Promise<DialogTurnResult> {
  await leaveFlow(dialogs, ports);
  await ports.memory.trail.clear(dialogs.context);
  await ports.memory.lastRequest.clear(dialogs.context);
  await tell(dialogs.context, { key: 'exit.finished' }, AFTER_CHAT);
  return OVER;
}

/** What an agent is told of where the customer was, by the dialog: the choice that leads there. */
const FLOWS: Readonly<Record<string, ChoiceKey>> = {
  [DIALOGS.createRequest.id]: 'createRequest',
  [DIALOGS.knowledge.id]: 'searchKnowledge',
  [DIALOGS.collection.id]: 'searchKnowledge',
  [DIALOGS.quickAnswers.id]: 'quickAnswers',
  [DIALOGS.quickAnswer.id]: 'quickAnswers',
  [DIALOGS.myRequests.id]: 'myRequests',
  [DIALOGS.showRequest.id]: 'myRequests',
};

/** A request that is being made goes on when there is no human; what is already filled in must not get lost. */
async function askForHuman(
  dialogs: DialogContext,
  { memory }: DialogPorts,
  said: string | undefined,
): Promise<DialogTurnResult> {
  if (said !== undefined) await memory.trail.change(dialogs.context, (trail) => withSaid(trail, said));
  const resumes = dialogs.activeDialog?.id === DIALOGS.createRequest.id;
  const [outermost] = dialogs.stack;
  const flow = outermost && FLOWS[outermost.id];
  if (!resumes) await dialogs.cancelAllDialogs();
  return dialogs.beginDialog(DIALOGS.human.id, flow === undefined ? { resumes } : { flow, resumes });
}

async function signOut(dialogs: DialogContext, ports: DialogPorts): Promise<DialogTurnResult> {
  await leaveFlow(dialogs, ports);
  await ports.memory.trail.clear(dialogs.context);
  await ports.memory.lastRequest.clear(dialogs.context);
  await ports.identity.signOut(speakerOf(dialogs.context).conversation);
  if (ports.oauth) await forgetToken(dialogs.context, ports.oauth);
  await tell(dialogs.context, { key: 'signIn.signedOut' }, mainMenu(dialogs.context));
  return OVER;
}

async function switchLanguage(
  context: TurnContext,
  { identity }: DialogPorts,
  { wanted, choices }: { readonly wanted: Locale | 'notThere'; readonly choices: readonly ChoiceKey[] },
): Promise<void> {
  if (wanted === 'notThere') return tell(context, { key: 'language.notThere' }, choices);
  const { conversation } = speakerOf(context);
  await identity.setLocale(conversation, wanted);
  // For the rest of this turn; later ones find it in the record.
  setSpeaker(context, { conversation: { ...conversation, locale: wanted } });
  const reply = { say: [{ key: 'language.switched' }], options: choices.map(option) } as const;
  // The page around the chat reads there what to speak; other channels have words of their own.
  const channelData = { kojiLanguage: wanted };
  await context.sendActivity({ ...toActivity(reply, wanted, context.activity.channelId), channelData });
}
