import type { TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { LOCALES } from '../locales/index.ts';
import { PHRASES } from '../locales/phrases.ts';
import { readMessage } from '../messaging/inbound.ts';
import { speakerOf } from '../messaging/speaker.ts';
import { draftLeftAt } from './aside.ts';
import { isMakingRequest } from './asideMeant.ts';
import type { Intent } from './intents.ts';
import { normalise } from './normalise.ts';
import type { DialogPorts } from './ports.ts';
import type { Question } from './question.ts';
import { keptFlow } from './unfinished.ts';
import { saysBackTo } from './unfinishedWords.ts';

const GO_ON = new Set(LOCALES.flatMap((locale) => (PHRASES[locale].options['resume'] ?? []).map(normalise)));

const CANCELS = new Set(LOCALES.flatMap((locale) => (PHRASES[locale].options['keepValue'] ?? []).map(normalise)));

/** `cancel` where a form asks for something, and has no other use for the word: then it is for the whole of it. */
export function cancelsForm({ context, stack }: DialogContext, { options = [] }: Question): boolean {
  const isOption = options.some(({ id }) => id === 'cancel' || id === 'keepValue');
  return isMakingRequest(stack) && !isOption && CANCELS.has(normalise(readMessage(context.activity).text));
}

type MeantPorts = Pick<DialogPorts, 'memory' | 'clock'>;

/** `continue`, `go on`: of somebody who has left something half done, and is asked nothing, it means the last of it. */
export async function draftMeant(context: TurnContext, ports: MeantPorts, text: string): Promise<Intent | undefined> {
  if (await isBackButton(context, ports, text)) return { kind: 'resumeFlow' };
  if (!GO_ON.has(normalise(text))) return undefined;
  const kept = await keptFlow(context, ports);
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
