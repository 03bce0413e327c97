import { pino } from 'pino';
import type { Conversation } from '../../handoff/domain/conversation.ts';
import type { AgentParty, Handoff } from '../../handoff/domain/handoff.ts';
import { isConnected } from '../../handoff/domain/handoff.ts';
import type { LiveChatSettings } from '../../handoff/ports.ts';
import type { AskResult } from '../../handoff/index.ts';
import { createHandoffService } from '../../handoff/service/handoffService.ts';
import type { HandoffService } from '../../handoff/service/handoffService.ts';
import { createOutbox } from '../../handoff/service/outbox.ts';
import type { Outbox } from '../../handoff/service/outbox.ts';
import type { Part } from '../../handoff/service/relay.ts';
import { createSqliteStores } from '../../stores/sqlite/createSqliteStores.ts';
import { openDatabase } from '../../stores/sqlite/openDatabase.ts';
import type { Stores } from '../../stores/stores.ts';
import { FakeClock, SequentialIds } from './clock.ts';
import { DESK, aContext, aConversation, anAddress, anAgentParty, liveChatSettings } from './data.ts';
import { FakeMessenger } from './fakeMessenger.ts';
import { FakeTicketDesk } from './fakeTicketDesk.ts';

export interface World {
  readonly stores: Stores;
  readonly messenger: FakeMessenger;
  readonly clock: FakeClock;
  readonly settings: { current: LiveChatSettings };
  readonly tickets: FakeTicketDesk;
  service: HandoffService;
  outbox: Outbox;
  /** As if the process had died and another one had started on the same store. */
  restart(): void;
  customer(name: string): Promise<Conversation>;
  agentOnDuty(name: string): Promise<Conversation>;
  ask(conversation: Conversation): Promise<AskResult>;
  part(conversation: Conversation): Promise<Part | undefined>;
  handoffOf(conversation: Conversation): Promise<Handoff | undefined>;
  say(conversation: Conversation, text: string, activityId?: string): Promise<unknown>;
  got(conversation: Conversation): readonly string[];
}

export type WrapStores = (stores: Stores) => Stores;

/** The handoff service over an embedded store in memory, with people to talk. */
export function createWorld(wrap: WrapStores = (stores) => stores): World {
  const clock = new FakeClock();
  const ids = new SequentialIds();
  const logger = pino({ level: 'silent' });
  const messenger = new FakeMessenger();
  const settings = { current: liveChatSettings() };
  const stores = wrap(createSqliteStores(openDatabase(':memory:'), clock));
  const tickets = new FakeTicketDesk();
  let activities = 0;

  function boot(): { service: HandoffService; outbox: Outbox } {
    const outbox = createOutbox({ journal: stores.journal, messenger, clock, logger });
    const liveChat = { settings: () => Promise.resolve(settings.current) };
    return {
      outbox,
      service: createHandoffService({
        ...stores,
        deskId: DESK,
        messenger,
        outbox,
        liveChat,
        ticketDesk: tickets,
        clock,
        ids,
        logger,
      }),
    };
  }

  async function meet(conversation: Conversation): Promise<Conversation> {
    await stores.conversations.create(conversation);
    return conversation;
  }

  const world: World = {
    stores,
    messenger,
    clock,
    settings,
    tickets,
    ...boot(),
    restart() {
      Object.assign(world, boot());
    },
    customer: (name) => meet(aConversation({ id: name, name, address: anAddress(name), personId: `person:${name}` })),
    async agentOnDuty(name) {
      const party: AgentParty = anAgentParty({
        agentId: name,
        personId: name,
        name,
        conversationId: name,
        address: anAddress(name),
      });
      const conversation = await meet(aConversation({ id: name, name, address: anAddress(name), personId: name }));
      await world.service.duty.on(conversation, party);
      return { ...conversation, onDuty: true };
    },
    ask: (conversation) =>
      fresh(conversation).then((current) =>
        world.service.humanDesk.ask({ conversation: current, name: current.name, context: aContext() }),
      ),
    part: async (conversation) => world.service.relay.partOf(await fresh(conversation)),
    async handoffOf(conversation) {
      const { handoff } = await fresh(conversation);
      return handoff && (await stores.handoffs.load(handoff))?.value;
    },
    async say(conversation, text, activityId = `activity-${(activities += 1)}`) {
      const part = await world.part(conversation);
      return part && world.service.relay.relay(part, { activityId, text, attachments: [] });
    },
    got: (conversation) => messenger.to(conversation.address),
  };

  async function fresh(conversation: Conversation): Promise<Conversation> {
    return (await stores.conversations.load(conversation.id))?.value ?? conversation;
  }

  return world;
}

/** The name of the agent who owns this handoff. */
export function ownerOf(handoff: Handoff | undefined): string | undefined {
  return handoff && isConnected(handoff) ? handoff.state.agent.name : undefined;
}
