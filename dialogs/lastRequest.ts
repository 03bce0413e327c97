import type { TurnContext } from 'botbuilder';
import { speakerOf } from '../messaging/speaker.ts';
import { actionMeant } from './actionMeant.ts';
import { asCustomer } from './customer.ts';
import type { Intent } from './intents.ts';
import type { DialogPorts } from './ports.ts';
import type { ToldAction } from './recogniseRequest.ts';
import { spacedKeyIn } from './requestKeys.ts';
import { localeOf } from './replies.ts';

/** After this long, “it” may be anything. */
const MEANT_FOR_MS = 30 * 60_000;

type LastPorts = Pick<DialogPorts, 'memory' | 'clock' | 'identity'>;

/** What is said about a request without its key, such as `close it`, is about the one that was looked at last. */
export async function lastRequestMeant(
  context: TurnContext,
  ports: LastPorts,
  text: string,
): Promise<Extract<Intent, { readonly kind: 'showRequest' }> | undefined> {
  const told = actionMeant(text, localeOf(context));
  return told ? about(context, ports, told) : spacedKeyMeant(context, ports, text);
}

/** `OPS 3` is a key where the customer's requests are called so; elsewhere, it may be anything. */
async function spacedKeyMeant(context: TurnContext, { memory }: LastPorts, text: string) {
  const key = spacedKeyIn(text);
  if (key === undefined) return undefined;
  const { openRequests } = (await memory.trail.read(context)).context;
  const known = [(await memory.lastRequest.read(context)).key, ...openRequests.map((each) => each.key)];
  const isKnown = known.some((each) => each !== '' && projectOf(each) === projectOf(key));
  return isKnown ? ({ kind: 'showRequest', key } as const) : undefined;
}

function projectOf(key: string): string {
  return key.slice(0, key.lastIndexOf('-'));
}

async function about(context: TurnContext, { memory, clock, identity }: LastPorts, told: ToldAction) {
  const { key, accountId, at } = await memory.lastRequest.read(context);
  if (key === '' || clock.now() - at > MEANT_FOR_MS) return undefined;
  // Somebody else may have signed in since.
  const customer = asCustomer(await identity.personOf(speakerOf(context).conversation));
  return customer?.accountId === accountId ? ({ kind: 'showRequest', key, ...told } as const) : undefined;
}
