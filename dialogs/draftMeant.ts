import type { TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { withoutCourtesies } from '../locales/courtesies.ts';
import { LOCALES } from '../locales/index.ts';
import { PHRASES } from '../locales/phrases.ts';
import { readMessage } from '../messaging/inbound.ts';
import { speakerOf } from '../messaging/speaker.ts';
import { draftLeftAt } from './aside.ts';
import { isMakingRequest } from './asideMeant.ts';
import type { Unfinished } from './ids.ts';
import type { Intent } from './intents.ts';
import { normalise, wordsIn } from './normalise.ts';
import type { DialogPorts } from './ports.ts';
import type { Question } from './question.ts';
import { keptFlow } from './unfinished.ts';
import { saysBackTo, wordsOfBackTo } from './unfinishedWords.ts';

const GO_ON = new Set(LOCALES.flatMap((locale) => (PHRASES[locale].options['resume'] ?? []).map(normalise)));

const CANCELS = new Set(LOCALES.flatMap((locale) => (PHRASES[locale].options['keepValue'] ?? []).map(normalise)));

/** `cancel` where a form asks for something, and has no other use for the word: then it is for the whole of it. */
export function cancelsForm({ context, stack }: DialogContext, { options = [] }: Question): boolean {
  const isOption = options.some(({ id }) => id === 'cancel' || id === 'keepValue');
  return isMakingRequest(stack) && !isOption && CANCELS.has(normalise(readMessage(context.activity).text));
}

/** `continue please` */
function isGoOn(text: string): boolean {
  return GO_ON.has(normalise(text)) || GO_ON.has(withoutCourtesies(text).join(' '));
}

/** `continue with my comment`, `go on with the comment on OPS-1`: the button that leads back, in other words. */
function saysGoOnWith(unfinished: Unfinished, text: string): boolean {
  const words = withoutCourtesies(text);
  const known = wordsOfBackTo(unfinished);
  const rests = words.flatMap((_word, at) => restOf(words.slice(0, at), words.slice(at)));
  return rests.some((rest) => rest.every((word) => known.has(word) || SMALL.has(word)));
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

type MeantPorts = Pick<DialogPorts, 'memory' | 'clock'>;

/** `continue`, `go on`: of somebody who has left something half done, and is asked nothing, it means the last of it. */
export async function draftMeant(context: TurnContext, ports: MeantPorts, text: string): Promise<Intent | undefined> {
  if (await isBackButton(context, ports, text)) return { kind: 'resumeFlow' };
  const kept = await keptFlow(context, ports);
  if (kept && (saysGoOnWith(kept.unfinished, text) || isMailedCode(context, text))) return { kind: 'resumeFlow' };
  if (!isGoOn(text)) return undefined;
  if (kept && kept.at >= ((await draftLeftAt(context, ports)) ?? 0)) return { kind: 'resumeFlow' };
  const { form, personId } = await ports.memory.draft.read(context);
  const isOwn = personId === speakerOf(context).conversation.personId;
  return form && isOwn ? { kind: 'resumeRequest' } : undefined;
}

/** Whether the text is the button that leads back to what was left, which stands at every question. */
export async function isBackButton(context: TurnContext, ports: MeantPorts, text: string): Promise<boolean> {
  const kept = await keptFlow(context, ports);
  return kept !== undefined && saysBackTo(kept.unfinished, text);
}
