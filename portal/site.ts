import type { AddressedRequest, ClientAddress } from '../clientAddress.ts';
import type { Clock, Ids } from '../clock.ts';
import type { Identity } from '../identity/index.ts';
import type { Pages } from './pages.ts';
import { createPages } from './pages.ts';
import type { SessionStore } from './ports.ts';
import type { Sessions } from './sessions.ts';
import { createSessions } from './sessions.ts';
import type { SignIn } from './signIn.ts';
import { createSignIn } from './signIn.ts';
import type { Visitors } from './visitors.ts';
import { createVisitors } from './visitors.ts';
import type { Visits } from './visits.ts';
import { createVisits } from './visits.ts';
import { createWebAssets } from './webAssets.ts';

/** What all pages of the site share. */
export interface Site {
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly visitors: Visitors;
  readonly visits: Visits;
  readonly pages: Pages;
}

export interface SiteOptions {
  readonly publicUrl: () => string;
  /** Whether browsers reach the site by https. */
  readonly secure: boolean;
  readonly store: SessionStore;
  readonly identity: Identity;
  /** The folder of the built pages, `dist/web`. */
  readonly webRoot: string;
  /** Origins of a Direct Line that is not this server's own. */
  readonly chatOrigins: readonly string[];
  readonly clientAddress: ClientAddress;
  /** Goes with the id of every chat, so that limits know its visitor; chats have none where it is absent. */
  readonly visitorMark?: (address: string) => string;
  readonly clock: Clock;
  readonly ids: Ids;
}

export function createSite(options: SiteOptions): Site {
  const { publicUrl, identity, chatOrigins, visitorMark, clientAddress } = options;
  const visitorOf = visitorMark && ((request: AddressedRequest) => visitorMark(clientAddress(request)));
  const claimChat = identity.claimChatUser;
  const sessions = createSessions({ ...options, claimChat, visitorOf });
  const signIn = createSignIn({ sessions, identity });
  const pages = createPages({ assets: createWebAssets(options.webRoot), publicUrl, chatOrigins });
  return { sessions, signIn, visitors: createVisitors({ signIn, publicUrl }), visits: createVisits(options), pages };
}
