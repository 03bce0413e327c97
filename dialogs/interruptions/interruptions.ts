import type { TurnContext } from 'botbuilder';
import { Dialog } from 'botbuilder-dialogs';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { ChoiceKey, Locale } from '../../locales/index.ts';
import { setSpeaker, speakerOf } from '../../messaging/speaker.ts';
import { comesBack } from './askedAgain.ts';
import { OVER } from './beginIntent.ts';
import { DIALOGS } from '../ids.ts';
import type { Interruption } from '../recognition/intents.ts';
import { forgetToken } from '../people/oauthDialog.ts';
import { mainMenu } from '../menu.ts';
import type { DialogPorts } from '../ports.ts';
import { offerAlso, option, tell, toActivity } from '../replies.ts';
import { exit, stop } from './stop.ts';
import { withSaid, withSubject } from '../trail.ts';
import { flowIn, keepFlow, keptFlow, searchIn, signInIn } from './unfinished.ts';

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
      return askForHuman(dialogs, ports, interruption);
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

function isIdle(dialogs: DialogContext): boolean {
  return dialogs.stack.length === 0;
}

/** Asks again what was being asked. */
async function goOn(dialogs: DialogContext): Promise<DialogTurnResult> {
  if (isIdle(dialogs)) return OVER;
  comesBack(dialogs.context);
  await dialogs.repromptDialog();
  return Dialog.EndOfTurn;
}

/** Nothing of what was begun is there any more. */
async function forgetAll(dialogs: DialogContext, { memory }: DialogPorts): Promise<void> {
  await dialogs.cancelAllDialogs();
  await memory.draft.clear(dialogs.context);
  await memory.aside.clear(dialogs.context);
  await memory.kept.clear(dialogs.context);
  offerAlso(dialogs.context, []);
}

/** What an agent is told of where the customer was, by the dialog: the choice that leads there. */
const FLOWS: Readonly<Record<string, ChoiceKey>> = {
  [DIALOGS.createRequest.id]: 'createRequest',
  [DIALOGS.knowledge.id]: 'searchKnowledge',
  [DIALOGS.collection.id]: 'searchKnowledge',
  [DIALOGS.quickAnswers.id]: 'quickAnswers',
  [DIALOGS.quickAnswer.id]: 'quickAnswers',
  [DIALOGS.myRequests.id]: 'myRequests',
};

/** What is going on goes on when there is no human; what is already filled in or written must not get lost. */
async function askForHuman(
  dialogs: DialogContext,
  ports: DialogPorts,
  { said = '', about = '' }: Extract<Interruption, { readonly kind: 'human' }>,
): Promise<DialogTurnResult> {
  const { memory } = ports;
  if (said !== '') await memory.trail.change(dialogs.context, (trail) => withSubject(withSaid(trail, said), about));
  const unfinished = flowIn(dialogs);
  if (unfinished) {
    await keepFlow(dialogs.context, ports, unfinished);
    await dialogs.cancelAllDialogs();
    return dialogs.beginDialog(DIALOGS.human.id, { unfinished });
  }
  const signIn = signInIn(dialogs);
  if (signIn) await keepFlow(dialogs.context, ports, signIn);
  await keepSearch(dialogs, ports);
  const resumes = dialogs.activeDialog?.id === DIALOGS.createRequest.id;
  const [outermost] = dialogs.stack;
  const flow = outermost && FLOWS[outermost.id];
  if (!resumes) await dialogs.cancelAllDialogs();
  return dialogs.beginDialog(DIALOGS.human.id, flow === undefined ? { resumes } : { flow, resumes });
}

/** What is kept of a request is worth more than articles, which can be found again. */
async function keepSearch(dialogs: DialogContext, ports: DialogPorts): Promise<void> {
  const search = searchIn(dialogs);
  const before = (await keptFlow(dialogs.context, ports))?.unfinished.flow;
  if (search && (!before || before.dialog === 'knowledge')) await keepFlow(dialogs.context, ports, search);
}

async function signOut(dialogs: DialogContext, ports: DialogPorts): Promise<DialogTurnResult> {
  await forgetAll(dialogs, ports);
  await ports.memory.trail.clear(dialogs.context);
  await ports.memory.lastRequest.clear(dialogs.context);
  await ports.memory.shown.clear(dialogs.context);
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
