import type { Server } from 'restify';
import { createClientAddress } from '../clientAddress.ts';
import { createAuthorize } from './authorize.ts';
import { createBotDelivery } from './botDelivery.ts';
import { createBotTokens } from './botTokens.ts';
import { createClientTokens } from './clientTokens.ts';
import { mountConnector } from './connector.ts';
import { createCorsHeaders } from './cors.ts';
import { getActivities, postActivity } from './endpoints/activityEndpoints.ts';
import { reconnect, startConversation } from './endpoints/conversationEndpoints.ts';
import type { EndpointParts } from './endpoints/endpointParts.ts';
import { generateToken, refreshToken } from './endpoints/tokenEndpoints.ts';
import { getUpload, postUpload } from './endpoints/uploadEndpoints.ts';
import { createInbox } from './inbox.ts';
import { createKeep } from './keep.ts';
import { LIMITS } from './limits.ts';
import { createLinks } from './links.ts';
import { DIRECT_LINE_PATH } from './options.ts';
import type { DirectLineOptions } from './options.ts';
import { createOutbox } from './outbox.ts';
import { createRateLimit } from './rateLimit.ts';
import { createRoute } from './route.ts';
import type { RouteParts } from './route.ts';
import { createSequencer } from './sequencer.ts';
import { createStreams } from './streams.ts';
import { createTurns } from './turns.ts';
import { createUploads } from './uploads.ts';
import { acceptStreams } from './upgrade.ts';

const DAY_MS = 24 * 3_600_000;

export interface DirectLine {
  /**
   * To be called once the server listens, and every few seconds: hands over the client activities that were kept and,
   * because a server stopped, never reached the bot. The bot knows those it has by their id, and what another server is
   * handing over is left to that one. Answers how many the bot took.
   */
  redeliver(): Promise<number>;
  /**
   * To be called now and then: removes uploads older than 24 hours, and conversations in which nothing was said for the
   * retention period (milliseconds). Answers how many of each.
   */
  purge(retentionMs: number): { readonly uploads: number; readonly conversations: number };
  /** Closes the streams and waits for the bot's running turns. To be called before the server is closed. */
  close(): Promise<void>;
}

/**
 * Direct Line 3.0 in front of the bot, for when there is no Azure: REST and WebSocket for clients under
 * `/v3/directline`, and the connector under `/v3/directline-connector`, through which the bot answers. Several processes
 * over one store serve the same conversations.
 */
export function mountDirectLine(server: Server, options: DirectLineOptions): DirectLine {
  const { store, bot, clock, ids, logger } = options;
  const tokens = createClientTokens(options);
  const botTokens = createBotTokens(options);
  const streams = createStreams(store, logger);
  const sequencer = createSequencer();
  const delivery = createBotDelivery(options, botTokens);
  const { mask = asItIs, maskFileName = asItIs } = options;
  const turns = createTurns({ store, clock, ids, logger });
  const links = createLinks(options.publicUrl, tokens);
  const { visitorOf = ({ id }) => id } = options;
  const uploads = createUploads({ store, links, visitorOf, clock, ids });
  const said = createRateLimit({ limit: LIMITS.saidPerDay, windowMs: DAY_MS, clock });
  const keep = createKeep({ store, uploads, visitorOf, said, clock });
  const inbox = createInbox({
    store,
    streams,
    delivery,
    sequencer,
    turns,
    keep,
    clock,
    ids,
    logger,
    mask,
    maskFileName,
  });

  mountEndpoints(
    server,
    { store, inbox, tokens, links, bot, clock, ids, maskFileName },
    {
      authorize: createAuthorize(options.secret, tokens),
      calls: createRateLimit({ limit: LIMITS.callsPerMinute, clock }),
      refusedCalls: createRateLimit({ limit: LIMITS.refusedCallsPerMinute, clock }),
      clientAddress: options.clientAddress ?? createClientAddress(0),
      corsHeaders: createCorsHeaders(options),
      logger,
    },
  );
  const outbox = createOutbox({ store, streams, bot, clock, ids });
  mountConnector(server, { outbox, tokens: botTokens, bot });
  const refuseStreams = acceptStreams(server, { store, streams, tokens, logger });

  return {
    redeliver: () => inbox.redeliver(),
    purge: (retentionMs) => ({
      uploads: store.purgeUploads(clock.now() - LIMITS.uploadLifetimeMs),
      conversations: store.purgeConversations(clock.now() - retentionMs),
    }),
    close: async () => {
      refuseStreams();
      streams.close();
      await sequencer.idle();
    },
  };
}

function asItIs<Data>(data: Data): Data {
  return data;
}

function mountEndpoints(server: Server, parts: EndpointParts, routeParts: RouteParts): void {
  const { authorized, open } = createRoute(routeParts);
  const conversation = `${DIRECT_LINE_PATH}/conversations/:conversationId`;

  server.post(
    `${DIRECT_LINE_PATH}/tokens/generate`,
    authorized((call) => generateToken(parts, call)),
  );
  server.post(
    `${DIRECT_LINE_PATH}/tokens/refresh`,
    authorized((call) => refreshToken(parts, call)),
  );
  server.post(
    `${DIRECT_LINE_PATH}/conversations`,
    authorized((call) => startConversation(parts, call)),
  );
  server.get(
    conversation,
    authorized((call) => reconnect(parts, call)),
  );
  server.post(
    `${conversation}/activities`,
    authorized((call) => postActivity(parts, call)),
  );
  server.get(
    `${conversation}/activities`,
    authorized((call) => getActivities(parts, call)),
  );
  server.post(
    `${conversation}/upload`,
    authorized((call) => postUpload(parts, call)),
  );
  server.get(
    `${DIRECT_LINE_PATH}/attachments/:uploadId/:name`,
    open((call) => getUpload(parts, call)),
  );
  // A browser asks first, without credentials, whether it may call; the headers that every answer has are the answer.
  server.opts(
    `${DIRECT_LINE_PATH}/*`,
    open(() => ({ status: 200, body: {} })),
  );
}
