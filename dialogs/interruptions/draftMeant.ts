import type { TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import type { Clock } from '../../clock.ts';
import { withoutCourtesies } from '../../locales/courtesies.ts';
import { LOCALES, choiceText } from '../../locales/index.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { readMessage } from '../../messaging/inbound.ts';
import { speakerOf } from '../../messaging/speaker.ts';
import { isDraftLast } from './aside.ts';
import { isMakingRequest } from './requestInMaking.ts';
import { readAnswer } from '../answers/readAnswer.ts';
import { chosenOption } from '../answers/chosenOption.ts';
import type { Unfinished } from '../ids.ts';
import { lacksEmail, refusesSignIn } from '../recognition/acknowledged.ts';
import type { Intent } from '../recognition/intents.ts';
import type { DialogPorts } from '../ports.ts';
import type { Question } from '../question.ts';
import { readingContext } from '../questionDialog.ts';
import { localeOf } from '../replies.ts';
import { isSigningIn, keptFlow } from './unfinished.ts';
import { saysBackTo, wordsOfBackTo } from './unfinishedWords.ts';

const GO_ON = new Set(LOCALES.flatMap((locale) => (PHRASES[locale].options['resume'] ?? []).map(normalise)));

const GO_ON_ALONE = new Set(LOCALES.flatMap((locale) => PHRASES[locale].goOnWords.map(normalise)));

const CANCELS = new Set(LOCALES.flatMap((locale) => (PHRASES[locale].options['keepValue'] ?? []).map(normalise)));

/** Who refuses to sign in wants no more of it: `cancel`, `no thanks`; or `stop`, mistyped. */
export function leavesSignIn(dialogs: DialogContext, question: Question, clock: Clock): boolean {
  if (!isSigningIn(dialogs)) return false;
  const { text } = readMessage(dialogs.context.activity);
  const reading = readAnswer(text, question, readingContext(dialogs.context, clock));
  if (reading.ok) return reading.answer.kind === 'option' && reading.answer.id === 'stop';
  return refusesSignIn(text) || (question.accepts.kind === 'email' && lacksEmail(text));
}

/** `cancel` where a form asks for something, and has no other use for the word: then it is for the whole of it. */
export function cancelsForm({ context, stack }: DialogContext, { options = [] }: Question): boolean {
  const isOption = options.some(({ id }) => id === 'cancel' || id === 'keepValue');
  return isMakingRequest(stack) && !isOption && CANCELS.has(normalise(readMessage(context.activity).text));
}

/**
 * `continue with my comment`, `go on with the comment on OPS-1`: the button that leads back, in other words. “go on” and
 * “continue with that” may as well mean something else that was left.
 */
function saysGoOnWith(unfinished: Unfinished, text: string): boolean {
  const known = wordsOfBackTo(unfinished);
  const isAbout = (word: string): boolean => known.has(word) && !OF_DRAFT.has(word);
  return restsIn(text).some((rest) => rest.some(isAbout) && rest.every((word) => known.has(word) || SMALL.has(word)));
}

/** `continue please` */
export function isGoOn(text: string): boolean {
  return GO_ON.has(normalise(text)) || GO_ON.has(withoutCourtesies(text).join(' '));
}

/** `continue with that`, of whatever it was. */
function isGoOnWithIt(text: string): boolean {
  return isGoOn(text) || restsIn(text).some((rest) => rest.every((word) => SMALL.has(word)));
}

/** What is said besides that one wants to go on; empty where that is all. */
function restsIn(text: string): readonly (readonly string[])[] {
  const words = withoutCourtesies(text);
  return words.flatMap((_word, at) => restOf(words.slice(0, at), words.slice(at)));
}

/** What else is said where one of the two parts says to go on. */
function restOf(before: readonly string[], after: readonly string[]): readonly (readonly string[])[] {
  const goesOn = (words: readonly string[]): boolean => GO_ON.has(words.join(' '));
  return [...(goesOn(before) ? [after] : []), ...(goesOn(after) ? [before] : [])];
}

/** Of somebody who has left a sign-in, and says the code now that was mailed for it. */
function isMailedCode(context: TurnContext, text: string): boolean {
  return speakerOf(context).conversation.personId === undefined && /^\s*\d{3}\s?\d{3}\s*$/.test(text);
}

const SMALL = new Set(
  LOCALES.flatMap((locale) => [...PHRASES[locale].stopWords, ...PHRASES[locale].fillers].flatMap(wordsIn)),
);

/** What stands on the button that leads back to a request is no sign of anything else. */
const OF_DRAFT = new Set(LOCALES.flatMap((locale) => wordsIn(choiceText(locale, 'resume'))));

type MeantPorts = Pick<DialogPorts, 'memory' | 'clock' | 'identity'>;

/** `continue`, `go on`: of somebody who has left something half done, and is asked nothing, it means the last of it. */
export async function draftMeant(context: TurnContext, ports: MeantPorts, text: string): Promise<Intent | undefined> {
  if (await isBackButton(context, ports, text)) return { kind: 'resumeFlow' };
  const kept = await keptFlow(context, ports);
  if (kept && (saysGoOnWith(kept.unfinished, text) || isMailedCode(context, text))) return { kind: 'resumeFlow' };
  if (!(kept ? isGoOnWithIt(text) : isGoOn(text))) return undefined;
  if (kept && !(await isDraftLast(context, ports, kept))) return { kind: 'resumeFlow' };
  const { form, personId } = await ports.memory.draft.read(context);
  const isOwn = personId === speakerOf(context).conversation.personId;
  return form && isOwn ? { kind: 'resumeRequest' } : undefined;
}

/** Whether the text is the button that leads back to what was left, which stands at every question. */
async function isBackButton(context: TurnContext, ports: MeantPorts, text: string): Promise<boolean> {
  const kept = await keptFlow(context, ports);
  return kept !== undefined && saysBackTo(kept.unfinished, text);
}

/**
 * Whether what is said leads back to what was left: the button at every question, and where one thing is to be chosen or
 * given also the words that the bot has told for it, unless they answer what is asked, or are written there for the second time.
 */
export async function isBackMeant(dialogs: DialogContext, ports: MeantPorts, question: Question): Promise<boolean> {
  const { context, stack } = dialogs;
  const { text } = readMessage(context.activity);
  if (await isBackButton(context, ports, text)) return true;
  if (question.accepts.kind === 'text' && question.accepts.unseen) return isGoOn(text);
  const isOpen = isMakingRequest(stack) || (await keptFlow(context, ports)) !== undefined;
  if (!isOpen || question.accepts.kind === 'text' || !GO_ON_ALONE.has(normalise(text))) return false;
  const chosen = chosenOption(text, question, localeOf(context));
  const isAnswer = chosen !== undefined && chosen.id !== 'tryAgain';
  return !isAnswer && (await ports.memory.aside.read(context)).said !== normalise(text);
}

/** `go on`, where something may be tried again: whoever has left a request before it may as well mean that. */
export async function draftInstead(
  { context, stack }: DialogContext,
  { memory }: MeantPorts,
  question: Question,
): Promise<Intent | undefined> {
  const { text } = readMessage(context.activity);
  const isMaybe = isGoOn(text) && chosenOption(text, question, localeOf(context))?.id === 'tryAgain';
  if (!isMaybe || isMakingRequest(stack)) return undefined;
  const { form, personId } = await memory.draft.read(context);
  return form && personId === speakerOf(context).conversation.personId ? { kind: 'resumeRequest' } : undefined;
}
