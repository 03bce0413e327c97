import type { Config } from '../config.ts';
import type { OAuthConnection } from '../dialogs/index.ts';

/** Channels that an Azure Bot's token service works with, whoever keeps our Direct Line. */
const CHANNELS = ['msteams', 'webchat', 'emulator'] as const;

/** The connection, where there is an Azure Bot that can have one. On the embedded Direct Line the page itself logs in. */
export function oauthConnection({
  oauthConnection: connectionName,
  bot,
  directLineEndpoint,
}: Config): OAuthConnection | undefined {
  if (connectionName === undefined || bot.MicrosoftAppId === '') return undefined;
  return { connectionName, channels: directLineEndpoint === undefined ? CHANNELS : [...CHANNELS, 'directline'] };
}
