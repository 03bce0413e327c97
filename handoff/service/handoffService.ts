import type { HumanDesk } from '../index.ts';
import { createAgentLeaves } from './agentLeaves.ts';
import type { AgentLeaves } from './agentLeaves.ts';
import { createHumanDesk } from './askForHuman.ts';
import { createAnnounce } from './announce.ts';
import { createAssignWaiting } from './assignWaiting.ts';
import type { AssignWaiting } from './assignWaiting.ts';
import { createChats } from './chats.ts';
import type { Chats } from './chats.ts';
import type { HandoffDeps } from './deps.ts';
import { createDuty } from './duty.ts';
import type { Duty } from './duty.ts';
import { createEndChat } from './endChat.ts';
import type { EndChat } from './endChat.ts';
import { createEntries } from './entries.ts';
import { createLeaveChat } from './leaveChat.ts';
import { createNobodyThere } from './nobodyThere.ts';
import { createQueueBoard } from './queueBoard.ts';
import { createReturnToQueue } from './returnToQueue.ts';
import type { ReturnToQueue } from './returnToQueue.ts';
import { createSweeper } from './sweeper.ts';
import type { Sweep } from './sweeper.ts';
import { createTakeUp } from './takeUp.ts';
import { createMakeTicket } from './tickets.ts';
import type { MakeTicket } from './tickets.ts';
import { createRelay } from './relay.ts';
import type { Relay } from './relay.ts';

/** Everything the two middlewares and the dialogs do with handoffs. */
export interface HandoffService {
  readonly humanDesk: HumanDesk;
  readonly duty: Duty;
  readonly relay: Relay;
  readonly endChat: EndChat;
  /** For `#exit` of an agent, who is answered before the next customer comes. */
  readonly endOnly: EndChat;
  readonly makeTicket: MakeTicket;
  readonly chats: Chats;
  readonly assignWaiting: AssignWaiting;
  readonly returnToQueue: ReturnToQueue;
  readonly agentLeaves: AgentLeaves;
  readonly sweep: Sweep;
  /** Takes up what an earlier process left: unsent messages, half-done changes, waiting customers. */
  start(): Promise<void>;
}

export function createHandoffService(deps: HandoffDeps): HandoffService {
  const entries = createEntries(deps.clock);
  const announce = createAnnounce(deps, entries);
  const assignWaiting = createAssignWaiting(deps, announce);
  const leaveChat = createLeaveChat(deps, entries);
  const { endChat, endOnly, wrapUp } = createEndChat(deps, { entries, leaveChat, assignWaiting });
  const takeUp = createTakeUp(deps, { announce, wrapUp });
  const board = createQueueBoard(deps, entries);
  const returnToQueue = createReturnToQueue(deps, { entries, leaveChat, assignWaiting, board });
  deps.outbox.listen({ gone: createNobodyThere(deps, { endChat, returnToQueue }), arrived: board.arrived });
  const duty = createDuty(deps);
  return {
    humanDesk: createHumanDesk(deps, { assignWaiting, board }),
    duty,
    agentLeaves: createAgentLeaves(deps, { duty, returnToQueue }),
    relay: createRelay(deps, entries),
    endChat,
    endOnly,
    makeTicket: createMakeTicket(deps, entries),
    returnToQueue,
    sweep: createSweeper(deps, { entries, endChat, returnToQueue, takeUp, assignWaiting, board }),
    chats: createChats(deps, { announce, assignWaiting, leaveChat }),
    assignWaiting,
    async start() {
      await deps.outbox.resume();
      await takeUp({ from: 0, to: deps.clock.now() });
      await assignWaiting();
    },
  };
}
