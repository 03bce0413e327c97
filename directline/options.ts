import type { Logger } from 'pino';
import type { ClientAddress } from '../clientAddress.ts';
import type { Clock, Ids } from '../clock.ts';
import type { ChatUser, DirectLineStore } from './ports.ts';

export const DIRECT_LINE_PATH = '/v3/directline';
/** The bot answers here: `serviceUrl` + `/v3/conversations/…`. */
export const CONNECTOR_PATH = '/v3/directline-connector';

export interface DirectLineOptions {
  readonly store: DirectLineStore;
  /** The bot's `/api/messages`. Asked for at each use, because the port may be known only once the server listens. */
  readonly botUrl: () => string;
  /** Scheme, host and port under which clients reach the server, for instance `https://bot.example.com`. */
  readonly publicUrl: () => string;
  /** Scheme, host and port by which the bot knows the connector; `publicUrl` when absent. */
  readonly connectorUrl?: () => string;
  /** Mints tokens, and signs everything that Direct Line signs: another secret ends every running token. */
  readonly secret: string;
  /** The account of the bot, as clients see it. */
  readonly bot: { readonly id: string; readonly name: string };
  /** Origins of pages, besides `publicUrl`, that may call from a browser. */
  readonly allowedOrigins?: readonly string[];
  /** Hides secrets in what a client writes, before it is kept; the client sees by the echo what was hidden. */
  readonly mask?: (data: unknown) => unknown;
  /** The same for the name of a file. */
  readonly maskFileName?: (name: string) => string;
  /** Tells clients apart; by the connection alone when absent. */
  readonly clientAddress?: ClientAddress;
  /** Whom the files of a user count for besides their conversation; for the user alone when absent. */
  readonly visitorOf?: (user: ChatUser) => string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  /** How long the bot may take for one activity, in milliseconds; 15 s, as in Azure, when absent. */
  readonly botTimeoutMs?: number;
}

export function connectorBase(options: DirectLineOptions): string {
  return `${(options.connectorUrl ?? options.publicUrl)()}${CONNECTOR_PATH}`;
}
