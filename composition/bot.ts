import { setTimeout as pause } from 'node:timers/promises';
import { ConfigurationBotFrameworkAuthentication, ConversationState, MiddlewareSet } from 'botbuilder';
import { createVoteCounter } from '../articleVotes/voteCounter.ts';
import { KojiBot } from '../bots/kojiBot.ts';
import { createMaskedNotice } from '../bots/maskedNotice.ts';
import { createTurnErrorHandler } from '../bots/turnErrors.ts';
import { createDialogs, createMenuMiddleware } from '../dialogs/index.ts';
import { createAgentDesk } from '../handoff/agentDesk.ts';
import { createAgentMiddleware } from '../handoff/agentMiddleware.ts';
import { createAttachmentLimit } from '../handoff/attachmentLimit.ts';
import { createChangedLines } from '../handoff/changedLines.ts';
import { createLockedFiles } from '../handoff/lockedFiles.ts';
import type { Choice } from '../handoff/domain/content.ts';
import { CHOICES } from '../handoff/domain/content.ts';
import { createHandoffMiddleware } from '../handoff/handoffMiddleware.ts';
import { createHandoffService } from '../handoff/service/handoffService.ts';
import type { Messenger, TicketDesk } from '../handoff/ports.ts';
import type { HandoffService } from '../handoff/service/handoffService.ts';
import { createOutbox } from '../handoff/service/outbox.ts';
import type { Outbox } from '../handoff/service/outbox.ts';
import { createAtlassianProfiles } from '../identity/index.ts';
import type { Identity } from '../identity/index.ts';
import type { ServiceDesk } from '../jira/ports.ts';
import { say } from '../locales/index.ts';
import { ChannelAuthentication } from '../messaging/channelAuthentication.ts';
import type { EmbeddedChannel } from '../messaging/connectors.ts';
import { createAnswers } from '../messaging/answers.ts';
import { createMessenger } from '../messaging/delivery.ts';
import { createDialogTurns } from '../messaging/dialogTurns.ts';
import { createFileFetcher } from '../messaging/fileFetcher.ts';
import { createArrivals, createFirstArrivalMiddleware } from '../messaging/firstArrival.ts';
import { createKeyedQueue } from '../keyedQueue.ts';
import { KojiAdapter } from '../messaging/kojiAdapter.ts';
import type { Pacing } from '../messaging/pacing.ts';
import { createPacing } from '../messaging/pacing.ts';
import { createPersonalChats } from '../messaging/personalChats.ts';
import { createRender, createRenderReplies } from '../messaging/render.ts';
import { createSendAttempts } from '../messaging/sendAttempts.ts';
import type { SendAttempts } from '../messaging/sendAttempts.ts';
import { createSpeakerMiddleware } from '../messaging/speakerMiddleware.ts';
import { createCreateLater } from '../requestUpdates/createLater.ts';
import type { Base } from './base.ts';
import { createCollections } from './collections.ts';
import type { RequestUpdates } from './requestUpdates.ts';
import { composeRequestUpdates } from './requestUpdates.ts';
import { createTicketDesk, keepingTickets } from './ticketDesk.ts';
import { createConversationIdentity } from './dialogIdentity.ts';
import { embeddedChannel } from './directLine.ts';
import { fileOrigins } from './fileOrigins.ts';
import { linksOf, staffUrl } from './links.ts';
import { createLiveChat } from './liveChat.ts';
import { oauthConnection } from './oauthConnection.ts';
import { TENANT } from './people.ts';
import { toDirectory } from './serviceDesk.ts';

export interface BotParts {
  readonly identity: Identity;
  readonly desk: ServiceDesk;
}

export interface ComposedBot {
  readonly adapter: KojiAdapter;
  readonly bot: KojiBot;
  readonly service: HandoffService;
  readonly outbox: Outbox;
  readonly requestUpdates: RequestUpdates;
}

/** The bot behind `/api/messages`, in chats with one person each: speaker, then agents, then customers in a handoff, then the dialogs. */
export function composeBot(base: Base, { identity, desk }: BotParts): ComposedBot {
  const { config, stores, publicUrl, clock, timers, ids, logger, timings } = base;
  const embedded = embeddedChannel(base);
  const authentication = composeAuthentication(base, embedded);
  const pacing = createPacing({ clock, pause: (ms) => pause(ms, undefined, { ref: false }) });
  const attempts = createSendAttempts({ pacing, clock, pause: (ms) => pause(ms), logger, timings });
  const createLater = createCreateLater(stores.requestTasks, clock);
  const files = createFileFetcher({ isAllowed: fileOrigins(config, publicUrl) });
  const ticketDesk = createTicketDesk({ identity, desk, files, logger, staffUrl: staffUrl(base) });
  const { service, outbox, messenger } = composeHandoff(base, {
    pacing,
    attempts,
    authentication,
    embedded,
    ticketDesk: keepingTickets(ticketDesk, createLater),
  });
  const requestUpdates = composeRequestUpdates(base, { desk, ticketDesk, createLater, messenger });
  const people = createConversationIdentity({
    identity,
    conversations: stores.conversations,
    directory: toDirectory(desk),
    profiles: createAtlassianProfiles(),
  });
  const render = createRenderReplies(say);
  const arrivals = createArrivals({
    conversations: stores.conversations,
    clock,
    pause: (ms) => pause(ms),
    timers,
    timings,
  });
  const agents = createAgentMiddleware({
    relay: service.relay,
    duty: service.duty,
    returnToQueue: service.returnToQueue,
    agentLeaves: service.agentLeaves,
    desk: createAgentDesk(service, () => clock.now()),
    identifyAgent: people.identifyAgent,
    renderContent: createRender(say),
    render,
    isFirstArrival: arrivals.isFirst,
  });
  const conversationState = new ConversationState(stores.botState);
  const collections = createCollections(stores.settings);
  const dialogs = createDialogs({
    conversationState,
    serviceDesk: desk,
    collections,
    articleVotes: createVoteCounter({ store: stores.articleVotes, tenantId: TENANT, clock, logger }),
    humanDesk: service.humanDesk,
    identity: people,
    watch: requestUpdates.watch,
    chatRatings: service.chatRatings,
    agentCommands: agents.commands,
    files,
    links: linksOf(base),
    oauth: oauthConnection(config),
    clock,
    timers,
  });
  const customers = createHandoffMiddleware({ service, render, isFirstArrival: arrivals.isFirst, choiceOf });
  const owners = new MiddlewareSet(agents, createChangedLines({ revise: service.revise, render }), customers);
  const adapter = new KojiAdapter({
    authentication,
    answers: createAnswers({ attempts, logger }),
    clock,
    timers,
    ids,
    answerMs: timings.answerMs,
    dropsDoubles: (serviceUrl) => embedded?.owns(serviceUrl) === true,
  });
  adapter.onTurnError = createTurnErrorHandler({
    dialogs,
    conversationState,
    giveUp: arrivals.giveUp,
    ids,
    log: logger,
  });
  adapter.use(
    createPersonalChats(),
    createSpeakerMiddleware({
      conversations: stores.conversations,
      recognise: people.recognise,
      turns: createKeyedQueue(),
      clock,
      timers,
      turnMs: timings.turnMs,
      settle: arrivals.settle,
    }),
    createAttachmentLimit(render),
    createLockedFiles(render),
    owners,
    createDialogTurns({
      leases: stores.leases,
      conversations: stores.conversations,
      owners,
      isOrdered: ({ activity }) => embedded?.owns(activity.serviceUrl) === true,
      clock,
      ids,
      pause: (ms) => pause(ms),
    }),
    createFirstArrivalMiddleware(arrivals.isFirst),
    requestUpdates.middleware,
    createMenuMiddleware(collections),
    createMaskedNotice({ isFromUs: ({ serviceUrl }) => embedded?.owns(serviceUrl) === true }),
  );
  return { adapter, bot: new KojiBot({ conversationState, dialogs }), service, outbox, requestUpdates };
}

function composeAuthentication(
  { config, timings }: Base,
  embedded: EmbeddedChannel | undefined,
): ChannelAuthentication {
  const credentials = config.bot;
  const azure = new ConfigurationBotFrameworkAuthentication(
    credentials.MicrosoftAppId === '' ? {} : { ...credentials },
  );
  return new ChannelAuthentication(azure, {
    appId: credentials.MicrosoftAppId,
    sendLimitMs: timings.sendLimitMs,
    ...(embedded ? { embedded } : {}),
  });
}

interface HandoffParts {
  readonly pacing: Pacing;
  readonly attempts: SendAttempts;
  readonly authentication: ChannelAuthentication;
  readonly embedded: EmbeddedChannel | undefined;
  readonly ticketDesk: TicketDesk;
}

function composeHandoff(
  { config, stores, clock, timers, ids, logger, timings, serverId }: Base,
  { pacing, attempts, authentication, embedded, ticketDesk }: HandoffParts,
): { service: HandoffService; outbox: Outbox; messenger: Messenger } {
  const messenger = createMessenger({
    connectors: authentication.createConnectorFactory(authentication.botIdentity()),
    render: createRender(say),
    pacing,
    attempts,
    dropsDoubles: (serviceUrl) => embedded?.owns(serviceUrl) === true,
    logger,
  });
  const liveChat = createLiveChat(stores.settings);
  const { handoffs, agents, conversations, journal } = stores;
  const deskId = config.serviceDesk;
  const common = { deskId, handoffs, journal, messenger, clock, logger };
  const outbox = createOutbox({ ...common, server: serverId, timers, timings });
  const service = createHandoffService({
    ...common,
    agents,
    conversations,
    outbox,
    liveChat,
    ticketDesk,
    ids,
    timers,
    timings,
  });
  return { service, outbox, messenger };
}

function choiceOf(text: string, locale: string): Choice | undefined {
  const said = text.trim().toLowerCase();
  return CHOICES.find((choice) => say(locale, `choices.${choice}`).toLowerCase() === said);
}
