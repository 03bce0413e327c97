import type { Conversation, HandoffKey } from '../domain/conversation.ts';
import type { Handoff } from '../domain/handoff.ts';
import { isConnected, isLive, sideOf } from '../domain/handoff.ts';
import type { Party } from '../domain/party.ts';
import type { AskResult, HumanDesk, HumanWanted } from '../index.ts';
import type { AssignWaiting } from './assignWaiting.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { QueueBoard } from './queueBoard.ts';

/** How many of the desk's last chats are searched for the agent a customer knows. */
const KNOWN_FOR = 200;

type Refused = Extract<AskResult, { kind: 'refused' }>;

export function createHumanDesk(
  deps: HandoffDeps,
  { assignWaiting, board }: { readonly assignWaiting: AssignWaiting; readonly board: QueueBoard },
): HumanDesk {
  const { deskId, handoffs, agents, conversations, liveChat, clock, ids } = deps;

  async function refusal(conversation: Conversation): Promise<Refused | undefined> {
    if (conversation.onDuty) return { kind: 'refused', why: 'onDutyYourself' };
    const { enabled } = await liveChat.settings();
    if (!enabled) return { kind: 'refused', why: 'switchedOff' };
    const present = await agents.present(deskId);
    const somebody = present.some(({ value }) => value.duty === 'on' && value.id !== conversation.personId);
    return somebody ? undefined : { kind: 'refused', why: 'nobodyOnDuty' };
  }

  async function liveHandoff(key: HandoffKey | undefined): Promise<Handoff | undefined> {
    const found = key && (await handoffs.load(key));
    return found && isLive(found.value) ? found.value : undefined;
  }

  /**
   * The pointer first, then the handoff it points to: a server that dies in between leaves a pointer to nothing, which
   * harms nobody. Of two askers one sets the pointer; the other sees it and joins.
   */
  async function open(wanted: HumanWanted): Promise<HandoffKey> {
    const seen = wanted.conversation.handoff?.id;
    const fresh: HandoffKey = { deskId, id: ids.next() };
    const pointed = await change(conversations, wanted.conversation.id, (current) =>
      current.handoff?.id === seen ? { ...current, handoff: fresh } : 'asked',
    );
    if (pointed.kind === 'refused' && pointed.value.handoff) return pointed.value.handoff;
    await handoffs.create({ ...newHandoff(fresh, wanted), ...(await knownAgent(wanted.conversation)) });
    return fresh;
  }

  function newHandoff(key: HandoffKey, wanted: HumanWanted): Handoff {
    const { context } = wanted;
    return {
      ...key,
      generation: 1,
      customer: customerParty(wanted),
      askedAt: clock.now(),
      context,
      state: { kind: 'waiting' },
    };
  }

  /** The agent this customer talked to not long ago. */
  async function knownAgent({ id, personId }: Conversation): Promise<Pick<Handoff, 'preferredAgentId'>> {
    const { stickyMs } = await liveChat.settings();
    const isTheirs = ({ customer }: Handoff): boolean =>
      customer.conversationId === id || (personId !== undefined && customer.personId === personId);
    const last = (await handoffs.recentlyEnded(deskId, KNOWN_FOR)).find(isTheirs);
    if (last?.state.kind !== 'ended' || clock.now() - last.state.at > stickyMs) return {};
    return last.state.agentId === undefined ? {} : { preferredAgentId: last.state.agentId };
  }

  async function resultOf(handoff: Handoff): Promise<AskResult> {
    if (isConnected(handoff)) return { kind: 'connected', agentName: handoff.state.agent.name };
    await board.show(handoff);
    return { kind: 'waiting' };
  }

  return {
    async ask(wanted) {
      const running = await liveHandoff(wanted.conversation.handoff);
      if (running && sideOf(running, wanted.conversation.id) === 'agent') {
        return { kind: 'refused', why: 'onDutyYourself' };
      }
      if (running) return resultOf(running);
      const refused = await refusal(wanted.conversation);
      if (refused) return refused;
      const key = await open(wanted);
      await assignWaiting();
      const opened = await liveHandoff(key);
      return opened ? resultOf(opened) : { kind: 'waiting' };
    },
  };
}

function customerParty({ conversation, name, email }: HumanWanted): Party {
  const { id, address, locale, channel, personId } = conversation;
  return {
    conversationId: id,
    address,
    locale,
    channel,
    name,
    ...(email === undefined ? {} : { email }),
    ...(personId === undefined ? {} : { personId }),
  };
}
