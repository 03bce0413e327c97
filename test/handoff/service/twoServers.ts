import { setImmediate } from 'node:timers/promises';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import type { Outcome, OutgoingMessage } from '../../../handoff/ports.ts';
import { TIMINGS } from '../../../composition/timings.ts';
import { createWorld } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

interface Chat {
  readonly a: World;
  readonly b: World;
  readonly agent: Conversation;
  readonly customer: Conversation;
}

export async function chatOnTwoServers(aheadMs = 0): Promise<Chat> {
  const a = createWorld();
  const b = a.anotherServer(aheadMs);
  const [agent, customer] = [await a.agentOnDuty('agent'), await a.customer('carol')];
  await a.ask(customer);
  await a.quiet();
  a.messenger.sent.length = 0;
  return { a, b, agent, customer };
}

/** A channel that does not answer for messages with this text until it is told to. */
export function silentFor({ messenger }: World, text: string): { answer(outcome: Outcome): void } {
  let answer: (outcome: Outcome) => void = () => undefined;
  const answered = new Promise<Outcome>((resolve) => (answer = resolve));
  messenger.decide = (message) => (textOf(message) === text ? answered : 'delivered');
  return { answer: (outcome) => answer(outcome) };
}

export function textOf({ content }: OutgoingMessage): string {
  return content.kind === 'line' ? content.text : content.kind;
}

export async function steps(): Promise<void> {
  for (let step = 0; step < 5; step += 1) await setImmediate();
}

/** Says it and lets the server find that the channel is slow. */
export async function sayTo(world: World, who: Conversation, text: string, activityId?: string): Promise<unknown> {
  const said = world.say(who, text, activityId);
  await steps();
  world.clock.advance(TIMINGS.slowSendMs);
  return said;
}
