import path from 'node:path';
import type { Server } from 'restify';
import { mountBackoffice } from '../backoffice/api/index.ts';
import type { Clock, Ids } from '../clock.ts';
import type { Config } from '../config.ts';
import { DEMO_LINKS, mountDemoSite } from '../demo/site/mountDemoSite.ts';
import { DIRECT_LINE_PATH } from '../directline/index.ts';
import type { Identity, Outbox } from '../identity/index.ts';
import type { ServiceDesk } from '../jira/ports.ts';
import { createDirectLineClient, createSite, loadWebChatScript, mountCodeLogin, mountPortal } from '../portal/index.ts';
import type { Site, SiteLink } from '../portal/index.ts';
import type { Stores } from '../stores/stores.ts';
import { TENANT } from './people.ts';

const WEB_ROOT = path.join(import.meta.dirname, '..', 'dist', 'web');
export const BOT_NAME = 'Koji';

export interface WebParts {
  readonly config: Config;
  readonly server: Server;
  readonly publicUrl: () => string;
  /** Where this process reaches itself. */
  readonly localUrl: () => string;
  readonly secret: string;
  readonly stores: Stores;
  readonly identity: Identity;
  readonly outbox: Outbox | undefined;
  readonly desk: ServiceDesk;
  readonly clock: Clock;
  readonly ids: Ids;
}

const LINKS: readonly SiteLink[] = [
  { href: '/portal', title: 'Help portal', text: 'Where customers find help and chat with the virtual assistant.' },
  { href: '/backoffice', title: 'Koji backoffice', text: 'Settings, roles, and a chat for agents.' },
];

/** The pages: portal, backoffice, sign-in, and in the demo what a Jira site would have. */
export async function composeWeb(parts: WebParts): Promise<void> {
  const { config, server, publicUrl, stores, identity, clock, ids } = parts;
  const site = createSite({
    publicUrl,
    secure: config.publicUrl?.startsWith('https:') ?? false,
    store: stores.sessions,
    identity,
    webRoot: WEB_ROOT,
    chatOrigins: config.directLineEndpoint === undefined ? [] : [new URL(config.directLineEndpoint).origin],
    clock,
    ids,
  });
  await mountPages(parts, site);
  mountSignIn(parts, site);
  mountBackoffice(server, {
    tenantId: TENANT,
    clock,
    visitors: site.visitors,
    people: identity,
    pages: site.pages,
    settings: stores.settings,
  });
}

async function mountPages(parts: WebParts, site: Site): Promise<void> {
  const { config, server, publicUrl, localUrl, secret, identity, desk } = parts;
  const endpoint = config.directLineEndpoint;
  mountPortal(server, {
    ...site,
    publicUrl,
    identity,
    desk,
    webRoot: WEB_ROOT,
    webChat: await loadWebChatScript(),
    directLine: createDirectLineClient({ baseUrl: () => endpoint ?? `${localUrl()}${DIRECT_LINE_PATH}`, secret }),
    directLineDomain: endpoint ?? DIRECT_LINE_PATH,
    botName: () => Promise.resolve(BOT_NAME),
    links: config.mode === 'demo' ? [...LINKS, ...DEMO_LINKS] : LINKS,
  });
}

function mountSignIn({ server, publicUrl, identity, outbox, clock }: WebParts, site: Site): void {
  if (outbox) mountDemoSite(server, { site, outbox, clock });
  else mountCodeLogin(server, { ...site, publicUrl, codes: identity });
}
