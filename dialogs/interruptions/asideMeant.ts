import type { TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import type { Locale } from '../../locales/index.ts';
import { readMessage } from '../../messaging/inbound.ts';
import { filesIn } from '../forms/attachedFiles.ts';
import { chosenOption, labelled } from '../answers/chosenOption.ts';
import { correctionSaid } from '../answers/correctionSaid.ts';
import { fieldChangeIn } from '../forms/fieldChange.ts';
import type { Intent } from '../recognition/intents.ts';
import { isAskedAbout } from './isAskedAbout.ts';
import { isOwnButton } from './isOwnButton.ts';
import { lastRequestMeant } from './lastRequest.ts';
import { offeredWords } from './offered.ts';
import { orderInstead, orderOfOther, orderWhileSharing, questionAbout } from './orderInstead.ts';
import { otherKeyMeant } from './otherKeyMeant.ts';
import { keysSeen, ownKeysIn, readKeys } from './ownKeys.ts';
import type { DialogPorts } from '../ports.ts';
import type { Question } from '../question.ts';
import { readingContext } from '../questionDialog.ts';
import { readAnswer } from '../answers/readAnswer.ts';
import { recogniseCommand, requestCalled, requestWanted } from '../recognition/recognise.ts';
import { localeOf } from '../replies.ts';
import { requestsDescribed } from '../recognition/requestDescribed.ts';
import { orderNamed } from '../recognition/requestOrders.ts';
import { isMakingRequest, isSaidAgain, otherKindWanted } from './requestInMaking.ts';
import { isButtonRather, shownMeant } from './shownButtons.ts';
import { takesAnyText } from '../answers/takesAnyText.ts';
import { flowIn } from './unfinished.ts';

type MeantPorts = Pick<DialogPorts, 'memory' | 'clock' | 'identity' | 'watch' | 'serviceDesk' | 'links'>;

/**
 * Whether the text is, to the letter, a choice of the question that somebody else has named: it may be called “Stop”. Or
 * words for keeping what the form suggests: “laisser” is nearly one for stopping. Or a field with what it shall be.
 */
export function isLabelOf(question: Question, text: string, locale: string): boolean {
  const { options = [], fields = [] } = question;
  if (text.startsWith('#')) return false;
  if (fieldChangeIn(text, fields)?.isSigned) return true;
  const named = options.filter(({ label }) => 'text' in label);
  const keep = options.filter(({ id }) => id === 'keep');
  return (
    labelled(named, text, locale) !== undefined ||
    chosenOption(text, { ...question, options: keep }, locale) !== undefined
  );
}

/**
 * What this turn's message asks for by name instead of answering the question. Where any text is an answer only the
 * bot's own words count, and not when they are written for the second time; where something else is asked for, a text
 * that cannot be read as an answer is looked at more closely.
 */
export async function asideMeant(
  dialogs: DialogContext,
  ports: MeantPorts,
  question: Question,
): Promise<Intent | undefined> {
  const intent = (await otherKindWanted(dialogs, ports, question)) ?? (await namedInstead(dialogs, ports, question));
  if (intent && isAskedAbout(dialogs, intent)) return undefined;
  const isTwice = intent?.kind === 'createRequest' && (await isBeingMade(dialogs, ports, intent.about));
  return isTwice ? { kind: 'resumeRequest' } : intent;
}

/** Whether a request of that kind is what the question belongs to: its button was pressed once more. */
async function isBeingMade(
  { context, stack }: DialogContext,
  { memory }: MeantPorts,
  kind: string | undefined,
): Promise<boolean> {
  const { form, isSetAside } = await memory.draft.read(context);
  return isMakingRequest(stack) && !isSetAside && form !== undefined && form.requestType.name === kind;
}

async function namedInstead(
  dialogs: DialogContext,
  ports: MeantPorts,
  question: Question,
): Promise<Intent | undefined> {
  const { context } = dialogs;
  const { text } = readMessage(context.activity);
  if (text === '' || filesIn(context.activity).length > 0) return undefined;
  const meant = await namedIn(dialogs, ports, question);
  // A button that stands at every question of somebody who has left a request.
  if (meant.named?.kind === 'resumeRequest') return meant.named;
  const isLooking = looksItself(question) && !meant.shown;
  if (isLooking && !(await isPressedLate(context, ports, question))) return undefined;
  const order = (await whileSharing(dialogs, ports, text)) ?? (await otherKeyMeant(dialogs, ports, text));
  if (order) return order;
  const reading = readAnswer(text, question, readingContext(context, ports.clock));
  if (reading.ok)
    return reading.answer.kind === 'option' ? undefined : insteadOfText(dialogs, ports, { ...meant, question });
  return takesWordsToo(question)
    ? leadsAway(context, ports, meant.named)
    : wantedInstead(dialogs, ports, { ...meant, question });
}

async function whileSharing(dialogs: DialogContext, ports: MeantPorts, text: string): Promise<Intent | undefined> {
  const flow = flowIn(dialogs);
  return flow?.dialog === 'share'
    ? orderWhileSharing(dialogs.context, ports, { text, shared: flow.options.key })
    : undefined;
}

interface Named {
  /** What the text says to the letter. */
  readonly named: Intent | undefined;
  /** The same, of a button that was shown before. */
  readonly shown: Intent | undefined;
}

async function namedIn(dialogs: DialogContext, ports: MeantPorts, question: Question): Promise<Named> {
  const { context } = dialogs;
  const { text } = readMessage(context.activity);
  const isText = takesWordsToo(question) || takesAnyText(question);
  const button = await shownBefore(dialogs, ports, question);
  const isButton = isButtonRather(text) || (button?.kind === 'createRequest' && asksForTitle(question));
  const shown = isButton || !isText ? button : undefined;
  const offered = offeredWords(text, localeOf(context), await ownKeysIn(context, ports, text));
  return { named: offered ?? shown, shown };
}

/** What kind of request it is says no title, though one word is as good a text as any elsewhere. */
function asksForTitle({ accepts }: Question): boolean {
  return accepts.kind === 'field' && accepts.field.fieldId === 'summary';
}

/** One line of a form; a description may well say what is to be done with other requests. */
function asksForLine({ accepts }: Question): boolean {
  return accepts.kind === 'field' && accepts.field.kind === 'text';
}

/** Whether words are welcome beside the choices. */
function takesWordsToo({ accepts }: Question): boolean {
  return accepts.kind === 'options' && accepts.words !== undefined;
}

/** What is asked for by a text that can be read as an answer, too. */
async function insteadOfText(
  dialogs: DialogContext,
  ports: MeantPorts,
  { question, named, shown }: Named & { readonly question: Question },
): Promise<Intent | undefined> {
  if (takesWordsToo(question)) return shown;
  if (!takesAnyText(question)) return undefined;
  if (named !== undefined) return pressedInstead(dialogs, ports, { named, shown });
  const { text } = readMessage(dialogs.context.activity);
  if (isUnseen(question)) return orderInstead(dialogs.context, ports, { text, about: ratedIn(dialogs) });
  const isValue = !asksForLine(question) || (await isSaidAgain(dialogs.context, ports));
  return isValue ? undefined : orderOfOther(dialogs.context, ports, text);
}

/** What a button stands for that was shown before. Where the kind of a request is asked for, its name is an answer. */
async function shownBefore(
  { context, stack }: DialogContext,
  ports: MeantPorts,
  question: Question,
): Promise<Intent | undefined> {
  const shown = await shownMeant(context, ports, readMessage(context.activity).text);
  const isKind = shown?.kind === 'createRequest' && isMakingRequest(stack) && question.accepts.kind === 'text';
  return isKind ? undefined : shown;
}

/** What is written goes to others before anybody has looked at it once more. */
function isUnseen({ accepts }: Question): boolean {
  return accepts.kind === 'text' && accepts.unseen === true;
}

function ratedIn(dialogs: DialogContext): string | undefined {
  const flow = flowIn(dialogs);
  return flow?.dialog === 'rate' ? flow.options.key : undefined;
}

/** A button that was shown before, where what is written goes to others as it is. */
async function isPressedLate(context: TurnContext, ports: MeantPorts, question: Question): Promise<boolean> {
  const { accepts, options = [] } = question;
  if (accepts.kind === 'text' ? accepts.noButtons !== true : accepts.kind !== 'options') return false;
  const { text } = readMessage(context.activity);
  if (isOwnButton(text)) return true;
  // Where requests are offered by their keys, a key says which of them is meant.
  const isOffered = options.some(({ id }) => id.endsWith(`:${text.trim()}`));
  return !isOffered && (await keysSeen(context, ports)).includes(text.trim());
}

/** What is written already is not left for a button about the same request. */
async function leadsAway(
  context: TurnContext,
  ports: MeantPorts,
  named: Intent | undefined,
): Promise<Intent | undefined> {
  const { text } = readMessage(context.activity);
  return (await lastRequestMeant(context, ports, text)) ? undefined : named;
}

async function pressedInstead(
  { context }: DialogContext,
  ports: MeantPorts,
  { named, shown }: Named & { readonly named: Intent },
): Promise<Intent | undefined> {
  const { text } = readMessage(context.activity);
  if (await isSaidAgain(context, ports)) return undefined;
  return shown ?? (await lastRequestMeant(context, ports, text)) ?? named;
}

async function wantedInstead(
  { context, stack }: DialogContext,
  ports: MeantPorts,
  { named, question: { accepts } }: { readonly named: Intent | undefined; readonly question: Question },
): Promise<Intent | undefined> {
  const said = readMessage(context.activity).text;
  const text = (accepts.kind === 'options' ? correctionSaid(said) : undefined) ?? said;
  // “Cancel the request” is said of the one that is being made, not of the one that was looked at before.
  const isAboutLast = named !== undefined || !isMakingRequest(stack);
  const last = isAboutLast ? await lastRequestMeant(context, ports, text) : undefined;
  return last ?? named ?? wantedIn(context, ports, { text, isMaking: isMakingRequest(stack) });
}

/** Read as generously as where nothing is asked. */
async function wantedIn(
  context: TurnContext,
  ports: MeantPorts,
  { text, isMaking }: { readonly text: string; readonly isMaking: boolean },
): Promise<Intent | undefined> {
  const locale = localeOf(context);
  const { said, isOwn } = await readKeys(context, ports, text);
  const intent =
    recogniseCommand(text, locale) ??
    orderCalled(text, locale, isMaking) ??
    requestWanted(text, locale) ??
    orderNamed(said, locale, isOwn) ??
    questionAbout(said, locale, isOwn);
  return intent && !PASSING.includes(intent.kind) ? intent : undefined;
}

/** `what is the status of my VPN ticket`; not what only may be about a request, or is said of the one that is being made. */
function orderCalled(text: string, locale: Locale, isMaking: boolean): Intent | undefined {
  const called = requestCalled(text, locale);
  const isMeant = requestsDescribed(text, locale).some(
    ({ isOrder, isOwn, action }) => isOrder && isOwn && !(isMaking && action),
  );
  return isMeant ? called : undefined;
}

/** These are no reason to leave a question. */
const PASSING: readonly Intent['kind'][] = ['greet', 'thanks', 'nothingMore', 'askAnother', 'signIn', 'notWaiting'];

/** Who asks these questions looks what else the answer may mean. */
function looksItself(question: Question): boolean {
  const { accepts } = question;
  return accepts.kind === 'text' ? accepts.verbatim !== true : takesWordsToo(question);
}
