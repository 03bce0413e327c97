import { DIRECT_LINE_PATH } from '../directline/index.ts';
import type { Identity } from '../identity/index.ts';
import { createForgeTokens } from '../identity/index.ts';
import type { ServiceDesk } from '../jira/ports.ts';
import { createDirectLineClient, mountForgeRoutes } from '../portal/index.ts';
import type { Base } from './base.ts';
import { BOT_NAME } from './directLine.ts';
import { toDirectory } from './serviceDesk.ts';

/** The door for the Forge app's panel in Atlassian's own help portal; there is none unless an app is configured. */
export function composeForge(base: Base, { identity, desk }: { identity: Identity; desk: ServiceDesk }): void {
  const { config, server, publicUrl, localUrl, directLineSecret: secret, clock, ids } = base;
  if (config.forge === undefined) return;
  const endpoint = config.directLineEndpoint;
  const cloudId = config.mode === 'production' ? cloudIdIn(config.jira.host) : undefined;
  mountForgeRoutes(server, {
    tokens: createForgeTokens({ ...config.forge, cloudId, clock }),
    directory: toDirectory(desk),
    identity,
    directLine: createDirectLineClient({ baseUrl: () => endpoint ?? `${localUrl()}${DIRECT_LINE_PATH}`, secret }),
    directLineUrl: () => endpoint ?? `${publicUrl()}${DIRECT_LINE_PATH}`,
    botName: () => Promise.resolve(BOT_NAME),
    clock,
    ids,
  });
}

/** The gateway's address names the site; a site's own does not, and then any site's app of this id may call. */
function cloudIdIn(host: string): string | undefined {
  return /\/ex\/jira\/([\w-]+)/.exec(host)?.[1];
}
