import { AGENT_COMMANDS, AGENT_COMMAND_NAMES, ANOTHER_TICKET, readAgentLine } from './domain/commands.ts';
import type { AgentCommand, AgentLine } from './domain/commands.ts';
import { AFTER_CHAT } from './domain/content.ts';
import type { Content } from './domain/content.ts';
import type { Conversation } from './domain/conversation.ts';
import type { AgentParty } from './domain/party.ts';
import type { ConnectedHandoff } from './domain/handoff.ts';
import { isConnected } from './domain/handoff.ts';
import type { PressedAnswer } from '../messaging/offerMessage.ts';
import { lostReply, notDone, onDutyReplies, ticketReply, transferReply } from './agentReplies.ts';
import { offerReply } from './offerReplies.ts';
import type { Reply } from './reply.ts';
import { labelled } from './service/entries.ts';
import type { HandoffService } from './service/handoffService.ts';
import type { Part } from './service/relay.ts';
import type { WhichOffer } from './service/offerAnswers.ts';

/** An agent's line with everything known about who wrote it. */
export interface AgentSpeaks {
  readonly conversation: Conversation;
  /** Proved to be a live agent in this very turn. */
  readonly agent: AgentParty;
  /** The chat the agent is in, if any. */
  readonly chat: ConnectedHandoff | undefined;
  readonly part: Part | undefined;
  readonly activityId: string;
  /** Files came with it. */
  readonly hasFiles: boolean;
  /** When the channel says it was said, in epoch milliseconds. */
  readonly saidAt?: number;
}

/** What an agent's command came to: something to say, a summary to show, or nothing of the sort (not a command). */
export type Answer =
  | {
      readonly kind: 'reply';
      readonly replies: readonly Reply[];
      /** Once the replies were said. */
      readonly afterwards?: () => Promise<void>;
      /** Where they cannot be said, the channel is to bring the command again. */
      readonly mustBeHeard?: true;
    }
  | { readonly kind: 'content'; readonly content: Content }
  | { readonly kind: 'notACommand' };

const say = (key: Reply['key'], params: Reply['params'] = {}): Answer => ({
  kind: 'reply',
  replies: [{ key, params }],
});

type Handler = (speaks: AgentSpeaks, argument: string) => Promise<Answer>;

/** The agent commands, one small handler each. `now` serves the ages that are shown. */
export function createAgentDesk(service: HandoffService, now: () => number) {
  const { duty, endOnly, chats, relay, offerAnswers, assignWaiting } = service;

  async function answerOffer(agent: AgentParty, command: PressedAnswer['answer'], which: WhichOffer): Promise<Answer> {
    const reply = offerReply(await offerAnswers[command](agent.agentId, which));
    // Whoever declines may be free for the next, and so may whoever is asked next for this one.
    return { kind: 'reply', replies: reply ? [reply] : [], afterwards: assignWaiting };
  }

  const handlers: Record<AgentCommand, Handler> = {
    async on({ conversation, agent }) {
      const result = await duty.on(conversation, agent);
      // The answer first, then whoever is connected: "you are on duty" must not come after the customer's summary.
      return { kind: 'reply', replies: onDutyReplies(result), afterwards: assignWaiting };
    },
    async off({ agent }) {
      const result = await duty.off(agent.agentId);
      if (result.kind === 'already') return say('agent.alreadyOff');
      const reply: Reply = { key: 'agent.offDuty', params: { count: result.running } };
      // What was offered to them goes to somebody else.
      return { kind: 'reply', replies: [reply], afterwards: assignWaiting };
    },
    accept: ({ agent }, said) => answerOffer(agent, 'accept', { said }),
    decline: ({ agent }, said) => answerOffer(agent, 'decline', { said }),
    async exit({ conversation, chat }) {
      if (!chat) return conversation.onDuty ? say('agent.noChatToEnd') : { kind: 'notACommand' };
      const ended = await endOnly(chat, 'agentEnded');
      if (ended === 'alreadyEnded') return say(...lostReply(await chats.whatBecame(chat), chat, 'agent.noChatToEnd'));
      const finished: Reply = { key: 'agent.chatFinished', params: { customer: chat.customer.name } };
      const next: Reply = conversation.onDuty
        ? { key: 'agent.stillOnDuty' }
        : { key: 'agent.nowOffDuty', choices: AFTER_CHAT };
      return { kind: 'reply', replies: [finished, next], afterwards: assignWaiting };
    },
    async transfer({ chat }, name) {
      if (!chat) return say('agent.noChatToTransfer');
      const result = await chats.transfer(chat, name);
      if (result.kind === 'over') {
        return say(...lostReply(await chats.whatBecame(chat), chat, 'agent.noChatToTransfer'));
      }
      return say(...transferReply(result, { name, customer: chat.customer.name }));
    },
    async switch({ conversation, agent }, said) {
      const result = await chats.switchTo(conversation, agent, said);
      if (result.kind === 'switched') {
        const reply: Reply = { key: 'agent.switched', params: { customer: nameOf(result.chat) } };
        const afterwards = (): Promise<void> => chats.switched(conversation, result.chat);
        return { kind: 'reply', replies: [reply], mustBeHeard: true, afterwards };
      }
      if (result.kind === 'none') return say('agent.noSuchChat', { said });
      return say('agent.severalChats', { said, names: result.names.join(', ') });
    },
    async send({ part }) {
      const sent = part ? await relay.sendHeld(part) : 0;
      return say('agent.heldSent', { count: sent });
    },
    async ticket({ chat }, said) {
      if (!chat) return say('agent.noChatForTicket');
      const isNew = said.toLowerCase() === ANOTHER_TICKET;
      if (said !== '' && !isNew) return say('agent.unexpected', { word: AGENT_COMMANDS.ticket.words[0] });
      const { made: key } = chat.context;
      if (key !== undefined && !isNew) return say('agent.ticketMadeBefore', { key, customer: chat.customer.name });
      const result = await service.makeTicket(chat);
      return say(...ticketReply(result, chat.customer.name));
    },
    async list() {
      const present = await duty.list();
      if (present.length === 0) return say('agent.listEmpty');
      const rows = present.map(
        ({ party, slots }) => `• ${[party.name, ...skillsOf(party)].join(' ')}: ${slots.length}`,
      );
      return say('agent.list', { rows: rows.join('\n') });
    },
    async summary({ chat }) {
      return chat ? { kind: 'content', content: await service.summaryOf(chat) } : say('agent.noChatForSummary');
    },
    async queue() {
      const waiting = await duty.queue();
      const rows = waiting.map((each, index): Reply => {
        const count = Math.floor((now() - each.askedAt) / 60_000);
        return { key: 'agent.queueRow', params: { position: index + 1, name: each.customer.name, count } };
      });
      return rows.length === 0
        ? say('agent.queueEmpty')
        : { kind: 'reply', replies: [{ key: 'agent.queue' }, ...rows] };
    },
    async note({ chat, activityId, hasFiles }, text) {
      if (!chat) return say('agent.noChatForNote');
      const noted = await relay.note(chat, { activityId, text, attachments: [] });
      const replies: readonly Reply[] = [{ key: `agent.${noted}` }];
      return { kind: 'reply', replies: hasFiles ? [...replies, { key: 'agent.noteWithoutFiles' }] : replies };
    },
    async help() {
      const replies = AGENT_COMMAND_NAMES.map((command): Reply => ({
        key: `agent.commands.${command}`,
        params: { words: AGENT_COMMANDS[command].words.join(', ') },
      }));
      return { kind: 'reply', replies: [{ key: 'agent.helpTitle' }, ...replies, { key: 'agent.helpFooter' }] };
    },
  };

  return {
    /** Carries out the command in a line, or explains why not. Lines that are no command are the caller's. */
    async answer(speaks: AgentSpeaks, text: string): Promise<Answer> {
      const line = readAgentLine(text);
      if (line.kind !== 'command') return explain(line);
      const { part } = speaks;
      const mustAsk = part && ABOUT_THE_CHAT.includes(line.command) && (await relay.mustAsk(part, speaks));
      if (!mustAsk) return handlers[line.command](speaks, line.argument);
      const afterwards = (): Promise<void> => relay.wasAsked(part, speaks);
      return { kind: 'reply', replies: [notDone(part)], mustBeHeard: true, afterwards };
    },
    /** Carries out what a button of an offer says. */
    press: (agent: AgentParty, { answer, offer }: PressedAnswer): Promise<Answer> => answerOffer(agent, answer, offer),
  };
}

/** Meant for another customer than the one they are with now, these would do harm. */
const ABOUT_THE_CHAT: readonly AgentCommand[] = ['exit', 'transfer', 'ticket', 'note'];

export type AgentDesk = ReturnType<typeof createAgentDesk>;

/** The chat an agent is in, where this part is one. */
export function chatOf(part: Part | undefined): ConnectedHandoff | undefined {
  return part?.side === 'agent' && isConnected(part.handoff) ? part.handoff : undefined;
}

function skillsOf({ skills = [] }: AgentParty): readonly string[] {
  return skills.length === 0 ? [] : [`(${skills.join(', ')})`];
}

function nameOf(chat: ConnectedHandoff): string {
  return labelled(chat.customer.name, chat.state.handle);
}

function explain(line: Exclude<AgentLine, { kind: 'command' }>): Answer {
  switch (line.kind) {
    case 'text':
      return { kind: 'notACommand' };
    case 'unknown':
      return say('agent.unknown', { word: line.word });
    case 'misused':
      return say(`agent.${line.problem}`, { word: AGENT_COMMANDS[line.command].words[0] });
    default:
      return line satisfies never;
  }
}
