import { ConversationState, MemoryStorage } from 'botbuilder';
import type { Timers } from '../../clock.ts';
import type { Activity, Middleware, Storage, TurnContext } from 'botbuilder';
import type { Dialog } from 'botbuilder-dialogs';
import { DialogTestClient } from 'botbuilder-testing';
import type { OAuthConnection } from '../../dialogs/index.ts';
import { createMemory } from '../../dialogs/memory.ts';
import { createMenuMiddleware } from '../../dialogs/menu.ts';
import type { DialogPorts } from '../../dialogs/ports.ts';
import { RootDialog } from '../../dialogs/rootDialog.ts';
import type { Conversation } from '../../handoff/index.ts';
import { arrivedAt, setArrivedAt } from '../../messaging/arrivedAt.ts';
import { setSpeaker } from '../../messaging/speaker.ts';
import type { Chat } from './chat.ts';
import { createChat } from './chat.ts';
import {
  FakeAgentCommands,
  FakeChatRatings,
  FakeCollections,
  FakeFiles,
  FakeHumanDesk,
  FakeIdentity,
  FakeVotes,
  FakeWatch,
  NOW,
} from './dialogFakes.ts';
import { FakeServiceDesk } from './fakeServiceDesk.ts';

export interface HarnessOptions {
  readonly channel?: string;
  readonly locale?: string;
  readonly name?: string;
  /** Hand in the storage of another harness to go on after a restart. */
  readonly storage?: Storage;
  /** Hand in the outside of another harness together with its storage. */
  readonly world?: World;
  /** The dialog under test; the root where none is given. */
  readonly dialog?: (ports: DialogPorts) => Dialog;
  readonly options?: object;
  readonly oauth?: OAuthConnection;
  /** Before the others; sees every turn. */
  readonly middleware?: Middleware;
}

/** Nobody waits for anything, unless the time of all is up at once. */
class FakeTimers implements Timers {
  isUp = false;

  after(_ms: number, work: () => void): () => void {
    if (this.isUp) work();
    return () => undefined;
  }
}

/** Everything outside the dialogs, as fakes. */
export interface World {
  readonly desk: FakeServiceDesk;
  readonly collections: FakeCollections;
  readonly votes: FakeVotes;
  readonly humans: FakeHumanDesk;
  readonly identity: FakeIdentity;
  readonly files: FakeFiles;
  readonly watch: FakeWatch;
  readonly ratings: FakeChatRatings;
  readonly agentCommands: FakeAgentCommands;
  readonly clock: { at: number; now(): number };
  readonly timers: FakeTimers;
}

export interface Harness extends Chat, World {
  readonly storage: Storage;
  readonly world: World;
}

export function aWorld(): World {
  const clock = { at: NOW, now: () => clock.at };
  return {
    desk: new FakeServiceDesk(),
    collections: new FakeCollections(),
    votes: new FakeVotes(),
    humans: new FakeHumanDesk(),
    identity: new FakeIdentity(),
    files: new FakeFiles(),
    watch: new FakeWatch(),
    ratings: new FakeChatRatings(),
    agentCommands: new FakeAgentCommands(),
    clock,
    timers: new FakeTimers(),
  };
}

export function aConversation(overrides: Partial<Conversation> = {}): Conversation {
  const address = 'sealed' as Conversation['address'];
  return { id: 'c1', address, channel: 'directline', channelUserId: 'dl_1', name: '', locale: 'en', ...overrides };
}

/** A chat with the dialogs over fakes. Turns run to their end; nothing is polled. */
export function createDialogHarness(options: HarnessOptions = {}): Harness {
  const { channel = 'directline', storage = new MemoryStorage(), world = aWorld() } = options;
  const conversationState = new ConversationState(storage);
  const memory = createMemory(conversationState, world.clock);
  const ports = { ...dialogPortsOf(world), memory, oauth: options.oauth };
  const dialog = options.dialog?.(ports) ?? new RootDialog(ports);
  const speaker = speakerFor(world, { channel, name: options.name ?? '', locale: options.locale ?? 'en' });
  const client = new DialogTestClient(
    channel,
    dialog,
    options.options,
    [...(options.middleware ? [options.middleware] : []), speaker, createMenuMiddleware(world.collections)],
    conversationState,
  );
  const chat = createChat((activity) => oneTurn(client, { timestamp: new Date(world.clock.now()), ...activity }));
  return { ...chat, ...world, world, storage };
}

/** The fakes as the dialogs take them. */
export function dialogPortsOf(world: World): Omit<DialogPorts, 'memory'> {
  return {
    serviceDesk: world.desk,
    collections: world.collections,
    articleVotes: world.votes,
    humanDesk: world.humans,
    watch: world.watch,
    chatRatings: world.ratings,
    identity: world.identity,
    agentCommands: world.agentCommands,
    files: world.files,
    links: {
      signIn: 'https://koji.test/login?return=/portal',
      sites: ['https://koji.test', 'https://desk.test/jira'],
    },
    clock: world.clock,
    timers: world.timers,
  };
}

/** What the first middleware does in the app; the language is the one that was asked for last. */
export function speakerFor(world: World, known: { channel: string; name: string; locale: string }): Middleware {
  return {
    async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
      const locale = world.identity.locales.at(-1) ?? known.locale;
      const { person } = world.identity;
      const owner = person ? { personId: person.id } : {};
      if (arrivedAt(context) === undefined) setArrivedAt(context, world.clock.now());
      setSpeaker(context, { conversation: aConversation({ ...known, ...owner, locale }) });
      await next();
    },
  };
}

async function oneTurn(client: DialogTestClient, activity: Partial<Activity>): Promise<readonly Partial<Activity>[]> {
  const replies: Partial<Activity>[] = [];
  let reply = (await client.sendActivity(activity)) as Partial<Activity> | undefined;
  while (reply) {
    replies.push(reply);
    reply = client.getNextReply() as Partial<Activity> | undefined;
  }
  return replies;
}
