import type { TurnContext } from 'botbuilder';
import { LOCALES } from '../locales/index.ts';
import { PHRASES } from '../locales/phrases.ts';
import { speakerOf } from '../messaging/speaker.ts';
import type { Intent } from './intents.ts';
import { normalise } from './normalise.ts';
import type { DialogPorts } from './ports.ts';

const GO_ON = new Set(LOCALES.flatMap((locale) => (PHRASES[locale].options['resume'] ?? []).map(normalise)));

/** `continue`, `go on`: of somebody who has left a request half done, and is asked nothing, it means that request. */
export async function draftMeant(
  context: TurnContext,
  { memory }: Pick<DialogPorts, 'memory'>,
  text: string,
): Promise<Intent | undefined> {
  if (!GO_ON.has(normalise(text))) return undefined;
  const { isSetAside, personId } = await memory.draft.read(context);
  const isOwn = personId === speakerOf(context).conversation.personId;
  return isSetAside && isOwn ? { kind: 'resumeRequest' } : undefined;
}
