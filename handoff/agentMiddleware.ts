import { ActivityTypes } from 'botbuilder';
import type { Activity, Middleware, TurnContext } from 'botbuilder';
import type { FirstArrival } from '../messaging/firstArrival.ts';
import { isTooLate } from '../messaging/firstArrival.ts';
import { mustBeHeard } from '../messaging/heard.ts';
import { LONGEST_LINE, isEmpty, isRemoval, readMessage } from '../messaging/inbound.ts';
import type { Render } from '../messaging/render.ts';
import { readPressedAnswer } from '../messaging/offerMessage.ts';
import type { PressedAnswer } from '../messaging/offerMessage.ts';
import { passOn } from '../messaging/passOn.ts';
import { speakerOf } from '../messaging/speaker.ts';
import type { AgentDesk, Answer } from './agentDesk.ts';
import { chatOf } from './agentDesk.ts';
import { heldReply, notDone, onDutyReplies } from './agentReplies.ts';
import { readAgentLine, readCustomerLine } from './domain/commands.ts';
import type { AgentCommand } from './domain/commands.ts';
import type { Conversation } from './domain/conversation.ts';
import type { AgentParty } from './domain/party.ts';
import type { ConnectedHandoff } from './domain/handoff.ts';
import { AFTER_CHAT } from './domain/content.ts';
import type { Content } from './domain/content.ts';
import type { Reply } from './reply.ts';
import { answer } from './replies.ts';
import type { RenderReplies } from './replies.ts';
import type { AgentLeaves } from './service/agentLeaves.ts';
import type { Duty } from './service/duty.ts';
import type { ReturnToQueue } from './service/returnToQueue.ts';
import type { Part, Relay } from './service/relay.ts';
import { partOf, setPart } from './turnPart.ts';

/** Says who the person is as an agent: `notSignedIn` and `notAnAgent` get no further. Asked for commands only. */
export type IdentifyAgent = (conversation: Conversation) => Promise<AgentParty | 'notSignedIn' | 'notAnAgent'>;

export interface AgentMiddlewareDeps {
  readonly relay: Relay;
  readonly duty: Duty;
  readonly returnToQueue: ReturnToQueue;
  readonly agentLeaves: AgentLeaves;
  readonly desk: AgentDesk;
  readonly identifyAgent: IdentifyAgent;
  readonly render: RenderReplies;
  readonly renderContent: Render;
  readonly isFirstArrival: FirstArrival;
}

/**
 * The agent's side. Recognises `#on`, `#exit` and the rest, from live agents only; everything else an agent says in a
 * chat goes to the customer, and nothing an agent on duty says outside a chat goes to anybody.
 */
export function createAgentMiddleware(deps: AgentMiddlewareDeps): Middleware & { commands: CommandRunner } {
  const commands = createCommandRunner(deps);
  return {
    commands,
    async onTurn(context, next) {
      const part = await deps.relay.partOf(speakerOf(context).conversation);
      setPart(context, part);
      const chat = chatOf(part);
      if (part && chat && context.activity.type === ActivityTypes.Typing) return deps.relay.typing(part);
      await comeOrGo(deps, context, part);
      if (context.activity.type !== ActivityTypes.Message || part?.side === 'customer') return next();
      if (await commands.hear(context)) return;
      if (part && chat) return relayLine(deps, context, part);
      if (!speakerOf(context).conversation.onDuty) return next();
      if (await deps.isFirstArrival(context)) return answerOrFail(deps, context, { key: 'agent.noChat' });
      // Brought again when they are in a chat, it must not be said there without a word of theirs.
      const chatNow = await lateIn(deps, context);
      if (chatNow) await relayLine(deps, context, chatNow);
    },
  };
}

/** The chat they are in by now, where this turn's message was begun before it. */
async function lateIn({ relay }: AgentMiddlewareDeps, context: TurnContext): Promise<Part | undefined> {
  if (!isTooLate(context)) return undefined;
  const part = await relay.partOf(speakerOf(context).conversation);
  return chatOf(part) && part;
}

/** What becomes of the agent's window may change where their duty and their chats are. */
async function comeOrGo(deps: AgentMiddlewareDeps, context: TurnContext, part: Part | undefined): Promise<void> {
  if (part?.side !== 'customer' && isRemoval(context.activity)) await leave(deps, context, chatOf(part));
  if (context.activity.type === ActivityTypes.ConversationUpdate) await bringDuty(deps, context);
}

/** Nothing reaches an agent who has removed the bot: neither the chat they are in, nor their others, nor the next customer. */
async function leave(
  { agentLeaves, returnToQueue }: AgentMiddlewareDeps,
  context: TurnContext,
  chat: ConnectedHandoff | undefined,
): Promise<void> {
  const { personId, id } = speakerOf(context).conversation;
  if (personId !== undefined) await agentLeaves.gone(personId, id);
  if (chat) await returnToQueue(chat, 'unreachable');
}

/** Somebody on duty has opened a new conversation, such as a chat window opened anew. */
async function bringDuty(deps: AgentMiddlewareDeps, context: TurnContext): Promise<void> {
  const { conversation } = speakerOf(context);
  if (conversation.onDuty || conversation.personId === undefined) return;
  const agent = await deps.identifyAgent(conversation);
  const moved = typeof agent === 'string' ? 'stays' : await deps.duty.follow(conversation, agent);
  if (moved !== 'stays') await answer(context, deps.render, ...onDutyReplies(moved));
}

/** Runs an agents' command. False when there is none, or when it is for the dialogs to answer. */
export interface CommandRunner {
  /** `said` is the turn's message, or what was said before a sign-in that this turn completes. */
  run(context: TurnContext, said: string): Promise<boolean>;
  /** The same for the turn's message, which may also come from a button of an offer. */
  hear(context: TurnContext): Promise<boolean>;
}

function createCommandRunner(deps: AgentMiddlewareDeps): CommandRunner {
  async function run(context: TurnContext, said: string): Promise<boolean> {
    const { activityId, saidAt, attachments } = readMessage(context.activity);
    const text = said.trim();
    if (!mayBeCommand(text)) return false;
    const { conversation } = speakerOf(context);
    const part = partOf(context);
    const chat = chatOf(part);
    const agent = await actingAgent(deps, conversation, chat, text);
    if (agent === 'notSignedIn') return false;
    if (agent === 'notAnAgent') return refuse(deps, context, text);
    if (!(await deps.isFirstArrival(context))) {
      const chatNow = await lateIn(deps, context);
      if (chatNow) await answer(context, deps.render, notDone(chatNow));
      return true;
    }
    const when = saidAt === undefined ? {} : { saidAt };
    const speaks = { conversation, agent, chat, part, activityId, hasFiles: attachments.length > 0, ...when };
    return show(deps, context, await deps.desk.answer(speaks, text));
  }

  /** Anybody can send what a button sends: who they are decides. */
  async function press(context: TurnContext, pressed: PressedAnswer): Promise<boolean> {
    const { conversation } = speakerOf(context);
    const agent = await deps.identifyAgent(conversation);
    if (typeof agent === 'string') return false;
    if (!(await deps.isFirstArrival(context))) return true;
    return show(deps, context, await deps.desk.press(agent, pressed));
  }

  return {
    run,
    async hear(context) {
      const pressed = readPressedAnswer(context.activity);
      return (pressed && (await press(context, pressed))) || run(context, readMessage(context.activity).text);
    },
  };
}

/** What a chat needs to come to its end, even if the agent's role was taken away in the middle of it. */
const TO_THE_END: readonly AgentCommand[] = ['exit', 'summary', 'note', 'help'];

async function actingAgent(
  deps: AgentMiddlewareDeps,
  conversation: Conversation,
  chat: ConnectedHandoff | undefined,
  text: string,
): Promise<AgentParty | 'notSignedIn' | 'notAnAgent'> {
  const agent = await deps.identifyAgent(conversation);
  if (typeof agent !== 'string' || !chat) return agent;
  const line = readAgentLine(text);
  const allowed = line.kind !== 'command' || TO_THE_END.includes(line.command);
  return allowed ? chat.state.agent : 'notAnAgent';
}

/** Ordinary lines cost no look at the roles. */
function mayBeCommand(text: string): boolean {
  return readAgentLine(text).kind !== 'text';
}

async function refuse(deps: AgentMiddlewareDeps, context: TurnContext, text: string): Promise<boolean> {
  const line = readCustomerLine(text);
  if (line.kind !== 'agentsOnly') return false;
  await answer(context, deps.render, { key: 'agent.refused', params: { word: line.word }, choices: AFTER_CHAT });
  return true;
}

async function show(deps: AgentMiddlewareDeps, context: TurnContext, result: Answer): Promise<boolean> {
  switch (result.kind) {
    case 'notACommand':
      return false;
    case 'content':
      await context.sendActivity(showContent(deps, context, result.content));
      return true;
    case 'reply':
      if (result.mustBeHeard) mustBeHeard(context);
      if (result.replies.length > 0) await answer(context, deps.render, ...result.replies);
      await result.afterwards?.();
      return true;
    default:
      return result satisfies never;
  }
}

function showContent(deps: AgentMiddlewareDeps, context: TurnContext, content: Content): Partial<Activity> {
  const { locale, channel } = speakerOf(context).conversation;
  return deps.renderContent({ content, locale }, channel);
}

async function relayLine(deps: AgentMiddlewareDeps, context: TurnContext, part: Part): Promise<void> {
  const message = readMessage(context.activity);
  if (isEmpty(message)) return;
  if (message.text.length > LONGEST_LINE) {
    return answer(context, deps.render, { key: 'chat.tooLong', params: { limit: LONGEST_LINE } });
  }
  const line = readAgentLine(message.text);
  const text = line.kind === 'text' ? line.text : message.text;
  const said = { ...message, text };
  const relayed = await passOn(context, said, () => deps.relay.relay(part, said));
  if (relayed === 'relayedMasked') await answer(context, deps.render, { key: 'handoff.masked' });
  if (relayed === 'held') await answerOrFail(deps, context, heldReply(part));
}

/** That nobody got a line is all that is ever heard of it: where it cannot be said, the channel is to bring the line again. */
async function answerOrFail({ render }: AgentMiddlewareDeps, context: TurnContext, reply: Reply): Promise<void> {
  mustBeHeard(context);
  await answer(context, render, reply);
}
