import type { Client } from 'jira.js/core';
import type { ServiceDeskClient } from 'jira.js/serviceDesk';
import type { Logger } from 'pino';

/** The desk that a gateway serves. */
export interface Desk {
  readonly id: string;
  readonly projectKey: string;
}

/** What the parts of the gateway share. */
export interface JiraAccess {
  /** For the calls that jira.js 6 lacks or gets wrong. */
  readonly client: Client;
  readonly api: ServiceDeskClient;
  /** Looked up once, by whatever identifier the configuration has. */
  readonly desk: () => Promise<Desk>;
  /** The address of the site that people open, without a slash at the end. */
  readonly siteUrl: string;
  /** Names of the service levels that customers may see. */
  readonly shownServiceLevels: readonly string[];
  readonly logger: Pick<Logger, 'warn'>;
}
