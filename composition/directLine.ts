import { CONNECTOR_PATH, createBotTokens, mountDirectLine } from '../directline/index.ts';
import type { DirectLine } from '../directline/index.ts';
import { maskFileName, maskSecretsIn } from '../handoff/index.ts';
import { visitorOf } from '../identity/index.ts';
import type { EmbeddedChannel } from '../messaging/connectors.ts';
import { createSqliteDirectLineStore } from '../stores/sqlite/directLineStore.ts';
import type { Base } from './base.ts';

export const BOT_NAME = 'Koji';
const BOT_ID = 'koji';
/**
 * Where the embedded Direct Line says that it is. A name that can never lead anywhere (RFC 2606): the address is stored
 * with conversations, and every process on the store, on whatever port, takes it for its own connector.
 */
const EMBEDDED_ORIGIN = 'https://embedded.invalid';

/** The embedded Direct Line as the bot sees it; absent where Azure's is configured. */
export function embeddedChannel({
  config,
  directLineSecret: secret,
  clock,
  localUrl,
}: Base): EmbeddedChannel | undefined {
  if (config.directLineEndpoint !== undefined) return undefined;
  return {
    // By the path alone: addresses that were stored by earlier versions name the host and port of their time.
    owns: (serviceUrl) => URL.parse(serviceUrl)?.pathname === CONNECTOR_PATH,
    baseUri: () => `${localUrl()}${CONNECTOR_PATH}`,
    ...createBotTokens({ secret, clock }),
  };
}

/** The embedded Direct Line as browsers see it; absent where Azure's is configured. */
export function composeDirectLine(base: Base): DirectLine | undefined {
  const { config, server, database, directLineSecret: secret, localUrl, publicUrl, clock, ids, logger } = base;
  if (config.directLineEndpoint !== undefined) return undefined;
  return mountDirectLine(server, {
    store: createSqliteDirectLineStore(database, logger),
    botUrl: () => `${localUrl()}/api/messages`,
    connectorUrl: () => EMBEDDED_ORIGIN,
    publicUrl,
    secret,
    bot: { id: BOT_ID, name: BOT_NAME },
    allowedOrigins: config.forge?.panelOrigins ?? [],
    mask: maskSecretsIn,
    maskFileName,
    clientAddress: base.clientAddress,
    visitorOf: ({ id: channelUserId }) => visitorOf({ channel: 'directline', channelUserId }),
    clock,
    ids,
    logger,
  });
}
