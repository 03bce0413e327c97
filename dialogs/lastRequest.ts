import type { TurnContext } from 'botbuilder';
import { speakerOf } from '../messaging/speaker.ts';
import { actionMeant } from './actionMeant.ts';
import { commentsTold } from './commentsTold.ts';
import { asCustomer } from './customer.ts';
import type { Intent } from './intents.ts';
import { keysSeen, projectOf } from './ownKeys.ts';
import type { DialogPorts } from './ports.ts';
import type { ToldAction } from './recogniseRequest.ts';
import { spacedKeyIn } from './requestKeys.ts';
import { localeOf } from './replies.ts';

/** After this long, “it” may be anything. */
const MEANT_FOR_MS = 30 * 60_000;

type LastPorts = Pick<DialogPorts, 'memory' | 'clock' | 'identity' | 'watch'>;

/**
 * What is said about a request without its key, such as `close it`, is about the one that was looked at last, or on which
 * the customer was told of a comment since.
 */
export async function lastRequestMeant(
  context: TurnContext,
  ports: LastPorts,
  text: string,
): Promise<Extract<Intent, { readonly kind: 'showRequest' }> | undefined> {
  const told = actionMeant(text, localeOf(context));
  return told ? about(context, ports, told) : spacedKeyMeant(context, ports, text);
}

/** `OPS 3` is a key where the customer's requests are called so; elsewhere, it may be anything. */
async function spacedKeyMeant(context: TurnContext, ports: LastPorts, text: string) {
  const key = spacedKeyIn(text);
  if (key === undefined) return undefined;
  const isKnown = (await keysSeen(context, ports)).some((each) => projectOf(each) === projectOf(key));
  return isKnown ? ({ kind: 'showRequest', key } as const) : undefined;
}

async function about(context: TurnContext, ports: LastPorts, action: ToldAction) {
  const seen = await lookedAt(context, ports);
  const told = await commentsTold(context, ports);
  const key = told && told.at > (seen?.at ?? 0) ? told.keys[0] : seen?.key;
  return key === undefined ? undefined : ({ kind: 'showRequest', key, ...action } as const);
}

async function lookedAt(context: TurnContext, { memory, clock, identity }: LastPorts) {
  const last = await memory.lastRequest.read(context);
  if (last.key === '' || clock.now() - last.at > MEANT_FOR_MS) return undefined;
  // Somebody else may have signed in since.
  const customer = asCustomer(await identity.personOf(speakerOf(context).conversation));
  return customer?.accountId === last.accountId ? last : undefined;
}
