import type { TurnContext } from 'botbuilder';
import type { Intent } from '../recognition/intents.ts';
import { withKeysForLinks } from './keyLinks.ts';
import { offeredWords } from './offered.ts';
import type { DialogPorts } from '../ports.ts';
import { recognise } from '../recognition/recognise.ts';
import type { IsOwnKey } from '../recognition/recogniseRequest.ts';
import { spacedKeyAsked } from '../recognition/recogniseRequest.ts';
import { localeOf } from '../replies.ts';
import { keysIn } from '../recognition/requestKeys.ts';
import { shownMeant } from './shownButtons.ts';
import { whereKnown } from '../whereKnown.ts';

type KeyPorts = Pick<DialogPorts, 'memory' | 'serviceDesk' | 'links'>;

/** Which keys in this text may be those of requests: `HP-4000` has the form of one, and is a printer. */
export async function ownKeysIn(context: TurnContext, ports: Omit<KeyPorts, 'links'>, text: string): Promise<IsOwnKey> {
  const projects = keysIn(text).map(({ key }) => projectOf(key.toUpperCase()));
  if (projects.length === 0) return () => false;
  const known = (await keysSeen(context, ports)).map(projectOf);
  if (projects.every((project) => known.includes(project))) return () => true;
  const own = await projectOfDesk(ports);
  return (key) => own === undefined || own === projectOf(key) || known.includes(projectOf(key));
}

/** What was written, with their keys for links to requests, and which of its keys may be those of requests. */
export async function readKeys(
  context: TurnContext,
  ports: KeyPorts,
  text: string,
): Promise<{ readonly said: string; readonly isOwn: IsOwnKey }> {
  const { sites } = ports.links;
  const isOwn = await ownKeysIn(context, ports, withKeysForLinks(text, sites));
  const spaced = keysIn(text).length === 0 ? spacedKeyAsked(text, localeOf(context)) : undefined;
  if (spaced && (await isOfDesk(context, ports, spaced.key)))
    return { said: text.replace(spaced.said, spaced.key), isOwn: () => true };
  return { said: withKeysForLinks(text, sites, isOwn), isOwn };
}

/** `ISO-27001` may be anything, where nobody knows of such requests. */
async function isOfDesk(context: TurnContext, ports: Omit<KeyPorts, 'links'>, key: string): Promise<boolean> {
  const known = (await keysSeen(context, ports)).map(projectOf);
  return known.includes(projectOf(key)) || (await projectOfDesk(ports)) === projectOf(key);
}

/** Reads a message that answers no question of the bot; what somebody else has named does not take its own buttons away. */
export async function recogniseAnew(context: TurnContext, ports: KeyPorts, text: string): Promise<Intent> {
  const { said, isOwn } = await readKeys(context, ports, text);
  const isOffered = offeredWords(said, localeOf(context), isOwn) !== undefined;
  const shown = isOffered ? undefined : await shownMeant(context, ports, text);
  return shown ?? recognise(said, localeOf(context), isOwn);
}

/** Requests that were looked at or listed in this conversation. */
export async function keysSeen(context: TurnContext, { memory }: Pick<KeyPorts, 'memory'>): Promise<readonly string[]> {
  const { openRequests } = (await memory.trail.read(context)).context;
  const { key } = await memory.lastRequest.read(context);
  return [...openRequests.map((each) => each.key), ...(key === '' ? [] : [key])];
}

export function projectOf(key: string): string {
  return key.slice(0, key.lastIndexOf('-'));
}

/** Undefined where it cannot be asked: then any key may be one of its own. */
function projectOfDesk({ serviceDesk }: Pick<KeyPorts, 'serviceDesk'>): Promise<string | undefined> {
  return whereKnown(serviceDesk.projectKey());
}
