import { ActivityTypes } from 'botbuilder';
import type { Middleware, TurnContext } from 'botbuilder';
import type { FirstArrival } from '../messaging/firstArrival.ts';
import { mustBeHeard } from '../messaging/heard.ts';
import { LONGEST_LINE, isEmpty, isRemoval, readMessage } from '../messaging/inbound.ts';
import { passOn } from '../messaging/passOn.ts';
import { speakerOf } from '../messaging/speaker.ts';
import { readCustomerLine } from './domain/commands.ts';
import type { CustomerCommand } from './domain/commands.ts';
import { AFTER_CHAT, RATE_CHAT } from './domain/content.ts';
import type { Choice } from './domain/content.ts';
import type { EndReason, Handoff } from './domain/handoff.ts';
import { isConnected } from './domain/handoff.ts';
import type { Reply } from './reply.ts';
import { answer } from './replies.ts';
import type { RenderReplies } from './replies.ts';
import type { HandoffService } from './service/handoffService.ts';
import type { Part } from './service/relay.ts';
import { partOf } from './turnPart.ts';

export interface HandoffMiddlewareDeps {
  readonly service: HandoffService;
  readonly render: RenderReplies;
  readonly isFirstArrival: FirstArrival;
  /** Which choice a text is, in the language the choices were shown in. */
  readonly choiceOf: (text: string, locale: string) => Choice | undefined;
}

/**
 * The customer's side. While somebody waits or is connected, the bot does not speak: the proxy does. What is not part
 * of a handoff goes on to the bot.
 */
export function createHandoffMiddleware(deps: HandoffMiddlewareDeps): Middleware {
  return {
    async onTurn(context, next) {
      const part = partOf(context);
      if (part?.side !== 'customer') {
        // Both sides have ended the chat at once, and the agent was faster.
        const isAnswered = !part && isExit(context) && (await wasSaidBefore(deps, context));
        return isAnswered ? void (await deps.isFirstArrival(context)) : toBot(deps, context, next);
      }
      const { handoff } = part;
      switch (context.activity.type) {
        case ActivityTypes.Message:
          return customerSpeaks(deps, context, part, next);
        case ActivityTypes.Typing:
          return deps.service.relay.typing(part);
        case ActivityTypes.Event:
          return hasLeft(context) ? finishQuietly(deps, handoff) : undefined;
        case ActivityTypes.InstallationUpdate:
          if (isRemoval(context.activity)) await finish(deps, handoff, 'customerGone');
          return;
        default:
          return;
      }
    },
  };
}

/** Before the end of their chat, that is. A channel that does not say when gets a second answer rather than none. */
async function wasSaidBefore({ service }: HandoffMiddlewareDeps, context: TurnContext): Promise<boolean> {
  const { saidAt } = readMessage(context.activity);
  return saidAt !== undefined && service.toldOfEnd.isTold(speakerOf(context).conversation, saidAt);
}

/** The page tells that its customer has begun a new conversation: nobody reads this one any more. */
const LEFT_EVENT = 'koji/left';

function hasLeft(context: TurnContext): boolean {
  return context.activity.name === LEFT_EVENT;
}

function isExit({ activity }: TurnContext): boolean {
  if (activity.type !== ActivityTypes.Message) return false;
  const line = readCustomerLine(readMessage(activity).text);
  return line.kind === 'command' && line.command === 'exit';
}

async function finishQuietly(deps: HandoffMiddlewareDeps, handoff: Handoff): Promise<void> {
  await finish(deps, handoff, isConnected(handoff) ? 'customerEnded' : 'customerLeftQueue');
}

async function customerSpeaks(
  deps: HandoffMiddlewareDeps,
  context: TurnContext,
  part: Part,
  next: () => Promise<void>,
): Promise<void> {
  const { handoff } = part;
  const message = readMessage(context.activity);
  const line = readCustomerLine(message.text);
  if (line.kind === 'command') return command(deps, context, handoff, line.command);
  if (line.kind === 'misused')
    return answer(context, deps.render, { key: 'agent.unexpected', params: { word: line.word } });
  if (line.kind === 'agentsOnly')
    return answer(context, deps.render, { key: 'agent.refused', params: { word: line.word } });
  const choice = isConnected(handoff) ? undefined : deps.choiceOf(message.text, speakerOf(context).conversation.locale);
  if (choice === 'leaveQueue') return command(deps, context, handoff, 'exit');
  if (choice !== 'createRequestInstead') return relayLine(deps, context, part, next);
  // Pressed in a queue of before and delivered again, it must not cost them their place in this one.
  if (!(await deps.isFirstArrival(context))) return;
  await finish(deps, handoff, 'customerPrefersRequest');
  return next();
}

async function command(
  deps: HandoffMiddlewareDeps,
  context: TurnContext,
  handoff: Handoff,
  name: CustomerCommand,
): Promise<void> {
  if (name === 'help') {
    return answer(context, deps.render, { key: isConnected(handoff) ? 'chat.helpConnected' : 'chat.helpWaiting' });
  }
  if (!(await deps.isFirstArrival(context))) return;
  const ended = await finish(deps, handoff, isConnected(handoff) ? 'customerEnded' : 'customerLeftQueue');
  if (ended === 'alreadyEnded' && (await deps.service.toldOfEnd.isTold(speakerOf(context).conversation))) return;
  return answer(context, deps.render, isConnected(handoff) ? FINISHED_CHAT : FINISHED);
}

const FINISHED: Reply = { key: 'chat.finished', choices: AFTER_CHAT };
const FINISHED_CHAT: Reply = { key: 'chat.finishedRate', choices: [...AFTER_CHAT, ...RATE_CHAT] };

async function finish(
  { service }: HandoffMiddlewareDeps,
  handoff: Handoff,
  reason: EndReason,
): Promise<'ended' | 'alreadyEnded'> {
  return service.endChat({ deskId: handoff.deskId, id: handoff.id }, reason);
}

async function relayLine(
  deps: HandoffMiddlewareDeps,
  context: TurnContext,
  part: Part,
  next: () => Promise<void>,
): Promise<void> {
  const message = readMessage(context.activity);
  if (isEmpty(message)) return;
  if (message.text.length > LONGEST_LINE) {
    return answer(context, deps.render, { key: 'chat.tooLong', params: { limit: LONGEST_LINE } });
  }
  const relayed = await passOn(context, message, () => deps.service.relay.relay(part, message));
  if (relayed === 'relayedMasked') return answer(context, deps.render, { key: 'handoff.masked' });
  if (relayed === 'keptMasked') return answer(context, deps.render, { key: 'secret.hidden' });
  // Ended in this very moment by the other side: the customer talks to the bot again.
  if (relayed === 'over') return toBot(deps, context, next);
}

/**
 * What was meant for an agent who has gone is answered by the bot. Where it cannot say so in time, its sender must see that
 * nobody got it: an answer that waits for their channel would be forgotten with its server.
 */
async function toBot(
  { service }: HandoffMiddlewareDeps,
  context: TurnContext,
  next: () => Promise<void>,
): Promise<void> {
  const isMessage = context.activity.type === ActivityTypes.Message;
  if (isMessage && (await service.toldOfEnd.mayNotKnow(speakerOf(context).conversation))) mustBeHeard(context);
  return next();
}
