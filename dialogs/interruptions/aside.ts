import type { TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { normalise } from '../../locales/normalise.ts';
import { readMessage } from '../../messaging/inbound.ts';
import { speakerOf } from '../../messaging/speaker.ts';
import { isMakingRequest } from './requestInMaking.ts';
import type { Draft } from '../forms/draft.ts';
import { isFilledIn, setAside, takenUp } from '../forms/draft.ts';
import type { UnfinishedFlow } from '../ids.ts';
import { DIALOGS } from '../ids.ts';
import type { Intent } from '../recognition/intents.ts';
import type { KeptFlow } from '../memory.ts';
import type { DialogPorts } from '../ports.ts';
import type { Question } from '../question.ts';
import { offerAlso, option, send, tell } from '../replies.ts';
import { takesAnyText } from '../answers/takesAnyText.ts';
import { ordersOf, withoutOrders } from './ordersToCome.ts';
import { OFFERED_FOR_MS, flowIn, hasWords, isInDoubt, keepFlow, offeredFlow, toldOf } from './unfinished.ts';
import { backTo, leftWords } from './unfinishedWords.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

type AsidePorts = Pick<DialogPorts, 'memory' | 'clock'>;
type OfferPorts = AsidePorts & Pick<DialogPorts, 'identity'>;

/**
 * Leaves what is going on for something else. A request that is being made is kept, and so are words for a comment; what
 * would be changed is not.
 */
export async function leaveFor(
  dialogs: DialogContext,
  ports: AsidePorts,
  { intent, question }: { readonly intent: Intent; readonly question: Question },
): Promise<void> {
  const { context, stack } = dialogs;
  const draft = await ports.memory.draft.read(context);
  offerAlso(context, []);
  if (isMakingRequest(stack) && draft.form && !draft.isSetAside)
    await setDraftAside(context, ports, { draft, intent, question });
  const flow = flowIn(dialogs);
  if (CHANGES.includes(stack.at(-2)?.id ?? '') && !(flow && isInDoubt(flow)))
    await tell(context, { key: 'requests.unchanged' });
  const left = flow && takesAlong(intent, flow) ? withoutOrders(flow) : flow;
  if (left && hasWords(left)) {
    await keepFlow(context, ports, left);
    await send(context, { say: leftWords(await toldOf(context, ports, left)) });
  }
  await dialogs.cancelAllDialogs();
}

/** Whether what was to come after what is left comes after what is wanted now, too. */
function takesAlong(intent: Intent, flow: UnfinishedFlow): boolean {
  if (intent.kind !== 'showRequest') return false;
  const wanted = [intent, ...(intent.afterwards ?? [])];
  return ordersOf(flow).every(({ key, action }) => wanted.some((each) => each.key === key && each.action === action));
}

const CHANGES: readonly string[] = [DIALOGS.changeStatus, DIALOGS.answerApproval, DIALOGS.share, DIALOGS.rate].map(
  ({ id }) => id,
);

interface Leaving {
  readonly draft: Draft;
  readonly intent: Intent;
  readonly question: Question;
}

async function setDraftAside(
  context: TurnContext,
  { memory, clock }: AsidePorts,
  { draft, intent, question }: Leaving,
): Promise<void> {
  const { text } = readMessage(context.activity);
  const said = takesAnyText(question) ? { said: normalise(text) } : {};
  await memory.aside.write(context, { at: clock.now(), ...said });
  await memory.draft.write(context, setAside(draft));
  if (['createRequest', 'resumeRequest'].includes(intent.kind)) return;
  const type = escapeMarkdown(draft.form?.requestType.name ?? '');
  const again: readonly Words[] = takesAnyText(question)
    ? [{ key: 'create.sayAgain', params: { said: escapeMarkdown(text) } }]
    : [];
  await send(context, { say: [{ key: 'create.kept', params: { type } }, ...again] });
}

/** A question about the request is answered: whatever is written from now on is looked at anew. */
export async function forgetSaid({ context, stack }: DialogContext, { memory }: AsidePorts): Promise<void> {
  if (!isMakingRequest(stack)) return;
  const { said, ...aside } = await memory.aside.read(context);
  if (said !== undefined) await memory.aside.write(context, aside);
}

/** Offers, with all that is said in this turn, to go on with what was left half done. */
export async function offerLeft({ context, stack }: DialogContext, ports: OfferPorts): Promise<void> {
  if (!isMakingRequest(stack)) await offerKept(context, ports);
}

/** The same where nothing is going on any more. */
export async function offerKept(context: TurnContext, ports: OfferPorts): Promise<void> {
  const draftAt = await draftLeftAt(context, ports);
  const kept = await offeredFlow(context, ports);
  offerAlso(context, [...(draftAt === undefined ? [] : [option('resume')]), ...(kept ? [backTo(kept)] : [])]);
}

/** When this customer has left a request half made, where that is to be offered. */
export async function draftLeftAt(context: TurnContext, { memory, clock }: AsidePorts): Promise<number | undefined> {
  const { at } = await memory.aside.read(context);
  if (clock.now() - at > OFFERED_FOR_MS) return undefined;
  const { form, personId } = await memory.draft.read(context);
  return form && personId === speakerOf(context).conversation.personId ? at : undefined;
}

/** Whether this customer has left a request half made after what else is kept. */
export async function isDraftLast(context: TurnContext, ports: AsidePorts, { at }: KeptFlow): Promise<boolean> {
  return ((await draftLeftAt(context, ports)) ?? 0) > at;
}

/**
 * Keeps the request that is being made for later; undefined where nothing of one is filled in. With `isLeftNow`, one
 * that was left before was asked about once more.
 */
export async function keepDraft(
  context: TurnContext,
  { memory, clock }: AsidePorts,
  { isLeftNow }: { readonly isLeftNow: boolean },
): Promise<Draft | undefined> {
  const draft = await memory.draft.read(context);
  if (!draft.isSetAside && !isFilledIn(draft)) return undefined;
  await memory.draft.write(context, setAside(draft));
  if (isLeftNow || !draft.isSetAside) await memory.aside.write(context, { at: clock.now() });
  return draft;
}

/** The request that was left is gone on with: nobody has to be reminded of it. */
export async function takeUpDraft(context: TurnContext, { memory }: Pick<DialogPorts, 'memory'>): Promise<void> {
  offerAlso(context, []);
  await memory.aside.write(context, { ...(await memory.aside.read(context)), at: 0 });
  await memory.draft.write(context, takenUp(await memory.draft.read(context)));
}
