import { setTimeout as pause } from 'node:timers/promises';
import { ConfigurationBotFrameworkAuthentication, ConversationState } from 'botbuilder';
import { KojiBot } from '../bots/kojiBot.ts';
import { createTurnErrorHandler } from '../bots/turnErrors.ts';
import { createDialogs } from '../dialogs/index.ts';
import type { Links } from '../dialogs/index.ts';
import { createAgentDesk } from '../handoff/agentDesk.ts';
import { createAgentMiddleware } from '../handoff/agentMiddleware.ts';
import type { Choice } from '../handoff/domain/content.ts';
import { CHOICES } from '../handoff/domain/content.ts';
import { createHandoffMiddleware } from '../handoff/handoffMiddleware.ts';
import { createHandoffService } from '../handoff/service/handoffService.ts';
import type { TicketDesk } from '../handoff/ports.ts';
import type { HandoffService } from '../handoff/service/handoffService.ts';
import { createOutbox } from '../handoff/service/outbox.ts';
import type { Outbox } from '../handoff/service/outbox.ts';
import type { Identity } from '../identity/index.ts';
import type { ServiceDesk } from '../jira/ports.ts';
import { say } from '../locales/index.ts';
import { ChannelAuthentication } from '../messaging/channelAuthentication.ts';
import type { EmbeddedChannel } from '../messaging/connectors.ts';
import { createMessenger } from '../messaging/delivery.ts';
import { createFileFetcher } from '../messaging/fileFetcher.ts';
import { createFirstArrival, createFirstArrivalMiddleware } from '../messaging/firstArrival.ts';
import { createKeyedQueue } from '../messaging/keyedQueue.ts';
import { KojiAdapter } from '../messaging/messagesRoute.ts';
import { createRender, createRenderReplies } from '../messaging/render.ts';
import { createSpeakerMiddleware } from '../messaging/speakerMiddleware.ts';
import type { Base } from './base.ts';
import { createTicketDesk } from './ticketDesk.ts';
import { createConversationIdentity } from './dialogIdentity.ts';
import { embeddedChannel } from './directLine.ts';
import { fileOrigins } from './fileOrigins.ts';
import { createLiveChat } from './liveChat.ts';

export interface BotParts {
  readonly identity: Identity;
  readonly desk: ServiceDesk;
}

export interface ComposedBot {
  readonly adapter: KojiAdapter;
  readonly bot: KojiBot;
  readonly service: HandoffService;
  readonly outbox: Outbox;
}

/** The bot behind `/api/messages`: speaker, then agents, then customers in a handoff, then the dialogs. */
export function composeBot(base: Base, { identity, desk }: BotParts): ComposedBot {
  const { config, stores, publicUrl, clock, ids, logger } = base;
  const embedded = embeddedChannel(base);
  const authentication = composeAuthentication(base, embedded);
  const { service, outbox } = composeHandoff(base, {
    authentication,
    embedded,
    ticketDesk: createTicketDesk({ identity, desk, logger }),
  });
  const people = createConversationIdentity(identity, stores.conversations);
  const render = createRenderReplies(say);
  const isFirstArrival = createFirstArrival(stores.conversations);
  const agents = createAgentMiddleware({
    relay: service.relay,
    duty: service.duty,
    returnToQueue: service.returnToQueue,
    desk: createAgentDesk(service, () => clock.now()),
    identifyAgent: people.identifyAgent,
    renderContent: createRender(say),
    render,
    isFirstArrival,
  });
  const conversationState = new ConversationState(stores.botState);
  const dialogs = createDialogs({
    conversationState,
    serviceDesk: desk,
    humanDesk: service.humanDesk,
    identity: people,
    agentCommands: agents.commands,
    files: createFileFetcher({ isAllowed: fileOrigins(config, publicUrl) }),
    links: signInLinks(publicUrl),
    clock,
  });
  const adapter = new KojiAdapter(authentication);
  adapter.onTurnError = createTurnErrorHandler({ dialogs, conversationState, ids, log: logger });
  adapter.use(
    createSpeakerMiddleware({
      conversations: stores.conversations,
      recognise: people.recognise,
      turns: createKeyedQueue(),
    }),
    agents,
    createHandoffMiddleware({ service, render, isFirstArrival, choiceOf }),
    createFirstArrivalMiddleware(isFirstArrival),
  );
  return { adapter, bot: new KojiBot({ conversationState, dialogs }), service, outbox };
}

function composeAuthentication({ config }: Base, embedded: EmbeddedChannel | undefined): ChannelAuthentication {
  const credentials = config.bot;
  const azure = new ConfigurationBotFrameworkAuthentication(
    credentials.MicrosoftAppId === '' ? {} : { ...credentials },
  );
  return new ChannelAuthentication(azure, { appId: credentials.MicrosoftAppId, ...(embedded ? { embedded } : {}) });
}

interface HandoffParts {
  readonly authentication: ChannelAuthentication;
  readonly embedded: EmbeddedChannel | undefined;
  readonly ticketDesk: TicketDesk;
}

function composeHandoff(
  { config, stores, clock, ids, logger, timings }: Base,
  { authentication, embedded, ticketDesk }: HandoffParts,
): { service: HandoffService; outbox: Outbox } {
  const messenger = createMessenger({
    connectors: authentication.createConnectorFactory(authentication.botIdentity()),
    render: createRender(say),
    pause: (ms) => pause(ms),
    dropsDoubles: (serviceUrl) => serviceUrl === embedded?.serviceUrl(),
    timings,
    logger,
  });
  const outbox = createOutbox({ journal: stores.journal, messenger, clock, logger });
  const liveChat = createLiveChat(stores.settings);
  const { handoffs, agents, conversations, journal } = stores;
  const deskId = config.serviceDesk;
  const service = createHandoffService({
    deskId,
    handoffs,
    agents,
    conversations,
    journal,
    messenger,
    outbox,
    liveChat,
    ticketDesk,
    clock,
    ids,
    logger,
  });
  return { service, outbox };
}

/** Late, because the demo's address is known once the server listens. */
function signInLinks(publicUrl: () => string): Links {
  return {
    get signIn() {
      return `${publicUrl()}/login?return=%2Fportal`;
    },
  };
}

function choiceOf(text: string, locale: string): Choice | undefined {
  const said = text.trim().toLowerCase();
  return CHOICES.find((choice) => say(locale, `choices.${choice}`).toLowerCase() === said);
}
