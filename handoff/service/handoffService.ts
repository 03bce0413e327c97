import type { ChatRatings, HumanDesk } from '../index.ts';
import { createAgentLeaves } from './agentLeaves.ts';
import type { AgentLeaves } from './agentLeaves.ts';
import { createHumanDesk } from './askForHuman.ts';
import { createAgentTold } from './agentTold.ts';
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
import { createFinishReturn } from './finishReturn.ts';
import { createContentNow } from './contentNow.ts';
import { createHolding } from './holding.ts';
import { createKeepStray } from './keepStray.ts';
import { createKeptLines } from './keptLines.ts';
import { createLeaveChat } from './leaveChat.ts';
import { overDamage } from './loadReadable.ts';
import { createNobodyThere } from './nobodyThere.ts';
import { createQueueBoard } from './queueBoard.ts';
import { createReceiverNow } from './receiverNow.ts';
import { createReturnToQueue } from './returnToQueue.ts';
import type { ReturnToQueue } from './returnToQueue.ts';
import { createSummaryOf } from './summaryOf.ts';
import type { SummaryOf } from './summaryOf.ts';
import { createSweeper } from './sweeper.ts';
import type { Sweep } from './sweeper.ts';
import { createTakeUp } from './takeUp.ts';
import { createOfferAnswers } from './offerAnswers.ts';
import type { OfferAnswers } from './offerAnswers.ts';
import { createOffers } from './offers.ts';
import { createSlots } from './slots.ts';
import { createWatchOffers } from './watchOffers.ts';
import { createWatchSilence } from './watchSilence.ts';
import { createToldOfEnd } from './toldOfEnd.ts';
import type { ToldOfEnd } from './toldOfEnd.ts';
import { createMakeTicket } from './tickets.ts';
import type { MakeTicket } from './tickets.ts';
import { createRateChat } from './rateChat.ts';
import { createRelay } from './relay.ts';
import type { Relay } from './relay.ts';
import { createRevise } from './revise.ts';
import type { Revise } from './revise.ts';
import { createWrapUp } from './wrapUp.ts';

/** Everything the two middlewares and the dialogs do with handoffs. */
export interface HandoffService {
  readonly humanDesk: HumanDesk;
  readonly chatRatings: ChatRatings;
  readonly duty: Duty;
  readonly relay: Relay;
  readonly revise: Revise;
  readonly endChat: EndChat;
  /** For `#exit` of an agent, who is answered before the next customer comes. */
  readonly endOnly: EndChat;
  readonly toldOfEnd: ToldOfEnd;
  readonly makeTicket: MakeTicket;
  readonly summaryOf: SummaryOf;
  readonly offerAnswers: OfferAnswers;
  readonly chats: Chats;
  readonly assignWaiting: AssignWaiting;
  readonly returnToQueue: ReturnToQueue;
  readonly agentLeaves: AgentLeaves;
  /** For one server at a time. */
  readonly sweep: Sweep;
  /** For every server: messages that a dead one has left. */
  readonly takeUpMessages: () => Promise<void>;
  /** Takes up what an earlier process left: unsent messages, half-done changes, waiting customers. */
  start(): Promise<void>;
}

export function createHandoffService(deps: HandoffDeps): HandoffService {
  const entries = createEntries(deps.clock, deps.outbox.sender().server);
  const holding = createHolding(deps, entries);
  const announce = createAnnounce(deps, entries);
  const slots = createSlots(deps);
  const offers = createOffers(deps, entries, slots);
  const leaveChat = createLeaveChat(deps, { entries, holding });
  const wrapUp = createWrapUp(deps, { entries, leaveChat });
  const finishReturn = createFinishReturn(deps, { entries, leaveChat });
  const assignWaiting = createAssignWaiting(deps, { announce, finishReturn, leaveChat, offers, slots, wrapUp });
  const { endChat, endOnly } = createEndChat(deps, { finishReturn, wrapUp, offers, assignWaiting });
  const takeUp = createTakeUp(deps, { announce, leaveChat, wrapUp, offers, slots });
  const board = createQueueBoard(deps, entries);
  const { returnToQueue, finishReturns } = createReturnToQueue(deps, { finishReturn, assignWaiting, board });
  const duty = createDuty(deps, offers);
  const watchOffers = createWatchOffers(deps, offers);
  const agentLeaves = createAgentLeaves(deps, { duty, returnToQueue });
  const agentTold = createAgentTold(deps);
  deps.outbox.listen({
    gone: createNobodyThere(deps, { agentLeaves, assignWaiting, duty, endChat, returnToQueue }),
    async arrived(entry, how) {
      await overDamage(deps, () => agentTold(entry, how));
      const { activityId } = how;
      if (activityId === undefined) return;
      await overDamage(deps, () => board.arrived(entry, activityId));
      await overDamage(deps, () => offers.arrived(entry, activityId));
    },
    contentNow: createContentNow(deps),
    receiverNow: createReceiverNow(deps),
    keepStray: createKeepStray(deps, createKeptLines(deps, entries)),
    unannounced: (chat) => announce(chat, 'connectedCustomer'),
  });
  const relay = createRelay(deps, { entries, holding });
  return {
    humanDesk: createHumanDesk(deps, { assignWaiting, board }),
    chatRatings: createRateChat(deps),
    duty,
    agentLeaves,
    relay,
    revise: createRevise(deps, { holding, relay }),
    endChat,
    endOnly,
    toldOfEnd: createToldOfEnd(deps),
    makeTicket: createMakeTicket(deps, entries),
    summaryOf: createSummaryOf(deps),
    offerAnswers: createOfferAnswers(deps, { announce, offers, slots }),
    returnToQueue,
    sweep: createSweeper(deps, {
      agentLeaves,
      duty,
      watchSilence: createWatchSilence(deps, { entries, endChat, returnToQueue }),
      finishReturns,
      takeUp,
      watchOffers,
      assignWaiting,
      board,
    }),
    chats: createChats(deps, { announce, assignWaiting, leaveChat, slots }),
    assignWaiting,
    takeUpMessages: () => deps.outbox.takeUp(),
    async start() {
      await deps.outbox.takeUp();
      await takeUp({ from: 0, to: deps.clock.now() });
      await assignWaiting();
    },
  };
}
