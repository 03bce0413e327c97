import { canServe } from '../domain/assignment.ts';
import { inRecord } from '../domain/context.ts';
import type { Conversation, HandoffKey } from '../domain/conversation.ts';
import { begunIn, pointedTo } from '../domain/conversation.ts';
import type { NoticeKey } from '../domain/content.ts';
import { isQueueLeftBy } from '../domain/queue.ts';
import type { Handoff } from '../domain/handoff.ts';
import { isConnected, isLive, sideOf } from '../domain/handoff.ts';
import type { JournalEntry } from '../domain/journal.ts';
import type { Party } from '../domain/party.ts';
import type { WorkingHours } from '../domain/workingHours.ts';
import { openingAt } from '../domain/workingHours.ts';
import { isKept } from '../domain/chatSoFar.ts';
import type { AskResult, HumanDesk, HumanWanted } from '../index.ts';
import type { AssignWaiting } from './assignWaiting.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import { createLinesHeard } from './linesHeard.ts';
import type { QueueBoard } from './queueBoard.ts';

/** How many of the desk's last chats are searched for the agent a customer knows. */
const KNOWN_FOR = 200;

type Refused = Extract<AskResult, { kind: 'refused' }>;

export function createHumanDesk(
  deps: HandoffDeps,
  { assignWaiting, board }: { readonly assignWaiting: AssignWaiting; readonly board: QueueBoard },
): HumanDesk {
  const { deskId, handoffs, agents, conversations, journal, liveChat, clock, ids } = deps;
  const linesHeard = createLinesHeard(deps);

  async function refusal(conversation: Conversation): Promise<Refused | undefined> {
    if (conversation.onDuty) return { kind: 'refused', why: 'onDutyYourself' };
    const { enabled, workingHours } = await liveChat.settings();
    if (!enabled) return { kind: 'refused', why: 'switchedOff' };
    const closed = workingHours && outsideHours(workingHours, clock.now());
    if (closed) return closed;
    const present = await agents.present(deskId);
    const somebody = present.some(({ value }) => value.duty === 'on' && value.id !== conversation.personId);
    return somebody ? undefined : { kind: 'refused', why: 'nobodyOnDuty' };
  }

  async function liveHandoff(key: HandoffKey | undefined): Promise<Handoff | undefined> {
    const found = key && (await handoffs.load(key));
    return found && isLive(found.value) ? found.value : undefined;
  }

  /**
   * The pointer first, then the handoff it points to. Whoever finds a pointer to nothing (of somebody who is asking in this
   * very moment, or of a server that died in between) makes that handoff: however many ask, one is opened.
   */
  async function open(wanted: HumanWanted): Promise<HandoffKey> {
    const key = await pointed(wanted);
    await handoffs.create({ ...newHandoff(key, wanted), ...(await knownAgent(wanted.conversation)) });
    return key;
  }

  async function pointed({ conversation }: HumanWanted): Promise<HandoffKey> {
    const seen = conversation.handoff;
    if (seen && (await goesOn(seen))) return seen;
    const fresh: HandoffKey = { deskId, id: ids.next() };
    const heard = await linesHeard(seen?.id, conversation.id);
    const changed = await change(conversations, conversation.id, (current) => {
      const isOver = current.handoff === undefined || current.handoff.id === seen?.id;
      return isOver ? begunIn(pointedTo(current, fresh, heard), fresh.id) : 'asked';
    });
    return (changed.kind === 'refused' && changed.value.handoff) || fresh;
  }

  /** One that was removed is not made anew: what its sides were told under its id would not be told again. The journal knows it. */
  async function goesOn(key: HandoffKey): Promise<boolean> {
    const found = (await handoffs.load(key))?.value;
    return found ? isLive(found) : (await journal.entries(key.id)).length === 0;
  }

  function newHandoff(key: HandoffKey, wanted: HumanWanted): Handoff {
    const { askedAt, context } = wanted;
    return {
      ...key,
      generation: 1,
      customer: customerParty(wanted),
      askedAt,
      context: inRecord(context),
      ...(wanted.skill === undefined ? {} : { skill: wanted.skill }),
      state: { kind: 'waiting' },
    };
  }

  /** The agent this customer talked to not long ago. */
  async function knownAgent({ id, personId }: Conversation): Promise<Pick<Handoff, 'preferredAgentId' | 'previousId'>> {
    const { stickyMs } = await liveChat.settings();
    const isTheirs = ({ customer }: Handoff): boolean =>
      customer.conversationId === id || (personId !== undefined && customer.personId === personId);
    const last = (await handoffs.recentlyEnded(deskId, KNOWN_FOR)).find(isTheirs);
    if (last?.state.kind !== 'ended' || last.state.agentId === undefined) return {};
    const isRecent = clock.now() - last.state.at <= stickyMs;
    return { previousId: last.id, ...(isRecent ? { preferredAgentId: last.state.agentId } : {}) };
  }

  async function chatsSince({ id }: Conversation, at: number): Promise<readonly Handoff[]> {
    const ended = await handoffs.recentlyEnded(deskId, KNOWN_FOR);
    return ended.filter(
      ({ customer, state }) => customer.conversationId === id && state.kind === 'ended' && state.at >= at,
    );
  }

  async function resultOf(handoff: Handoff): Promise<AskResult> {
    if (isConnected(handoff)) return { kind: 'connected', agentName: handoff.state.agent.name };
    await board.show(handoff);
    return { kind: 'waiting' };
  }

  async function isMissing(skill: string, { personId }: Conversation): Promise<boolean> {
    const { skills } = await liveChat.settings();
    const wanted = { customer: personId === undefined ? {} : { personId }, skill };
    const present = await agents.present(deskId);
    return !present.some(({ value }) => value.duty === 'on' && canServe(value, wanted, skills));
  }

  return {
    async topics(conversation) {
      const { skills } = await liveChat.settings();
      if (skills.length === 0 || (await liveHandoff(conversation.handoff))) return [];
      return (await refusal(conversation)) ? [] : skills;
    },
    async ask(wanted) {
      const running = await liveHandoff(wanted.conversation.handoff);
      if (running && sideOf(running, wanted.conversation.id) === 'agent') {
        return { kind: 'refused', why: 'onDutyYourself' };
      }
      if (running) return resultOf(running);
      const refused = await refusal(wanted.conversation);
      if (refused) return refused;
      const { skill } = wanted;
      if (skill !== undefined && (await isMissing(skill, wanted.conversation)))
        return { kind: 'nobodyWithSkill', skill };
      const key = await open(wanted);
      await assignWaiting();
      const opened = await liveHandoff(key);
      return opened ? resultOf(opened) : { kind: 'waiting' };
    },
    async hasChattedSince(conversation, at) {
      return (await chatsSince(conversation, at)).length > 0;
    },
    async saidInQueue(conversation, at) {
      // In the very turn in which they leave it, it is still the one that they were in.
      const key = conversation.handoff ?? conversation.leftQueue;
      const left = key && (await handoffs.load(key))?.value;
      if (!left || !isQueueLeftBy(conversation, left, at)) return [];
      const { kept = [] } = left.context;
      const said = (await journal.entries(left.id)).filter(isKept).filter(({ id }) => kept.includes(id));
      return said.map(({ content }) => content);
    },
    async hasTicketSince(conversation, at) {
      const chats = await chatsSince(conversation, at);
      const entries = await Promise.all(chats.map(({ id }) => journal.entries(id)));
      return entries.flat().some(saysTicket);
    },
  };
}

const TICKET_TOLD: readonly NoticeKey[] = ['ticketCreated', 'ticketWaits', 'ticketUnderWay'];

/** The customer was told of it. */
function saysTicket({ content }: JournalEntry): boolean {
  return content.kind === 'notice' && TICKET_TOLD.includes(content.key);
}

function outsideHours(hours: WorkingHours, now: number): Refused | undefined {
  const { kind, ...next } = openingAt(hours, now);
  return kind === 'open' ? undefined : { kind: 'refused', why: 'outsideHours', timeZone: hours.timeZone, ...next };
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
