import path from 'node:path';
import { mountBackoffice } from '../backoffice/api/index.ts';
import { DEMO_LINKS, mountDemoSite } from '../demo/site/mountDemoSite.ts';
import { DIRECT_LINE_PATH } from '../directline/index.ts';
import type { Identity, Outbox } from '../identity/index.ts';
import type { ServiceDesk } from '../jira/ports.ts';
import { createDirectLineClient, createSite, loadWebChatScript, mountCodeLogin, mountPortal } from '../portal/index.ts';
import type { Site, SiteLink } from '../portal/index.ts';
import type { Base } from './base.ts';
import { BOT_NAME } from './directLine.ts';
import { TENANT } from './people.ts';

const WEB_ROOT = path.join(import.meta.dirname, '..', 'dist', 'web');

export interface WebParts {
  readonly identity: Identity;
  /** In the demo: the mail that is shown instead of sent. */
  readonly mailbox: Outbox | undefined;
  readonly desk: ServiceDesk;
}

const LINKS: readonly SiteLink[] = [
  { href: '/portal', title: 'Help portal', text: 'Where customers find help and chat with the virtual assistant.' },
  { href: '/backoffice', title: 'Koji backoffice', text: 'Settings, roles, and a chat for agents.' },
];

/** The pages: portal, backoffice, sign-in, and in the demo what a Jira site would have. */
export async function composeWeb(base: Base, parts: WebParts): Promise<void> {
  const { config, server, publicUrl, stores, clock, ids } = base;
  const { identity } = parts;
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
  await mountPages(base, parts, site);
  mountSignIn(base, parts, site);
  mountBackoffice(server, {
    tenantId: TENANT,
    clock,
    visitors: site.visitors,
    people: identity,
    pages: site.pages,
    settings: stores.settings,
  });
}

async function mountPages(base: Base, { identity, desk }: WebParts, site: Site): Promise<void> {
  const { config, server, publicUrl, localUrl, directLineSecret: secret } = base;
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

function mountSignIn({ server, publicUrl, clock }: Base, { identity, mailbox }: WebParts, site: Site): void {
  if (mailbox) mountDemoSite(server, { site, outbox: mailbox, clock });
  else mountCodeLogin(server, { ...site, publicUrl, codes: identity });
}
