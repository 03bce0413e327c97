import { chosen, withAsked, withHeld, withoutHeld, withoutPreviousChat } from '../domain/attention.ts';
import type { Conversation } from '../domain/conversation.ts';
import { firstHeardAt } from '../domain/conversation.ts';
import type { ConnectedHandoff, Handoff } from '../domain/handoff.ts';
import { isConnected } from '../domain/handoff.ts';
import { openTo } from '../domain/journal.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { hasAnswered, mayBeForAnother } from '../domain/misdelivery.ts';
import type { AgentParty } from '../domain/party.ts';
import { namesTheChat } from './agentTold.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { Entries, Said } from './entries.ts';
import { findReadable } from './findReadable.ts';
import type { Part } from './relay.ts';
import { writeDown } from './writeDown.ts';

const LOOK_EVERY_MS = 20;

/** What is known of a command. */
export type Command = Pick<Said, 'activityId' | 'saidAt'>;

/** Lines of agents that wait for a word whether they are meant for the chat they are in now. */
export interface Holding {
  /** Holds the line if it may be meant for another chat, or in any case if that is `certain`. */
  hold(part: Part, said: Said, certain?: boolean): Promise<boolean>;
  /** Whether a command may be meant for another chat, so that they must be asked. */
  mustAsk(part: Part, command: Command): Promise<boolean>;
  /** They have had that question: what they command after that is meant for this chat. */
  wasAsked(part: Part, command: Command): Promise<void>;
  isHeld(part: Part, said: Said): boolean;
  /** The agent has said that they mean this chat. */
  confirm(conversation: Conversation, chat: ConnectedHandoff): Promise<void>;
  /** This chat is over for the agent: of what is held for it they are told that it was not sent. */
  giveUp(chat: Handoff, agent: AgentParty): Promise<void>;
}

export function createHolding(deps: HandoffDeps, entries: Entries): Holding {
  const { conversations, journal, outbox, clock, timers, timings } = deps;

  /** What tells the agent of the chat may be arriving in this very moment, and they answer at once. */
  async function latestKnowledge(conversation: Conversation, chat: ConnectedHandoff): Promise<Conversation> {
    const giveUpAt = clock.now() + timings.slowSendMs;
    let latest = conversation;
    while (latest.told?.handoffId !== chat.id) {
      const isOnItsWay = clock.now() < giveUpAt && (await isBeingTold(chat));
      latest = (await conversations.load(conversation.id))?.value ?? latest;
      if (!isOnItsWay) return latest;
      await new Promise<void>((resolve) => timers.after(LOOK_EVERY_MS, resolve));
    }
    return latest;
  }

  async function mayBeMistaken(part: Part, chat: ConnectedHandoff, said: Command): Promise<boolean> {
    const { conversation } = part;
    // The turn has written down by now when this very command was said; what counts is the one before.
    // If this chat has ended since, what is known now as the one before is this one.
    const { newestSaidAt, newestSaidId, previousChat } = conversation;
    const { told } = await latestKnowledge(conversation, chat);
    const known = {
      ...(told ? { told } : {}),
      ...(previousChat ? { previousChat } : {}),
      ...(newestSaidAt === undefined || newestSaidId === said.activityId ? {} : { newestSaidAt }),
    };
    return mayBeForAnother(known, chat, { heardAt: heardAt(part, said), saidAt: said.saidAt });
  }

  /** A server may have died with it before. */
  function heardAt(part: Part, { activityId }: Command): number {
    return firstHeardAt(part.conversation, activityId, part.heardAt);
  }

  async function isBeingTold({ id, state }: ConnectedHandoff): Promise<boolean> {
    const toAgent = openTo(await journal.open(id), state.agent.conversationId);
    return toAgent.some((entry) => namesTheChat(entry.content));
  }

  /** Another server may be about to send it, or have sent it: whoever writes under the line's id first decides. */
  async function isGivenUp(given: JournalEntry): Promise<boolean> {
    if ((await writeDown(journal, given)) === 'appended') return true;
    const known = await findReadable(journal, given.handoffId, given.id);
    // By a server that died before it could say so.
    return typeof known === 'object' && known.content.kind === given.content.kind;
  }

  async function giveUp(chat: Handoff, agent: AgentParty, heldFor: string = chat.id): Promise<void> {
    const held = (await conversations.load(agent.conversationId))?.value.held;
    if (held?.handoffId !== heldFor) return;
    for (const line of held.lines) {
      const given = { ...entries.givenUp(chat, agent, line), handoffId: heldFor };
      if (await isGivenUp(given)) await outbox.post(entries.unsent(chat, agent, line), chat);
    }
    await change(conversations, agent.conversationId, (current) => withoutHeld(current, held));
    // Until none was added meanwhile.
    return giveUp(chat, agent, heldFor);
  }

  return {
    giveUp: (chat, agent) => giveUp(chat, agent),
    async mustAsk(part, command) {
      const { handoff, side, conversation } = part;
      if (side === 'customer' || !isConnected(handoff)) return false;
      const { activityId } = command;
      if (hasAnswered(conversation, handoff, { heardAt: heardAt(part, command), activityId })) return false;
      return mayBeMistaken(part, handoff, command);
    },
    async wasAsked({ handoff, conversation }, { activityId }) {
      const asked = { handoffId: handoff.id, activityId };
      await change(conversations, conversation.id, (current) => withAsked(current, asked, clock.now()));
    },
    async hold(part, said, certain = false) {
      const { handoff, side, conversation } = part;
      if (side === 'customer' || !isConnected(handoff)) return false;
      if (!certain && !(await mayBeMistaken(part, handoff, said))) return false;
      const { held: elsewhere } = conversation;
      if (elsewhere && elsewhere.handoffId !== handoff.id)
        await giveUp(handoff, handoff.state.agent, elsewhere.handoffId);
      await change(conversations, conversation.id, (current) => withHeld(current, handoff.id, said));
      return true;
    },
    isHeld: ({ conversation: { held }, handoff }, { activityId }) =>
      held?.handoffId === handoff.id && held.lines.some((line) => line.activityId === activityId),
    async confirm({ id, held }, { id: handoffId }) {
      await change(conversations, id, (current) => {
        const sent = held ? withoutHeld(current, held) : current;
        return chosen(withoutPreviousChat(sent), handoffId, clock.now());
      });
    },
  };
}
