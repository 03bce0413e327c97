import type { Clock, Ids } from '../../clock.ts';
import type { ClientTokens } from '../clientTokens.ts';
import type { Inbox } from '../inbox.ts';
import type { Links } from '../links.ts';
import type { ChatUser, DirectLineStore } from '../ports.ts';

/** What the endpoints work with. */
export interface EndpointParts {
  readonly store: DirectLineStore;
  readonly inbox: Inbox;
  readonly tokens: ClientTokens;
  readonly links: Links;
  readonly bot: ChatUser;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly maskFileName: (name: string) => string;
}
