import { CONNECTOR_PATH, createBotTokens, mountDirectLine } from '../directline/index.ts';
import type { DirectLine } from '../directline/index.ts';
import { maskSecrets } from '../handoff/index.ts';
import type { EmbeddedChannel } from '../messaging/connectors.ts';
import { createSqliteDirectLineStore } from '../stores/sqlite/directLineStore.ts';
import type { Base } from './base.ts';

export const BOT_NAME = 'Koji';
const BOT_ID = 'koji';

/** The embedded Direct Line as the bot sees it; absent where Azure's is configured. */
export function embeddedChannel({
  config,
  directLineSecret: secret,
  clock,
  localUrl,
}: Base): EmbeddedChannel | undefined {
  if (config.directLineEndpoint !== undefined) return undefined;
  return { serviceUrl: () => `${localUrl()}${CONNECTOR_PATH}`, ...createBotTokens({ secret, clock }) };
}

/** The embedded Direct Line as browsers see it; absent where Azure's is configured. */
export function composeDirectLine(base: Base): DirectLine | undefined {
  const { config, server, database, directLineSecret: secret, localUrl, publicUrl, clock, ids, logger } = base;
  if (config.directLineEndpoint !== undefined) return undefined;
  return mountDirectLine(server, {
    store: createSqliteDirectLineStore(database),
    botUrl: () => `${localUrl()}/api/messages`,
    connectorUrl: localUrl,
    publicUrl,
    secret,
    bot: { id: BOT_ID, name: BOT_NAME },
    maskText: maskSecrets,
    clock,
    ids,
    logger,
  });
}
