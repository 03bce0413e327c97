import { setImmediate } from 'node:timers/promises';
import { pino } from 'pino';
import type { Conversation } from '../../handoff/domain/conversation.ts';
import type { AgentParty } from '../../handoff/domain/party.ts';
import type { Handoff } from '../../handoff/domain/handoff.ts';
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
import { TIMINGS } from '../../composition/timings.ts';
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
  /** Another server on the same store, with the same people and the same channels; its clock may be ahead or behind. */
  anotherServer(aheadMs?: number): World;
  /** Lets time pass until no server that is given has anything left to send. */
  quiet(...others: readonly World[]): Promise<void>;
  customer(name: string): Promise<Conversation>;
  agentOnDuty(name: string, ...skills: readonly string[]): Promise<Conversation>;
  ask(conversation: Conversation, skill?: string): Promise<AskResult>;
  part(conversation: Conversation): Promise<Part | undefined>;
  handoffOf(conversation: Conversation): Promise<Handoff | undefined>;
  say(conversation: Conversation, text: string, activityId?: string): Promise<unknown>;
  got(conversation: Conversation): readonly string[];
}

export type WrapStores = (stores: Stores) => Stores;

const logger = pino({ level: 'silent' });

interface Shared extends Pick<World, 'stores' | 'messenger' | 'clock' | 'settings' | 'tickets'> {
  readonly ids: SequentialIds;
  readonly counts: { servers: number; activities: number };
  /** How far this server's clock is ahead. */
  readonly aheadMs: number;
  /** 0 where tests wait for a chat to be handed over, whose clock they are. */
  readonly handOverMs: number;
}

/** The handoff service over an embedded store in memory, with people to talk. */
export function createWorld(wrap: WrapStores = (stores) => stores, { handOverMs = 0 } = {}): World {
  const clock = new FakeClock();
  return onServer({
    clock,
    messenger: new FakeMessenger(),
    settings: { current: liveChatSettings() },
    stores: wrap(createSqliteStores(openDatabase(':memory:'), clock, logger)),
    tickets: new FakeTicketDesk(),
    ids: new SequentialIds(),
    counts: { servers: 0, activities: 0 },
    aheadMs: 0,
    handOverMs,
  });
}

/** More steps than any test waits for. */
const STEPS = 1_000;
const STEP_MS = 100;

function onServer(shared: Shared): World {
  const { clock, messenger, settings, stores, tickets, ids, counts, aheadMs, handOverMs } = shared;
  const ownClock = { now: () => clock.now() + aheadMs };

  function boot(): { service: HandoffService; outbox: Outbox } {
    const { handoffs, journal } = stores;
    const server = `server-${(counts.servers += 1)}`;
    const common = {
      deskId: DESK,
      handoffs,
      journal,
      messenger,
      clock: ownClock,
      timers: clock,
      timings: { ...TIMINGS, handOverMs },
      logger,
    };
    const outbox = createOutbox({ ...common, server });
    const liveChat = { settings: () => Promise.resolve(settings.current) };
    return {
      outbox,
      service: createHandoffService({
        ...stores,
        ...common,
        outbox,
        liveChat,
        ticketDesk: tickets,
        ids,
      }),
    };
  }

  async function meet(conversation: Conversation): Promise<Conversation> {
    await stores.conversations.create(conversation);
    return conversation;
  }

  async function inTime<T>(work: Promise<T> | undefined): Promise<T | undefined> {
    const state = { isOver: false };
    const over = work?.finally(() => {
      state.isOver = true;
    });
    for (let step = 0; step < STEPS && !state.isOver; step += 1) {
      await setImmediate();
      if (step > 5 && !state.isOver) clock.advance(STEP_MS);
    }
    return over;
  }

  const world: World = {
    stores,
    messenger,
    clock,
    settings,
    tickets,
    ...boot(),
    restart() {
      clock.forget();
      Object.assign(world, boot());
    },
    anotherServer: (aheadMs = 0) => onServer({ ...shared, aheadMs }),
    async quiet(...others) {
      const state = { isQuiet: false };
      const idle = Promise.all([world, ...others].map(({ outbox }) => outbox.idle())).then(() => {
        state.isQuiet = true;
      });
      for (let step = 0; step < STEPS && !state.isQuiet; step += 1) {
        await setImmediate();
        if (!state.isQuiet) clock.advance(STEP_MS);
      }
      await idle;
    },
    customer: (name) => meet(aConversation({ id: name, name, address: anAddress(name), personId: `person:${name}` })),
    async agentOnDuty(name, ...skills) {
      const party: AgentParty = anAgentParty({
        agentId: name,
        personId: name,
        name,
        conversationId: name,
        address: anAddress(name),
        ...(skills.length === 0 ? {} : { skills }),
      });
      const conversation = await meet(aConversation({ id: name, name, address: anAddress(name), personId: name }));
      await world.service.duty.on(conversation, party);
      return { ...conversation, onDuty: true };
    },
    async ask(conversation, skill) {
      const current = await fresh(conversation);
      const wanted = { conversation: current, name: current.name, askedAt: ownClock.now(), context: aContext() };
      return world.service.humanDesk.ask(skill === undefined ? wanted : { ...wanted, skill });
    },
    part: async (conversation) => world.service.relay.partOf(await fresh(conversation)),
    async handoffOf(conversation) {
      const { handoff } = await fresh(conversation);
      return handoff && (await stores.handoffs.load(handoff))?.value;
    },
    async say(conversation, text, activityId = `activity-${(counts.activities += 1)}`) {
      const part = await world.part(conversation);
      const relayed = part && world.service.relay.relay(part, { activityId, text, attachments: [] });
      // What an agent says may wait for a moment for what tells them whom they are writing to.
      return part?.side === 'agent' ? inTime(relayed) : relayed;
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
