import path from 'node:path';
import { mountBackoffice } from '../backoffice/api/index.ts';
import { DEMO_LINKS, mountDemoSite } from '../demo/site/mountDemoSite.ts';
import type { JiraSimulator } from '../demo/jira/simulator.ts';
import { DIRECT_LINE_PATH } from '../directline/index.ts';
import { createVisitorMark } from '../identity/index.ts';
import type { Identity, Outbox } from '../identity/index.ts';
import type { ServiceDesk } from '../jira/ports.ts';
import { createDirectLineClient, createSite, loadWebChatScript, mountCodeLogin, mountPortal } from '../portal/index.ts';
import type { Site, SiteLink } from '../portal/index.ts';
import type { Base } from './base.ts';
import { BOT_NAME } from './directLine.ts';
import { composeForge } from './forge.ts';
import { TENANT } from './people.ts';
import { createIsWithAgent } from './withAgent.ts';

const WEB_ROOT = path.join(import.meta.dirname, '..', 'dist', 'web');

export interface WebParts {
  readonly identity: Identity;
  /** In the demo: the mail that is shown instead of sent. */
  readonly mailbox: Outbox | undefined;
  readonly desk: ServiceDesk;
  /** In the demo: the Jira site whose pages are shown. */
  readonly simulator: JiraSimulator | undefined;
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
    clientAddress: base.clientAddress,
    visitorMark: createVisitorMark(base.directLineSecret),
    clock,
    ids,
  });
  await mountPages(base, parts, site);
  mountSignIn(base, parts, site);
  composeForge(base, parts);
  mountBackoffice(server, {
    tenantId: TENANT,
    clock,
    visitors: site.visitors,
    people: identity,
    pages: site.pages,
    settings: stores.settings,
    articleVotes: stores.articleVotes,
  });
}

async function mountPages(base: Base, { identity, desk }: WebParts, site: Site): Promise<void> {
  const { config, server, publicUrl, localUrl, stores, directLineSecret: secret } = base;
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
    isWithAgent: createIsWithAgent(stores),
    links: config.mode === 'demo' ? [...LINKS, ...DEMO_LINKS] : LINKS,
  });
}

function mountSignIn({ server, publicUrl, clock }: Base, { identity, mailbox, simulator }: WebParts, site: Site): void {
  if (mailbox && simulator) mountDemoSite(server, { site, outbox: mailbox, clock, simulator });
  else mountCodeLogin(server, { ...site, publicUrl, codes: identity });
}
