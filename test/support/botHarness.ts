import { ConversationState, MemoryStorage, TestAdapter } from 'botbuilder';
import type { Activity, Storage } from 'botbuilder';
import { KojiBot } from '../../bots/kojiBot.ts';
import { createTurnErrorHandler } from '../../bots/turnErrors.ts';
import { createDialogs } from '../../dialogs/index.ts';
import type { ServiceDesk } from '../../jira/ports.ts';
import type { Chat } from './chat.ts';
import { createChat } from './chat.ts';
import type { World } from './dialogHarness.ts';
import { aWorld, dialogPortsOf, speakerFor } from './dialogHarness.ts';

export interface BotHarnessOptions {
  readonly channel?: string;
  readonly storage?: Storage;
  readonly world?: World;
  /** Instead of the world's. */
  readonly serviceDesk?: ServiceDesk;
  /** Leaves the speaker out, as when the very first middleware fails. */
  readonly withoutSpeaker?: boolean;
}

export interface LogLine {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export interface BotHarness extends Chat, World {
  readonly storage: Storage;
  readonly world: World;
  readonly logged: readonly LogLine[];
}

/** A chat with the whole bot and its error handling, over fakes. */
export function createBotHarness(options: BotHarnessOptions = {}): BotHarness {
  const { channel = 'directline', storage = new MemoryStorage(), world = aWorld() } = options;
  const conversationState = new ConversationState(storage);
  const ports = dialogPortsOf(world);
  const { serviceDesk = ports.serviceDesk } = options;
  const dialogs = createDialogs({ conversationState, ...ports, serviceDesk });
  const bot = new KojiBot({ dialogs, conversationState });
  const logged: LogLine[] = [];
  const log = { error: (fields: Record<string, unknown>, message: string) => void logged.push({ fields, message }) };
  const adapter = new TestAdapter((context) => bot.run(context), { channelId: channel });
  if (!options.withoutSpeaker) adapter.use(speakerFor(world, { channel, name: '', locale: 'en' }));
  adapter.onTurnError = createTurnErrorHandler({
    dialogs,
    conversationState,
    giveUp: () => Promise.resolve(),
    log,
    ids: { next: () => 'ref-1' },
  });

  const deliver = async (activity: Partial<Activity>): Promise<readonly Partial<Activity>[]> => {
    await adapter.receiveActivity({ ...activity });
    return adapter.activeQueue.splice(0);
  };
  return { ...createChat(deliver), ...world, world, storage, logged };
}
