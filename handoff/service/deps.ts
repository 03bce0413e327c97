import type { Logger } from 'pino';
import type { Clock, Ids, Timers } from '../../clock.ts';
import type {
  AgentStore,
  ConversationStore,
  HandoffStore,
  Journal,
  LiveChat,
  Messenger,
  TicketDesk,
} from '../ports.ts';
import type { Outbox } from './outbox.ts';

/** What the handoff service works with. One desk per service. */
export interface HandoffDeps {
  readonly deskId: string;
  readonly handoffs: HandoffStore;
  readonly agents: AgentStore;
  readonly conversations: ConversationStore;
  readonly journal: Journal;
  readonly messenger: Messenger;
  readonly outbox: Outbox;
  readonly liveChat: LiveChat;
  readonly ticketDesk: TicketDesk;
  readonly clock: Clock;
  readonly timers: Timers;
  /** After so many milliseconds what nobody has finished is another server's to finish. */
  readonly timings: {
    readonly claimMs: number;
    readonly slowSendMs: number;
    /** How long lines of the customer may still be written down for the agent before, when a chat goes to the next one. */
    readonly handOverMs: number;
    /** A slot that was reserved and not claimed heals: its server died between the two writes. */
    readonly unclaimedSlotMs: number;
  };
  readonly ids: Ids;
  readonly logger: Logger;
}
