import type { TurnContext } from 'botbuilder';
import type { CustomerRequest } from '../../jira/ports.ts';
import { speakerOf } from '../../messaging/speaker.ts';
import { readMessage } from '../../messaging/inbound.ts';
import { filesIn, namesOf } from '../forms/attachedFiles.ts';
import { asCustomer } from '../customer.ts';
import { findArticles } from '../knowledge/findArticles.ts';
import { isAcknowledgement } from '../recognition/acknowledged.ts';
import type { Intent } from '../recognition/intents.ts';
import { lookedAt } from './lastRequest.ts';
import type { DialogPorts, FileReference } from '../ports.ts';
import type { Option } from '../replies.ts';
import { localeOf, option, send, tell } from '../replies.ts';
import { whereKnown } from '../whereKnown.ts';

/** As many as can be looked over beside the other buttons. */
const MOST_OFFERED = 3;

/** Keeps files for what they will be put into, beside those that wait already. */
export async function keepFor(
  context: TurnContext,
  { memory }: Pick<DialogPorts, 'memory'>,
  files: readonly FileReference[],
): Promise<void> {
  const draft = await memory.draft.read(context);
  const waitingFiles = joined(draft.waitingFiles, files);
  await memory.draft.write(context, { ...draft, waitingFiles });
}

/** Keeps the files of this turn's message. */
async function keepFiles(context: TurnContext, { memory }: Pick<DialogPorts, 'memory'>): Promise<void> {
  if (filesIn(context.activity).length === 0) return;
  await keepFor(context, { memory }, filesIn(context.activity));
}

/** What the files are for is asked when what was begun is done. */
export async function askLater(context: TurnContext, { memory }: Pick<DialogPorts, 'memory'>): Promise<void> {
  await memory.draft.write(context, { ...(await memory.draft.read(context)), aboutFiles: 'toAsk' });
}

function joined(kept: readonly FileReference[], more: readonly FileReference[]): readonly FileReference[] {
  const known = new Set(kept.map(({ contentUrl }) => contentUrl));
  return [...kept, ...more.filter(({ contentUrl }) => !known.has(contentUrl))];
}

/** What waits to be put somewhere. */
interface KeptFiles {
  readonly files: readonly FileReference[];
  /** What was written with them. */
  readonly words?: string;
}

/** The files that were kept, and those of this turn's message, with what was written with them; they wait no longer. */
export async function takeKeptFiles(context: TurnContext, { memory }: Pick<DialogPorts, 'memory'>): Promise<KeptFiles> {
  const { waitingWords: words, ...draft } = await memory.draft.read(context);
  const files = joined(draft.waitingFiles, filesIn(context.activity));
  if (draft.waitingFiles.length === 0) return { files };
  await memory.draft.write(context, { ...draft, waitingFiles: [] });
  return words === undefined ? { files } : { files, words: words.join('\n') };
}

/** Keeps what was written with files that nobody knows the use of, to go where they go. */
async function keepWords(context: TurnContext, { memory }: Pick<DialogPorts, 'memory'>): Promise<void> {
  const { text } = readMessage(context.activity);
  if (text === '' || isAcknowledgement(text)) return;
  const draft = await memory.draft.read(context);
  await memory.draft.write(context, { ...draft, waitingWords: [...(draft.waitingWords ?? []), text] });
}

/**
 * What the words ask for that came with files, where they ask for it by name. The files are kept for it, or for later;
 * a request that is named gets them.
 */
export async function namedWithFiles(
  context: TurnContext,
  ports: Pick<DialogPorts, 'memory'>,
  intent: Intent,
): Promise<Intent | undefined> {
  if (!NAMED.includes(intent.kind)) return undefined;
  await keepFiles(context, ports);
  if (intent.kind === 'findRequest') return intent.isOrder ? intent : { ...intent, instead: { kind: 'filesSent' } };
  if (TAKES_KEPT.includes(intent.kind)) return intent;
  const takesFiles = intent.kind === 'showRequest' && ['attach', 'comment'].includes(intent.action ?? 'attach');
  if (takesFiles) return { ...intent, action: intent.action ?? 'attach' };
  await askLater(context, ports);
  await sayKept(context);
  return intent;
}

/** These say themselves what becomes of the files. */
const TAKES_KEPT: readonly Intent['kind'][] = ['createRequest', 'resumeRequest'];
const NAMED: readonly Intent['kind'][] = [
  ...TAKES_KEPT,
  'resumeFlow',
  'findRequest',
  'showRequest',
  'myRequests',
  'requestMenu',
  'collection',
];

/** A question that came with files is answered where there is an answer; otherwise the files are asked about. */
export async function askedWithFiles(
  context: TurnContext,
  ports: Pick<DialogPorts, 'memory' | 'serviceDesk' | 'collections'>,
  intent: Intent,
): Promise<Intent> {
  await keepFiles(context, ports);
  if (await hasAnswer(context, ports, intent)) {
    await sayKept(context);
    return intent;
  }
  if (intent.kind === 'searchKnowledge') await keepWords(context, ports);
  return { kind: 'filesSent' };
}

async function hasAnswer(
  context: TurnContext,
  ports: Pick<DialogPorts, 'serviceDesk' | 'collections'>,
  intent: Intent,
): Promise<boolean> {
  if (intent.kind === 'quickAnswer') return true;
  if (intent.kind !== 'searchKnowledge' || intent.query === undefined) return false;
  const { articles } = await findArticles(ports, intent.query, localeOf(context));
  return articles.length > 0;
}

function sayKept(context: TurnContext): Promise<void> {
  return tell(context, { key: 'files.held', params: { name: namesOf(filesIn(context.activity)) } });
}

/** Asks what the files are for: one of the customer's open requests, or a new one. */
export async function askAboutFiles(context: TurnContext, ports: AtHandPorts): Promise<void> {
  await keepFiles(context, ports);
  const draft = await ports.memory.draft.read(context);
  const { waitingFiles } = draft;
  await ports.memory.draft.write(context, { ...draft, aboutFiles: 'asked' });
  const open = await requestsAtHand(context, ports);
  const params = { name: namesOf(waitingFiles) };
  await send(context, {
    say: [{ key: open.length > 0 ? 'files.whatOpen' : 'files.what', params }],
    options: [...open.map(attachTo), option('createWithFile'), option('stop')],
  });
}

type AtHandPorts = Pick<DialogPorts, 'memory' | 'serviceDesk' | 'identity' | 'clock'>;

/** Keys of those that files are offered to: the one that was looked at or dealt with last, and those that are open. */
export async function requestsAtHand(context: TurnContext, ports: AtHandPorts): Promise<readonly string[]> {
  const open = (await openRequests(context, ports)).map(({ key }) => key);
  const last = await lookedAt(context, ports);
  return [...new Set([...(last ? [last.key] : []), ...open])].slice(0, MOST_OFFERED);
}

function attachTo(key: string): Option {
  return { id: `attachTo:${key}`, label: { key: 'files.attachTo', params: { key } } };
}

/** The files are worth more than the offer: where the service desk cannot say, there are none to offer. */
async function openRequests(
  context: TurnContext,
  { serviceDesk, identity }: Pick<DialogPorts, 'serviceDesk' | 'identity'>,
): Promise<readonly CustomerRequest[]> {
  const customer = asCustomer(await identity.personOf(speakerOf(context).conversation));
  if (!customer) return [];
  const { accountId } = customer;
  const page = await whereKnown(serviceDesk.listRequests({ accountId, status: 'open', limit: MOST_OFFERED }));
  return page?.requests ?? [];
}
