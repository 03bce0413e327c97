import assert from 'node:assert/strict';
import { ConversationState, MemoryStorage, TestAdapter } from 'botbuilder';
import type { Activity } from 'botbuilder';
import { KojiBot } from '../../../bots/kojiBot.ts';
import { createTurnErrorHandler } from '../../../bots/turnErrors.ts';
import type { SiteRequestType } from '../../../demo/jira/model.ts';
import { createDialogs } from '../../../dialogs/index.ts';
import { createServiceDesk } from '../../../jira/serviceDesk.ts';
import type { JiraSite } from '../../demo/jira/jiraSite.ts';
import { startJiraSite } from '../../demo/jira/jiraSite.ts';
import { MemoryStore } from '../../demo/jira/memoryStore.ts';
import type { Chat } from '../chat.ts';
import { createChat } from '../chat.ts';
import { FakeClock } from '../clock.ts';
import type { World } from '../dialogHarness.ts';
import { NOW, aPerson } from '../dialogFakes.ts';
import { aWorld, dialogPortsOf, speakerFor } from '../dialogHarness.ts';
import { otherSite, otherState } from './otherSite.ts';
import { OTHER_TYPES } from './requestTypes.ts';
import { CUSTOMER_ID, OTHER_BOT } from './users.ts';

/** A chat with the whole bot in front of the real gateway and the other site, over HTTP. */
export interface OtherDeskChat extends Chat, AsyncDisposable {
  readonly site: JiraSite;
  readonly world: World;
  /** The desk's kinds of requests, to be changed while somebody chats. */
  readonly types: SiteRequestType[];
  /** Says one line after the other, and answers the replies to the last. */
  sayAll(...lines: readonly string[]): ReturnType<Chat['say']>;
}

export interface OtherDeskOptions {
  readonly locale?: string;
  readonly maxPageSize?: number;
  readonly channel?: string;
}

const silent = { debug: () => undefined, warn: () => undefined };

export async function openOtherDesk(options: OtherDeskOptions = {}): Promise<OtherDeskChat> {
  const { locale = 'en', channel = 'directline', maxPageSize = 3 } = options;
  const types = [...OTHER_TYPES];
  const clock = new FakeClock(NOW);
  const store = new MemoryStore(otherState(NOW));
  const site = await startJiraSite({ site: otherSite(types), bot: OTHER_BOT, store, clock, maxPageSize });
  const serviceDesk = createServiceDesk({
    host: site.url,
    ...OTHER_BOT,
    desk: 'HAUS_2',
    clock,
    logger: silent,
    timeoutMs: 2_000,
    wait: () => Promise.resolve(),
    shownServiceLevels: ['Reaktionszeit'],
  });
  const world = aWorld();
  world.identity.person = aPerson({ id: 'account:fourth', name: 'Fourth Customer', accountId: CUSTOMER_ID });
  const conversationState = new ConversationState(new MemoryStorage());
  const dialogs = createDialogs({ conversationState, ...dialogPortsOf(world), serviceDesk });
  const bot = new KojiBot({ dialogs, conversationState });
  const adapter = new TestAdapter((context) => bot.run(context), { channelId: channel });
  adapter.use(speakerFor(world, { channel, name: '', locale }));
  const log = { error: () => undefined };
  adapter.onTurnError = createTurnErrorHandler({
    dialogs,
    conversationState,
    giveUp: () => Promise.resolve(),
    log,
    ids: { next: () => 'ref-1' },
  });
  const chat = createChat(async (activity: Partial<Activity>) => {
    await adapter.receiveActivity({ ...activity });
    return adapter.activeQueue.splice(0);
  });
  return {
    ...chat,
    site,
    world,
    types,
    async sayAll(...lines) {
      let replies: Awaited<ReturnType<Chat['say']>> = [];
      for (const line of lines) replies = await chat.say(line);
      return replies;
    },
    async [Symbol.asyncDispose]() {
      await site[Symbol.asyncDispose]();
      assert.deepEqual(site.simulator.violations, []);
    },
  };
}
