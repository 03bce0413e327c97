import type { TurnContext } from 'botbuilder';
import { normalise } from '../locales/normalise.ts';
import { speakerOf } from '../messaging/speaker.ts';
import { actionMeant } from './actionMeant.ts';
import { allMeant, isAllWord } from './allMeant.ts';
import { commentsTold } from './commentsTold.ts';
import { asCustomer } from './customer.ts';
import type { Intent } from './intents.ts';
import { keysSeen, projectOf } from './ownKeys.ts';
import type { DialogPorts } from './ports.ts';
import type { ToldAction } from './recogniseRequest.ts';
import { requestVerbBefore } from './recogniseRequest.ts';
import { spacedKeyIn } from './requestKeys.ts';
import { localeOf } from './replies.ts';

/** After this long, “it” may be anything. */
const MEANT_FOR_MS = 30 * 60_000;

/** `is it done`: no “it is done”, with which a request is closed. */
const ASKS_STATE = /^(?:is (?:it|this|that)|ist (?:es|das)) (?:already |schon )?\p{L}+(?: yet| already)?$/u;

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
  const all = allMeant(text, localeOf(context));
  if (all) return all;
  const told = actionMeant(text, localeOf(context));
  if (ASKS_STATE.test(normalise(text))) return about(context, ports, {});
  if (told) return about(context, ports, told);
  return (await spacedKeyMeant(context, ports, text)) ?? numberMeant(context, ports, text);
}

/** `both`, said by itself where a request was looked at: which are meant is asked. */
export async function allNamed(
  context: TurnContext,
  ports: LastPorts,
  { intent, text }: { readonly intent: Intent; readonly text: string },
): Promise<Intent | undefined> {
  const isMeant = ['searchKnowledge', 'notUnderstood'].includes(intent.kind) && isAllWord(text);
  return isMeant && (await lookedAt(context, ports)) ? { kind: 'showRequest', key: text } : undefined;
}

/** `ticket 3`, `close request number 3`: one that was listed or looked at. */
async function numberMeant(context: TurnContext, ports: LastPorts, text: string) {
  const [, number] = /(?:^|[\s#])(\d{1,6})(?=[\s?.!]*$)/.exec(text.slice(0, 60)) ?? [];
  const verb = number === undefined ? undefined : requestVerbBefore(text, number, localeOf(context));
  if (verb === undefined) return undefined;
  const keys = (await keysSeen(context, ports)).filter((each) => each.endsWith(`-${number}`));
  const [key, ...others] = new Set(keys);
  if (key === undefined || others.length > 0) return undefined;
  return { kind: 'showRequest', key, ...(verb === 'show' ? {} : { action: verb }) } as const;
}

/** `OPS 3` is a key where the customer's requests are called so; elsewhere, it may be anything. */
async function spacedKeyMeant(context: TurnContext, ports: LastPorts, text: string) {
  const key = spacedKeyIn(text);
  if (key === undefined) return undefined;
  const isKnown = (await keysSeen(context, ports)).some((each) => projectOf(each) === projectOf(key));
  return isKnown ? ({ kind: 'showRequest', key } as const) : undefined;
}

async function about(context: TurnContext, ports: LastPorts, action: Partial<ToldAction>) {
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
